#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "protocol/gateway.hpp"

namespace teahouse::protocol {
namespace {

using Json = nlohmann::json;

const UserId ana{{1, 1}};

EntryPtr said(std::uint64_t position, std::string text) {
  return std::make_shared<const Entry>(Entry{RoomId::lobby(),
                                             Position{position},
                                             EntryId{{2, 2}},
                                             {ana, "ana"},
                                             {},
                                             Cid{"0123456789abcdef"},
                                             {},
                                             Said{std::move(text)}});
}

/// The most that may wait for a reader.
constexpr std::size_t outbox_bytes_max = 256 * 1024;

TEST(Gateway, TellsOfThreeHundredRoomsWithoutFillingTheOutbox) {
  ShowRooms show{{1, 1}, ana, {}};
  for (std::uint64_t at = 1; at <= 300; ++at) {
    Membership membership;
    membership.room.id = RoomId::direct(ana, UserId{{at, 7}});
    membership.room.pair = {{ana, "ana"}, {UserId{{at, 7}}, std::string(256, 'n')}};
    membership.last = said(at, std::string(12'000, 'x'));
    show.rooms.push_back(std::move(membership));
  }
  std::string frame;
  write(show, frame);
  EXPECT_LT(frame.size(), outbox_bytes_max);
  const Json rooms = Json::parse(frame).at("data").at("rooms");
  EXPECT_EQ(rooms.size(), 300U);
  EXPECT_TRUE(rooms.front().contains("last"));
  EXPECT_FALSE(rooms.back().contains("last"));
}

TEST(Gateway, TellsOfTheRoomsThatWereFoundWithoutFillingTheOutbox) {
  ShowFound show;
  for (std::uint64_t at = 1; at <= 200; ++at) {
    teahouse::RoomFound found;
    found.room.id = {RoomKind::open, {at, 1}};
    found.room.name = std::string(256, 'n');
    found.room.topic = std::string(1024, '"');
    show.rooms.push_back(std::move(found));
  }
  std::string frame;
  write(show, frame);
  EXPECT_LT(frame.size(), outbox_bytes_max);
  EXPECT_GT(Json::parse(frame).at("data").at("rooms").size(), 40U);
}

TEST(Gateway, NeverMakesAFrameLongerThanWasCounted) {
  const auto entry = said(123'456'789'012, std::string(1'000, '"') + std::string(1'000, '\n'));
  std::string frame;
  write(*entry, frame);
  EXPECT_LE(frame.size(), frame_bytes(*entry));
}

}  // namespace
}  // namespace teahouse::protocol
