// Who is in a room, and how a crowd of them is told.
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub_for_test.hpp"

namespace teahouse {
namespace {

using namespace hub_test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

/// A house where five are a crowd, until there are three again.
class Rosters : public HubTest {
 protected:
  Rosters() {
    Limits limits;
    limits.roster_named = 4;
    limits.people_looked_at = 3;
    house.hub = Hub(ShardId{1}, 11, limits);
    happens(ChangesLoaded{House::only_change, Changes{House::only_change, {}}});
  }

  static Person guest(std::uint64_t number) {
    return {House::user(number), "guest " + std::to_string(number)};
  }

  /// What is told in the second after.
  void tells() {
    after(Duration{1'000});
    happens(Ticked{});
  }

  std::vector<std::string> found(SessionId session, FindPeople find) {
    asks(session, std::move(find));
    std::vector<std::string> names;
    for (const Person& person : one<ShowPeople>().people) names.push_back(person.name);
    return names;
  }
};

TEST_F(Rosters, FoldsWhoComesAndGoesAndKeepsTheCountExact) {
  comes(ana);
  happens(Ticked{});
  after(Duration{300});
  const auto bens = comes(ben);
  comes(Person{UserId{Uuid{0xc, 3}}, "cem"}, Dialect::original);
  happens(Closed{bens});
  happens(Ticked{});
  const auto told = one<DeliverRoster>();
  EXPECT_EQ(told.count, 2U);
  EXPECT_THAT(told.came, SizeIs(1));
  EXPECT_THAT(told.went, ElementsAre(ben)) << "of whom somebody may have heard in between";
}

TEST_F(Rosters, CountACrowdAndNameNobody) {
  for (std::uint64_t who = 1; who <= 4; ++who) comes(guest(who));
  tells();
  EXPECT_THAT(one<DeliverRoster>().came, SizeIs(4));
  comes(guest(5));
  tells();
  EXPECT_THAT(all<DeliverRoster>(), IsEmpty());
  EXPECT_EQ(one<DeliverCount>(), (DeliverCount{lobby, 5, Dialect::full}));
  tells();
  EXPECT_THAT(all<DeliverCount>(), IsEmpty()) << "nothing has changed";
}

TEST_F(Rosters, TellAStormOfAnySizeOnceASecondHowManyThereAre) {
  comes(guest(1'000'000));
  comes(Person{guest(1'000'001).id, "old"}, Dialect::original);
  tells();
  std::size_t told = 0;
  std::size_t lists = 0;
  std::map<Dialect, std::uint32_t> last;
  const auto hear = [&] {
    told += all<DeliverCount>().size() + all<DeliverRoster>().size();
    lists += all<DeliverSnapshot>().size();
    for (const DeliverCount& count : all<DeliverCount>()) last[count.dialect] = count.count;
  };
  for (std::uint64_t who = 1; who <= 400; ++who) {
    comes(guest(who));
    after(Duration{25});
    happens(Ticked{});
    hear();
  }
  tells();
  hear();
  EXPECT_LE(told, 2U * 12U) << "in eleven seconds, to each dialect";
  EXPECT_LE(lists, 4U) << "the original dialect is given its list less often, the more there are";
  EXPECT_THAT(last, ElementsAre(Pair(Dialect::original, 402U), Pair(Dialect::full, 402U)));
}

TEST_F(Rosters, GiveTheWholeListWhenACrowdHasGone) {
  std::vector<SessionId> sessions;
  for (std::uint64_t who = 1; who <= 5; ++who) sessions.push_back(comes(guest(who)));
  tells();
  happens(Closed{sessions[4]});
  tells();
  EXPECT_THAT(all<DeliverSnapshot>(), IsEmpty()) << "one who comes and goes at the bound";
  EXPECT_EQ(one<DeliverCount>().count, 4U);
  happens(Closed{sessions[3]});
  tells();
  const auto list = one<DeliverSnapshot>();
  EXPECT_EQ(list.dialect, Dialect::full);
  EXPECT_EQ(list.count, 3U);
  EXPECT_THAT(list.people, SizeIs(3));
  comes(guest(7));
  tells();
  EXPECT_THAT(one<DeliverRoster>().came, SizeIs(1)) << "and from then on who comes and goes";
}

TEST_F(Rosters, GiveTheWholeListToThoseWhoCameIntoACrowdThatThenWent) {
  std::vector<SessionId> sessions;
  for (std::uint64_t who = 1; who <= 6; ++who) sessions.push_back(comes(guest(who), Dialect::full, {tea}));
  const auto read = [&](SessionId session) {
    happens(PageLoaded{
        {session, {}},
        ForResume{},
        {.room = tea, .reader = {}, .after = {}, .before = {}, .limit = 1, .keep = PageEnd::newest},
        std::variant<Page, Refusal>(Page{Epoch{1}, Position{1}, Position{1}, {}})});
  };
  tells();
  asks(sessions[0], Subscribe{tea, {}, {}});
  read(sessions[0]);
  EXPECT_THAT(one<ShowRoster>().people, SizeIs(4)) << "of six";
  for (const std::size_t gone : {3U, 4U, 5U}) happens(Closed{sessions[gone]});
  tells();
  for (const DeliverSnapshot& list : all<DeliverSnapshot>()) EXPECT_THAT(list.people, SizeIs(3));
  EXPECT_THAT(all<DeliverSnapshot>(), SizeIs(2)) << "of the lobby and of the room";
  EXPECT_THAT(all<DeliverRoster>(), IsEmpty());
}

TEST_F(Rosters, GiveTheWholeListWhenMoreChangedThanAListNames) {
  comes(ana);
  tells();
  happens(Heard{std::make_shared<const News>(News{
      ShardId{2}, 22, Word(PresenceDelta{0, 1, {{guest(1), {}}, {guest(2), {}}, {guest(3), {}}}, {}})})});
  tells();
  // In one breath six go, three of whom had only just come, and two others come.
  happens(Heard{
      std::make_shared<const News>(News{ShardId{2}, 22,
                                        Word(PresenceDelta{1,
                                                           2,
                                                           {{guest(4), {}}, {guest(5), {}}, {guest(6), {}}},
                                                           {guest(1).id, guest(2).id, guest(3).id}})})});
  happens(Heard{std::make_shared<const News>(
      News{ShardId{2}, 22,
           Word(PresenceDelta{
               2, 3, {{guest(7), {}}, {guest(8), {}}}, {guest(4).id, guest(5).id, guest(6).id}})})});
  tells();
  EXPECT_THAT(all<DeliverRoster>(), IsEmpty()) << "six went, and a change names four";
  EXPECT_THAT(one<DeliverSnapshot>().people, SizeIs(3));
}

TEST_F(Rosters, AreFoundAPieceAtATime) {
  std::vector<SessionId> sessions;
  for (std::uint64_t who = 1; who <= 7; ++who) sessions.push_back(comes(guest(who)));
  EXPECT_THAT(found(sessions[0], {lobby, "", {}, 2}), ElementsAre("guest 1", "guest 2"));
  EXPECT_EQ(one<ShowPeople>().count, 7U);
  EXPECT_EQ(one<ShowPeople>().next, guest(2).id);
  EXPECT_THAT(found(sessions[0], {lobby, "", guest(2).id, {}}), ElementsAre("guest 3", "guest 4", "guest 5"))
      << "so many are looked at by one request";
  EXPECT_THAT(found(sessions[0], {lobby, "", guest(5).id, {}}), ElementsAre("guest 6", "guest 7"));
  EXPECT_EQ(one<ShowPeople>().next, std::nullopt);
}

TEST_F(Rosters, AreSearchedByNameInPiecesOfTheSameWork) {
  std::vector<SessionId> sessions;
  for (std::uint64_t who = 1; who <= 7; ++who) sessions.push_back(comes(guest(who)));
  EXPECT_THAT(found(sessions[0], {lobby, "ＧＵＥＳＴ 6", {}, {}}), IsEmpty());
  const auto next = one<ShowPeople>().next;
  EXPECT_EQ(next, guest(3).id) << "there may be more after those that were looked at";
  EXPECT_THAT(found(sessions[0], {lobby, "ＧＵＥＳＴ 6", next, {}}), ElementsAre("guest 6"));
}

TEST_F(Rosters, AreForThoseWhoHearTheRoom) {
  const auto session = comes(ana);
  asks(session, FindPeople{tea, "", {}, {}});
  EXPECT_EQ(refusal(), Refusal::not_a_member);
  asks(session, FindPeople{Nobody{}, "", {}, {}});
  EXPECT_EQ(refusal(), Refusal::unknown_room);
  asks(session, FindPeople{RoomId::direct(ana.id, ben.id), "", {}, {}});
  EXPECT_EQ(refusal(), Refusal::unknown_room);
}

}  // namespace
}  // namespace teahouse
