#include "core/push.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace teahouse {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant clock(int hour, int minute) {
  return Instant{hours{24 * 20'000 + hour} + minutes{minute}};
}

TEST(Quiet, IsFromOneMinuteToAnotherAlsoOverMidnight) {
  const Quiet night{22 * 60, 7 * 60};
  EXPECT_TRUE(night.has(clock(22, 0)));
  EXPECT_TRUE(night.has(clock(3, 30)));
  EXPECT_FALSE(night.has(clock(7, 0)));
  EXPECT_FALSE(night.has(clock(21, 59)));
  const Quiet noon{12 * 60, 13 * 60};
  EXPECT_TRUE(noon.has(clock(12, 59)));
  EXPECT_FALSE(noon.has(clock(13, 0)));
  EXPECT_TRUE((Quiet{5, 5}.has(clock(4, 0))));
}

TEST(Level, SaysOfWhichMessagesSomebodyIsTold) {
  const auto told = [](Level level, RoomKind kind, bool is_for_them, Instant muted_until = {}) {
    return wants({{}, {}, level, muted_until, {}}, kind, is_for_them, clock(12, 0));
  };
  EXPECT_TRUE(told(Level::usual, RoomKind::direct, false));
  EXPECT_FALSE(told(Level::usual, RoomKind::open, false));
  EXPECT_TRUE(told(Level::usual, RoomKind::lobby, true));
  EXPECT_TRUE(told(Level::all, RoomKind::open, false));
  EXPECT_FALSE(told(Level::mentions, RoomKind::direct, false));
  EXPECT_TRUE(told(Level::mentions, RoomKind::direct, true));
  EXPECT_FALSE(told(Level::none, RoomKind::direct, true));
  EXPECT_FALSE(told(Level::all, RoomKind::direct, true, clock(12, 1)));
  EXPECT_TRUE(told(Level::all, RoomKind::direct, true, clock(12, 0)));
}

}  // namespace
}  // namespace teahouse
