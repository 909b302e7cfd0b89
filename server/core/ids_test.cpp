#include "core/ids.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

constexpr UserId ana{Uuid{1, 2}};
constexpr UserId ben{Uuid{3, 4}};

TEST(RoomId, IsReadBackFromItsText) {
  for (const RoomId room : {RoomId::lobby(), RoomId::direct(ana, ben), RoomId{RoomKind::open, Uuid{5, 6}}}) {
    EXPECT_EQ(RoomId::parse(room.text()), room) << room.text();
  }
}

TEST(RoomId, IsNothingElse) {
  for (const auto* text :
       {"", "Lobby", "room-", "room-1", "direct-", "tea-00000000-0000-0001-0000-000000000002",
        "room-00000000-0000-0001-0000-00000000000g", "lobby "}) {
    EXPECT_EQ(RoomId::parse(text), std::nullopt) << text;
  }
}

TEST(RoomId, OfTwoPeopleIsTheSameForBoth) {
  EXPECT_EQ(RoomId::direct(ana, ben), RoomId::direct(ben, ana));
  EXPECT_NE(RoomId::direct(ana, ben), RoomId::direct(ana, UserId{Uuid{3, 5}}));
}

}  // namespace
}  // namespace teahouse
