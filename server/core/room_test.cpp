#include "core/room.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr RoomId tea{RoomKind::open, Uuid{1, 1}};
constexpr SessionId ana{1, 1};
constexpr SessionId ben{2, 1};
constexpr Duration patience{100};

Tick at(std::int64_t milliseconds) {
  return Tick{Duration{milliseconds}};
}

EntryPtr entry(std::uint64_t position) {
  return std::make_shared<const Entry>(Entry{tea,
                                             Position{position},
                                             EntryId{Uuid{0, position}},
                                             Person{UserId{Uuid{7, 7}}, "ana"},
                                             {},
                                             Cid{"cid"},
                                             {},
                                             Said{"hello"}});
}

std::vector<std::uint64_t> delivered(const Effects& effects) {
  std::vector<std::uint64_t> positions;
  for (const Effect& effect : effects) {
    if (const auto* const deliver = std::get_if<Deliver>(&effect))
      positions.push_back(deliver->entry->position.value);
  }
  return positions;
}

class RoomOf4 : public testing::Test {
 protected:
  std::vector<std::uint64_t> hears(std::initializer_list<std::uint64_t> announced) {
    Effects effects;
    for (const auto position : announced) room.announce(entry(position), at(0), effects);
    return delivered(effects);
  }

  Room room{tea, Epoch{1}, Position{1}, Position{4}};
};

TEST_F(RoomOf4, TellsItsListenersOfTheNextEntry) {
  EXPECT_THAT(hears({5}), ElementsAre(5));
}

TEST_F(RoomOf4, SaysNothingTwice) {
  EXPECT_THAT(hears({4, 5, 5, 3}), ElementsAre(5));
}

TEST_F(RoomOf4, WaitsForWhatIsMissingAndThenSaysAllInOrder) {
  EXPECT_THAT(hears({7, 6}), IsEmpty());
  EXPECT_THAT(hears({5}), ElementsAre(5, 6, 7));
}

TEST_F(RoomOf4, AsksForAHoleOnlyWhenItStaysOpen) {
  hears({7});
  EXPECT_EQ(room.gap(at(99), patience), std::nullopt);
  const auto gap = room.gap(at(100), patience);
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->after, Position{4});
  EXPECT_EQ(gap->before, Position{7});
  EXPECT_EQ(gap->keep, PageEnd::oldest);
  EXPECT_EQ(room.gap(at(1'000), patience), std::nullopt)
      << "one question at a time, however slow the store is";
  room.answered(std::nullopt, at(1'000));
  EXPECT_TRUE(room.gap(at(1'000), patience)) << "there was no answer";
}

TEST_F(RoomOf4, AsksOnceWhenItsHeadIsInDoubt) {
  room.doubt(at(0));
  const auto gap = room.gap(at(100), patience);
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->after, Position{4});
  room.answered(Position{4}, at(150));
  EXPECT_EQ(room.gap(at(1'000), patience), std::nullopt) << "nothing had come since";
}

TEST_F(RoomOf4, StaysInDoubtUntilTheStoreHasSpoken) {
  room.doubt(at(0));
  hears({5});
  EXPECT_TRUE(room.gap(at(100), patience)) << "5 says nothing of 6";
}

TEST_F(RoomOf4, AsksForNothingOnceTheHoleIsClosed) {
  hears({6, 5});
  EXPECT_EQ(room.gap(at(1'000), patience), std::nullopt);
}

TEST_F(RoomOf4, AsksForALostLastEntryWhenItLearnsOfTheHead) {
  room.head_is(Position{6}, at(0));
  const auto gap = room.gap(at(100), patience);
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->before, Position{}) << "nothing is known to come after it";
}

TEST_F(RoomOf4, ForgetsWhatRanTooFarAheadAndReadsItAgain) {
  Effects effects;
  for (std::uint64_t position = 6; position < 2'000; ++position)
    room.announce(entry(position), at(0), effects);
  room.announce(entry(5), at(0), effects);
  const auto heard = delivered(effects);
  EXPECT_LT(heard.size(), 300U);
  EXPECT_TRUE(room.gap(at(100), patience)) << "the rest is still to be had";
}

TEST_F(RoomOf4, RemembersWhatWasSaidALittleWhileAgo) {
  hears({5, 6});
  EXPECT_EQ(room.recent(Position{6})->size(), 0U);
  EXPECT_EQ(room.recent(Position{4})->size(), 2U);
  EXPECT_EQ(room.recent(Position{3}), std::nullopt) << "what it never heard, it cannot tell";
}

TEST_F(RoomOf4, LeavesLongAnswersToTheStore) {
  Effects effects;
  for (std::uint64_t position = 5; position < 9; ++position) {
    Entry long_one = *entry(position);
    long_one.what = Said{std::string(3'000, 'x')};
    room.announce(std::make_shared<const Entry>(long_one), at(0), effects);
  }
  EXPECT_EQ(room.recent(Position{7})->size(), 1U);
  EXPECT_EQ(room.recent(Position{4}), std::nullopt);
}

TEST_F(RoomOf4, HasEachListenerOnce) {
  Effects effects;
  room.listen(ana, Dialect::full, effects);
  room.listen(ana, Dialect::full, effects);
  room.listen(ben, Dialect::original, effects);
  EXPECT_THAT(room.listeners(Dialect::full), ElementsAre(ana));
  EXPECT_THAT(room.listeners(Dialect::original), ElementsAre(ben));
  room.leave(ana);
  room.leave(ana);
  EXPECT_FALSE(room.has(ana));
  EXPECT_TRUE(room.has_listeners());
}

TEST(Room, IsHeardWithoutAGapWhateverTheBusDoes) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& news) {
    Room room(tea, Epoch{1}, Position{1}, Position{0});
    Effects effects;
    std::uint64_t newest = 0;
    for (const auto position : news) {
      newest = std::max<std::uint64_t>(newest, position);
      if (position > 0) room.announce(entry(position), at(0), effects);
    }
    // Whatever the news left open, the store closes.
    for (int rounds = 0; rounds < 300; ++rounds) {
      const auto gap = room.gap(at(1'000 + rounds * 1'000), patience);
      if (!gap) break;
      const auto end = gap->before == Position{} ? newest + 1 : gap->before.value;
      room.answered(Position{newest}, at(1'000 + rounds * 1'000));
      for (auto position = gap->after.value + 1; position < end; ++position)
        room.announce(entry(position), at(0), effects);
    }
    const auto heard = delivered(effects);
    RC_ASSERT(heard.size() == newest);
    for (std::size_t index = 0; index < heard.size(); ++index) RC_ASSERT(heard[index] == index + 1);
  }));
}

}  // namespace
}  // namespace teahouse
