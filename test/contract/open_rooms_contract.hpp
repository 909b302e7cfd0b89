#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What Directory::create_room and Directory::find_rooms owe; see ports/directory.hpp.

class OpenRoomsContract : public Contract {
 protected:
  std::vector<std::string> found(std::string query, std::uint32_t limit = 50) {
    std::vector<std::string> names;
    for (const auto& found : scene_.find(std::move(query), limit)) names.push_back(found.room.name);
    return names;
  }
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(OpenRoomsContract, MakesAnOpenRoomWithItsAuthorInIt) {
  const auto draft = scene_.room(ana, tea, "Tea", "leaves and water");
  const auto made = scene_.create(draft);
  EXPECT_FALSE(made.repeated);
  EXPECT_EQ(*made.entry,
            (Entry{tea, Position{1}, draft.entry, ana, std::nullopt, draft.cid, draft.at, Entered{}}));
  ASSERT_TRUE(made.room);
  EXPECT_EQ(*made.room,
            (RoomRecord{tea, "Tea", "leaves and water", {}, Epoch{1}, Position{1}, Position{1}, 1}));
  EXPECT_EQ(scene_.person(ana).rooms.back(), (Membership{*made.room, Position{1}, 0, nullptr, Role::keeper}));
  EXPECT_EQ(made.role, Role::keeper);
}

TEST_P(OpenRoomsContract, MakesTheSameRoomOnce) {
  const auto draft = scene_.room(ana, tea, "tea");
  const auto made = scene_.create(draft);
  backend_->reopen();
  auto again = draft;
  again.id = coffee;  // A retry comes with fresh random bits.
  again.entry = EntryId{{7, 7}};
  const auto repeated = scene_.create(again);
  EXPECT_TRUE(repeated.repeated);
  EXPECT_EQ(*repeated.entry, *made.entry);
  EXPECT_EQ(repeated.room, made.room);
  EXPECT_EQ(scene_.refusal(Scene::query(coffee)), Refusal::unknown_room);
}

TEST_P(OpenRoomsContract, RefusesARoomForACidThatWasUsedForSomethingElse) {
  const auto said = scene_.said(ana, RoomId::lobby(), "hello");
  scene_.append(said);
  auto draft = scene_.room(ana, tea, "tea");
  draft.cid = said.cid;
  EXPECT_EQ(scene_.refusal(draft), Refusal::cid_conflict);

  const auto made = scene_.room(ana, tea, "tea");
  scene_.create(made);
  auto other = scene_.room(ana, coffee, "coffee");
  other.cid = made.cid;
  EXPECT_EQ(scene_.refusal(other), Refusal::cid_conflict);
  EXPECT_THAT(found(""), ElementsAre("tea"));
}

TEST_P(OpenRoomsContract, RefusesANameThatARoomHasWhateverItsCaseAndWidth) {
  scene_.create(scene_.room(ana, tea, "Tea 1"));
  for (const auto* const name : {"Tea 1", "tea 1", "TEA 1", "Ｔｅａ １"}) {
    EXPECT_EQ(scene_.refusal(scene_.room(ben, coffee, name)), Refusal::room_name_taken) << name;
  }
  EXPECT_FALSE(scene_.person(ben).name) << "a refusal leaves nothing behind";
  scene_.create(scene_.room(ben, coffee, "Tea 2"));
}

TEST_P(OpenRoomsContract, FindsOpenRoomsByPartOfNameOrTopic) {
  scene_.create(scene_.room(ana, tea, "龙井茶馆", "上海东边"));
  scene_.create(scene_.room(ana, coffee, "Café Ｗｉｄｅ", "Espresso"));
  EXPECT_THAT(found("茶馆"), ElementsAre("龙井茶馆"));
  EXPECT_THAT(found("上海"), ElementsAre("龙井茶馆"));
  EXPECT_THAT(found("wide"), ElementsAre("Café Ｗｉｄｅ"));
  EXPECT_THAT(found("ＥＳＰＲＥＳＳＯ"), ElementsAre("Café Ｗｉｄｅ"));
  EXPECT_THAT(found("milk"), IsEmpty());
  EXPECT_THAT(found("%"), IsEmpty());
  EXPECT_THAT(found("_"), IsEmpty());
}

TEST_P(OpenRoomsContract, FindsNeitherTheLobbyNorDirectRooms) {
  scene_.rename(ben);
  scene_.tell(ana, ben, "hello");
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_THAT(found(""), IsEmpty());
}

TEST_P(OpenRoomsContract, FindsTheRoomsWithMostMembersFirst) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.create(scene_.room(ana, coffee, "coffee"));
  EXPECT_THAT(found(""), ElementsAre("coffee", "tea")) << "of equals the newest first";
  scene_.enter(ben, tea);
  EXPECT_THAT(found(""), ElementsAre("tea", "coffee"));
  EXPECT_THAT(found("", 1), ElementsAre("tea"));
  scene_.leave(ben, tea);
  scene_.leave(ana, tea);
  EXPECT_THAT(found(""), ElementsAre("coffee", "tea"));
}

TEST_P(OpenRoomsContract, TellsWhetherWhoAsksIsInARoomFound) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.create(scene_.room(ben, coffee, "coffee"));
  const auto both = scene_.find("");  // ana asks.
  ASSERT_EQ(both.size(), 2U);
  EXPECT_FALSE(both[0].entered);
  EXPECT_TRUE(both[1].entered);
  EXPECT_EQ(both[1].room.members, 1U);
  scene_.leave(ana, tea);
  EXPECT_FALSE(scene_.find("tea").at(0).entered);
}

}  // namespace teahouse
