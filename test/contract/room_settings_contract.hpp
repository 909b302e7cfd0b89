#pragma once

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What Directory::set_room owes; see ports/directory.hpp.

class RoomSettingsContract : public Contract {
 protected:
  std::optional<RoomSettings> set(const Person& who, RoomId room, RoomSettings settings) {
    Awaited<std::optional<RoomSettings>> answer;
    backend_->directory().set_room(who.id, room, settings, answer.done());
    return *answer.result();
  }

  RoomSettings of(const Person& who, RoomId room) {
    for (const auto& membership : scene_.person(who).rooms) {
      if (membership.room.id == room) return membership.settings;
    }
    ADD_FAILURE() << who.name << " is not in " << room.text();
    return {};
  }

  const RoomSettings loud{
      .level = Level::all, .muted_until = at(5), .pinned = true, .archived = Position{7}, .revision = 0};
};

TEST_P(RoomSettingsContract, KeepsThemForOnePersonAndRoomAndCountsHowOften) {
  scene_.rename(ana);
  scene_.rename(ben);
  RoomSettings kept = loud;
  kept.revision = 1;
  EXPECT_EQ(set(ana, RoomId::lobby(), loud), kept);
  EXPECT_EQ(of(ana, RoomId::lobby()), kept);
  EXPECT_EQ(of(ben, RoomId::lobby()), RoomSettings{});
  kept.revision = 2;
  EXPECT_EQ(set(ana, RoomId::lobby(), loud), kept) << "also the same once more";
  backend_->reopen();
  EXPECT_EQ(of(ana, RoomId::lobby()), kept);
}

TEST_P(RoomSettingsContract, ForgetsThemWhenSomebodyLeavesAndGoesOnCounting) {
  scene_.create(scene_.room(ana, tea, "tea"));
  set(ana, tea, loud);
  scene_.leave(ana, tea);
  EXPECT_FALSE(set(ana, tea, loud));
  scene_.enter(ana, tea);
  EXPECT_EQ(of(ana, tea), (RoomSettings{.revision = 1}));
  EXPECT_EQ(set(ana, tea, {})->revision, 2U);
}

TEST_P(RoomSettingsContract, OfARoomThatIsNotTheirsLeaveNothingBehind) {
  scene_.rename(ben);
  scene_.create(scene_.room(ana, tea, "tea"));
  EXPECT_FALSE(set(ben, tea, loud));
  EXPECT_FALSE(set(ben, coffee, loud));
  EXPECT_FALSE(set(ben, RoomId::direct(ana.id, ben.id), loud));
  scene_.enter(ben, tea);
  EXPECT_EQ(of(ben, tea), RoomSettings{});
}

TEST_P(RoomSettingsContract, StayWhenSomethingIsSaid) {
  scene_.rename(ben);
  scene_.tell(ana, ben, "hello");
  const auto direct = RoomId::direct(ana.id, ben.id);
  const auto kept = set(ben, direct, loud);
  scene_.tell(ana, ben, "are you there?");
  scene_.tell(ben, ana, "yes");
  EXPECT_EQ(of(ben, direct), kept);
}

}  // namespace teahouse
