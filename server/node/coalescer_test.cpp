#include "node/coalescer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t crowd = 100;
constexpr RoomId lobby;
constexpr RoomId garden{RoomKind::open, {0, 2}};

constexpr Tick at(int milliseconds) {
  return {Duration{milliseconds}};
}

class CoalescerTest : public testing::Test {
 protected:
  /// An entry a turn, so far apart, for long enough that the room is known to be hot or not.
  int talk(int begin, int gap, int entries, std::size_t listeners = crowd) {
    int now = begin;
    for (int said = 0; said < entries; ++said, now += gap) {
      coalescer.entry(lobby, listeners, at(now));
      tellings += static_cast<int>(told(now).size());
    }
    return now;
  }

  /// The rooms that are told when it is so late.
  std::vector<RoomId> told(int now) {
    std::vector<RoomId> rooms;
    coalescer.tell_due(at(now), [&](RoomId room, const auto&) { rooms.push_back(room); });
    return rooms;
  }

  /// A hot room that was told when the answer says.
  int heat() {
    const int now = talk(1'000, 2, 100) + 20;
    told(now);
    return now;
  }

  Coalescer coalescer{Limits{}};
  int tellings = 0;
};

TEST_F(CoalescerTest, TellsAQuietRoomInTheSameTurn) {
  talk(1'000, 50, 100);
  EXPECT_EQ(tellings, 100);
  EXPECT_EQ(coalescer.next(), std::nullopt);
}

TEST_F(CoalescerTest, LetsEntriesMeetInAHotRoom) {
  const int now = talk(1'000, 2, 100);
  tellings = 0;
  talk(now, 2, 1'000);
  EXPECT_EQ(tellings, 100) << "one in twenty milliseconds";
}

TEST_F(CoalescerTest, TellsAFewAtOnceHoweverMuchTheySay) {
  talk(1'000, 2, 100, crowd - 1);
  EXPECT_EQ(tellings, 100);
}

TEST_F(CoalescerTest, NeverPutsARoomOffForLongerThanAMeeting) {
  const int now = heat();
  coalescer.entry(lobby, crowd, at(now + 1));
  EXPECT_EQ(coalescer.next(), at(now + 20));
  EXPECT_THAT(told(now + 19), IsEmpty());
  EXPECT_THAT(told(now + 20), ElementsAre(lobby));
}

TEST_F(CoalescerTest, IsDiscouragedByARoomThatWaitedForNothing) {
  const int now = heat();
  coalescer.entry(lobby, crowd, at(now + 1));
  told(now + 20);
  tellings = 0;
  talk(now + 21, 2, 100);
  EXPECT_EQ(tellings, 100) << "each entry waits for the one before to be seen: nothing ever meets";
}

TEST_F(CoalescerTest, IsNotDiscouragedByARoomThatWasToldBeforeItsTime) {
  const int now = heat();
  coalescer.entry(lobby, crowd, at(now + 1));
  coalescer.tell_early(lobby, at(now + 2), [](const auto&) {});  // Somebody came.
  tellings = 0;
  talk(now + 3, 2, 100);
  EXPECT_LE(tellings, 11);
}

TEST_F(CoalescerTest, TellsEachRoomByItsOwnTime) {
  const int now = heat();
  coalescer.entry(lobby, crowd, at(now + 1));
  coalescer.entry(garden, crowd, at(now + 1));
  EXPECT_THAT(told(now + 1), ElementsAre(garden));
}

TEST_F(CoalescerTest, TakesARoomForToldThatWasToldOutOfTurn) {
  const int now = heat();
  coalescer.entry(lobby, crowd, at(now + 1)).full.end();
  int tellings_early = 0;
  for (int times = 0; times < 2; ++times)
    coalescer.tell_early(lobby, at(now + 2),
                         [&](const auto& told) { tellings_early += told.full.empty() ? 0 : 1; });
  EXPECT_EQ(tellings_early, 1);
  EXPECT_THAT(told(now + 100), IsEmpty());
  EXPECT_TRUE(coalescer.entry(lobby, crowd, at(now + 100)).full.empty());
}

TEST_F(CoalescerTest, ForgetsRoomsInWhichNothingIsSaid) {
  for (std::uint64_t room = 0; room < 10'000; ++room) {
    const int now = 1'000 + static_cast<int>(room);
    coalescer.entry(RoomId{RoomKind::open, {1, room}}, crowd, at(now));
    told(now);
  }
  EXPECT_LE(coalescer.size(), 3'000U);
}

}  // namespace
}  // namespace teahouse
