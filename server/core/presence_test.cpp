#include "core/presence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr ShardId here{1};
constexpr ShardId there{2};
constexpr RoomId lobby = RoomId::lobby();
constexpr RoomId tea{RoomKind::open, Uuid{9, 9}};

Tick at(std::int64_t milliseconds) {
  return Tick{Duration{milliseconds}};
}

Present present(std::uint64_t who, std::string name, std::vector<RoomId> rooms = {}) {
  return {{UserId{Uuid{0, who}}, std::move(name)}, std::move(rooms)};
}

const Present ana = present(1, "ana");
const Present ben = present(2, "ben");

std::vector<std::string> names(const std::vector<Person>& people) {
  std::vector<std::string> names;
  for (const Person& person : people) names.push_back(person.name);
  return names;
}

TEST(Presence, CountsPeopleAndNotTheirShards) {
  Presence presence(here);
  presence.here(ana);
  presence.hear(there, 1, PresenceDelta{0, 1, {ana, ben}, {}}, at(0));
  EXPECT_EQ(presence.count(lobby), 2U);
  presence.gone(ana.person.id);
  EXPECT_EQ(presence.count(lobby), 2U) << "she is still there on the other shard";
  presence.hear(there, 1, PresenceDelta{1, 2, {}, {ana.person.id}}, at(1));
  EXPECT_THAT(names(presence.roster(lobby, 10)), ElementsAre("ben"));
}

TEST(Presence, FoldsWhoCameAndWentAgainIntoWhoWent) {
  Presence presence(here);
  presence.here(ana);
  presence.gone(ana.person.id);
  EXPECT_TRUE(presence.changes()[lobby].came.empty());
  EXPECT_TRUE(presence.changes()[lobby].went.contains(ana.person.id))
      << "somebody may have been given the list in between";
}

TEST(Presence, FoldsWhoWentAndCameAgainIntoWhoCame) {
  Presence presence(here);
  presence.here(ana);
  presence.changes().clear();
  presence.gone(ana.person.id);
  presence.here(present(1, "Anna"));
  EXPECT_EQ(presence.changes()[lobby].came.at(ana.person.id).name, "Anna");
  EXPECT_TRUE(presence.changes()[lobby].went.empty());
  EXPECT_TRUE(presence.changes()[lobby].renamed.empty());
}

TEST(Presence, SaysThatSomebodyIsCalledSomethingElse) {
  Presence presence(here);
  presence.here(present(1, "ana", {tea}));
  presence.changes().clear();
  presence.here(present(1, "Anna", {tea}));
  EXPECT_EQ(presence.changes()[lobby].renamed.at(ana.person.id).name, "Anna");
  EXPECT_EQ(presence.changes()[tea].renamed.at(ana.person.id).name, "Anna");
  EXPECT_TRUE(presence.changes()[lobby].came.empty());
  EXPECT_THAT(names(presence.roster(tea, 10)), ElementsAre("Anna"));
}

TEST(Presence, KnowsWhoIsInWhichRoom) {
  Presence presence(here);
  presence.here(present(1, "ana", {tea}));
  presence.here(ben);
  EXPECT_EQ(presence.count(tea), 1U);
  presence.here(ana);
  EXPECT_EQ(presence.count(tea), 0U);
  EXPECT_EQ(presence.count(lobby), 2U);
}

TEST(Presence, TellsTheOthersSoonWhenSomethingChangesAndNowAndThenOtherwise) {
  Presence presence(here);
  presence.here(ana);
  const auto first = presence.delta(at(0));
  ASSERT_TRUE(first);
  EXPECT_THAT(first->here, ElementsAre(ana));
  EXPECT_EQ(presence.delta(at(1'999)), std::nullopt);
  EXPECT_EQ(presence.delta(at(2'000)), (PresenceDelta{1, 1, {}, {}}));
  presence.gone(ana.person.id);
  EXPECT_EQ(presence.delta(at(2'100)), std::nullopt) << "changes are gathered";
  EXPECT_EQ(presence.delta(at(2'250)), (PresenceDelta{1, 2, {}, {ana.person.id}}));
}

TEST(Presence, AsksForTheWholeWhenADeltaWasLost) {
  Presence presence(here);
  presence.hear(there, 1, PresenceDelta{0, 1, {ana}, {}}, at(0));
  presence.hear(there, 1, PresenceDelta{2, 3, {}, {ana.person.id}}, at(1));
  EXPECT_EQ(presence.count(lobby), 1U) << "it takes in nothing that does not fit";
  EXPECT_THAT(presence.wanted(at(2)), ElementsAre(there));
  EXPECT_THAT(presence.wanted(at(3)), IsEmpty()) << "it asks once in a while";
  presence.hear(there, 1, PresenceWhole{3, {ben}}, at(4));
  EXPECT_THAT(names(presence.roster(lobby, 10)), ElementsAre("ben"));
  EXPECT_THAT(presence.wanted(at(10'000)), IsEmpty());
}

TEST(Presence, TakesAShardThatStartedAnewForAnotherOne) {
  Presence presence(here);
  presence.hear(there, 1, PresenceDelta{0, 5, {ana}, {}}, at(0));
  presence.hear(there, 2, PresenceDelta{0, 1, {ben}, {}}, at(1));
  EXPECT_THAT(names(presence.roster(lobby, 10)), ElementsAre("ben"));
}

TEST(Presence, ForgetsAShardThatFellSilent) {
  Presence presence(here);
  presence.hear(there, 1, PresenceDelta{0, 1, {ana}, {}}, at(0));
  presence.expire(at(9'999));
  EXPECT_EQ(presence.count(lobby), 1U);
  presence.expire(at(10'000));
  EXPECT_EQ(presence.count(lobby), 0U);
  EXPECT_TRUE(presence.changes()[lobby].came.empty());
  EXPECT_TRUE(presence.changes()[lobby].went.contains(ana.person.id))
      << "a list may have been given in between";
}

TEST(Presence, IsTheSameOnAllShardsOnceTheBusIsQuiet) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& steps, const std::vector<bool>& lost) {
    Presence one(here);
    Presence other(there);
    std::int64_t now = 0;
    std::size_t sent = 0;
    const auto exchange = [&](bool may_lose) {
      if (const auto delta = one.delta(at(now))) {
        const bool loses = may_lose && !lost.empty() && lost[sent++ % lost.size()];
        if (!loses) other.hear(here, 1, *delta, at(now));
      }
      if (!other.wanted(at(now)).empty()) other.hear(here, 1, one.whole(), at(now));
    };
    for (const auto step : steps) {
      const auto who = step % 5U;
      if (step % 3 == 0) {
        one.gone(UserId{Uuid{0, who}});
      } else {
        one.here(present(who, "name" + std::to_string(step % 7)));
      }
      now += 100;
      exchange(true);
    }
    for (int quiet = 0; quiet < 4; ++quiet) {
      now += 2'000;
      exchange(false);
    }
    RC_ASSERT(names(one.roster(lobby, 10)) == names(other.roster(lobby, 10)));
  }));
}

}  // namespace
}  // namespace teahouse
