#pragma once

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What Store owes of rooms that their keepers arrange.

class ArrangingContract : public Contract {
 protected:
  void SetUp() override {
    scene_.create(scene_.room(ana, tea, "tea", "leaves"));
    scene_.enter(ben, tea);
  }

  Stored arrange(Arranged what, RoomId room = tea) {
    return scene_.append(scene_.draft(ana, room, std::move(what)));
  }
  Refusal refusal(const Person& who, What what, RoomId room = tea) {
    return scene_.refusal(scene_.draft(who, room, std::move(what)));
  }
  RoomRecord room_of(const Person& who) {
    for (const auto& membership : scene_.person(who).rooms) {
      if (membership.room.id == tea) return membership.room;
    }
    return {};
  }
};

TEST_P(ArrangingContract, ARoomIsAsItsKeeperSaysForEverybody) {
  const auto arranged =
      arrange({.name = "tea and cake", .topic = "", .speakers = Speakers::keepers, .window = Duration{0}});
  for (const Person& who : {ana, ben}) {
    const auto room = room_of(who);
    EXPECT_EQ(room.name, "tea and cake");
    EXPECT_EQ(room.topic, "");
    EXPECT_EQ(room.speakers, Speakers::keepers);
    EXPECT_EQ(room.window, Duration{0});
    EXPECT_EQ(room.arranged, arranged.entry->position);
  }
  const auto newest = scene_.page(tea).entries.back();
  EXPECT_EQ(*newest, *arranged.entry);
  EXPECT_EQ(scene_.find("cake").size(), 1U);
  EXPECT_EQ(scene_.find("leaves").size(), 0U) << "the topic is another one";
}

TEST_P(ArrangingContract, AnEntryHasOnlyWhatBecameDifferent) {
  const auto entry = arrange({.name = "tea", .topic = "cake", .window = usual_window}).entry;
  EXPECT_EQ(std::get<Arranged>(entry->what), (Arranged{.topic = "cake"}));
  EXPECT_EQ(refusal(ana, Arranged{.topic = "cake"}), Refusal::already_so);
  EXPECT_EQ(refusal(ana, Arranged{}), Refusal::already_so);
}

TEST_P(ArrangingContract, OnlyKeepersArrangeARoomAndNobodyTheLobby) {
  EXPECT_EQ(refusal(ben, Arranged{.name = "mine"}), Refusal::not_a_keeper);
  EXPECT_EQ(refusal(cem, Arranged{.name = "mine"}), Refusal::not_a_member);
  EXPECT_EQ(refusal(ana, Arranged{.name = "mine"}, RoomId::lobby()), Refusal::not_a_keeper);
  scene_.tell(ana, ben, "hello");
  EXPECT_EQ(refusal(ana, Arranged{.name = "ours"}, RoomId::direct(ana.id, ben.id)), Refusal::unknown_room);
  EXPECT_EQ(room_of(ana).name, "tea");
}

TEST_P(ArrangingContract, WhereOnlyKeepersSpeakOthersReadAndReact) {
  scene_.say(ben, tea, "hello");
  arrange({.speakers = Speakers::keepers});
  EXPECT_EQ(refusal(ben, Said{"hello?"}), Refusal::only_keepers_speak);
  EXPECT_EQ(refusal(ben, Pinned{Position{3}}), Refusal::only_keepers_speak);
  scene_.append(scene_.draft(ben, tea, Reacted{Position{3}, "👍"}));
  scene_.append(scene_.draft(ben, tea, Recalled{Position{3}}));
  scene_.say(ana, tea, "hello");
  arrange({.speakers = Speakers::everyone});
  scene_.say(ben, tea, "there we are");
}

TEST_P(ArrangingContract, MessagesCanBeChangedForAsLongAsTheRoomSays) {
  const auto said = scene_.say(ben, tea, "hello");
  const auto edit = [&](Duration later) {
    auto draft = scene_.draft(ben, tea, Edited{said->position, "good morning"});
    draft.at = said->at + later;
    return draft;
  };
  arrange({.window = Duration{1'000}});
  EXPECT_EQ(scene_.refusal(edit(Duration{1'001})), Refusal::too_late);
  scene_.append(edit(Duration{1'000}));
  arrange({.window = Duration{0}});
  scene_.append(edit(usual_window * 400));
}

TEST_P(ArrangingContract, AnOpenRoomIsCalledAsNoOtherIs) {
  scene_.create(scene_.room(ben, coffee, "coffee"));
  EXPECT_EQ(refusal(ana, Arranged{.name = "ＣＯＦＦＥＥ"}), Refusal::room_name_taken);
  arrange({.name = "Tea"});
  arrange({.name = "cake"});
  scene_.append(scene_.draft(ben, coffee, Arranged{.name = "tea"}));
  EXPECT_EQ(scene_.refusal(scene_.room(cem, RoomId{RoomKind::open, {9, 9}}, "CAKE")),
            Refusal::room_name_taken);
}

TEST_P(ArrangingContract, APrivateRoomIsCalledWhatItLikes) {
  auto hidden = scene_.room(ana, coffee, "hidden");
  hidden.access = Access::invited;
  scene_.create(hidden);
  arrange({.name = "TEA"}, coffee);
  EXPECT_EQ(scene_.find("tea").size(), 1U) << "which is the open one";
}

TEST_P(ArrangingContract, ARepeatIsAnsweredAsThen) {
  const auto draft = scene_.draft(ana, tea, Arranged{.name = "cake", .topic = "leaves"});
  const auto position = scene_.append(draft).entry->position;
  arrange({.name = "tea"});
  EXPECT_TRUE(scene_.append(draft).repeated);
  EXPECT_EQ(scene_.append(draft).entry->position, position);
  EXPECT_EQ(room_of(ana).name, "tea");
  auto other = draft;
  other.what = Arranged{.name = "coffee"};
  EXPECT_EQ(scene_.refusal(other), Refusal::cid_conflict);
}

TEST_P(ArrangingContract, WhoAsksAgainForARoomThatIsCalledOtherwiseNowHasIt) {
  const auto draft = scene_.room(ana, coffee, "coffee");
  scene_.create(draft);
  arrange({.name = "cocoa"}, coffee);
  EXPECT_TRUE(scene_.create(draft).repeated);
}

TEST_P(ArrangingContract, NobodyHasReadByArranging) {
  scene_.say(ben, tea, "hello");
  arrange({.name = "cake"});
  const auto room = scene_.person(ana).rooms.at(1);
  EXPECT_EQ(room.mark, Position{1});
  EXPECT_EQ(room.unread, 1U);
}

TEST_P(ArrangingContract, WhatWasArrangedIsThereWhenTheHouseOpensAgain) {
  const Arranged wanted{
      .name = "茶", .topic = "a: b", .speakers = Speakers::keepers, .window = Duration{900'000}};
  const auto position = arrange(wanted).entry->position;
  backend_->reopen();
  const auto room = room_of(ben);
  EXPECT_EQ(room.name, "茶");
  EXPECT_EQ(room.window, Duration{900'000});
  EXPECT_EQ(room.arranged, position);
  EXPECT_EQ(std::get<Arranged>(scene_.page(tea).entries.back()->what), wanted);
}

}  // namespace teahouse
