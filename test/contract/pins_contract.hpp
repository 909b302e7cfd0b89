#pragma once

#include <optional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/message.hpp"
#include "scene.hpp"

namespace teahouse {

// What Store owes of messages that are pinned.

class PinsContract : public Contract {
 protected:
  static constexpr Position first{1};
  static constexpr Position second{2};

  Stored pin(const Person& who, Position target, bool on = true, RoomId room = RoomId::lobby()) {
    return scene_.append(scene_.draft(who, room, Pinned{target, on}));
  }
  Refusal refusal(const Person& who, What what, RoomId room = RoomId::lobby()) {
    return scene_.refusal(scene_.draft(who, room, std::move(what)));
  }
  std::vector<Position> pins() {
    auto query = Scene::query(RoomId::lobby(), cem);
    query.limit = pins_max;
    query.pinned = true;
    std::vector<Position> pins;
    for (const auto& entry : scene_.page(query).entries) pins.push_back(entry->position);
    return pins;
  }
  std::optional<PinState> state(Position position) {
    auto query = Scene::query(RoomId::lobby(), cem);
    query.before = position.next();
    query.limit = 1;
    return std::get<Said>(scene_.page(query).entries.at(0)->what).pin;
  }
};

TEST_P(PinsContract, TheMessageThatWasPinnedLastIsTheFirst) {
  scene_.say(ana, RoomId::lobby(), "the kettle is on");
  scene_.say(ben, RoomId::lobby(), "at eight");
  EXPECT_THAT(pins(), testing::IsEmpty());
  pin(ben, second);
  const auto newest = pin(cem, first).entry->position;
  EXPECT_THAT(pins(), testing::ElementsAre(first, second));
  EXPECT_EQ(state(first), (PinState{newest, true}));

  const auto down = pin(ana, first, false).entry->position;
  EXPECT_THAT(pins(), testing::ElementsAre(second));
  EXPECT_EQ(state(first), (PinState{down, false})) << "since when, so that nobody takes older news for newer";
}

TEST_P(PinsContract, AMessageIsPinnedOnce) {
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_EQ(refusal(ben, Pinned{first, false}), Refusal::already_so);
  pin(ben, first);
  EXPECT_EQ(refusal(ana, Pinned{first, true}), Refusal::already_so);
  EXPECT_EQ(refusal(ana, Pinned{Position{9}, true}), Refusal::unknown_message);
  EXPECT_EQ(refusal(ana, Pinned{second, true}), Refusal::unknown_message) << "an entry that says nothing";
}

TEST_P(PinsContract, WhatIsRecalledIsNotPinnedAnyMore) {
  scene_.say(ana, RoomId::lobby(), "hello");
  pin(ben, first);
  const auto recalled = scene_.append(scene_.draft(ana, RoomId::lobby(), Recalled{first})).entry->position;
  EXPECT_THAT(pins(), testing::IsEmpty());
  EXPECT_EQ(state(first), (PinState{recalled, false}));
  EXPECT_EQ(refusal(ben, Pinned{first, true}), Refusal::message_recalled);
}

TEST_P(PinsContract, ARoomHasSoManyPinsAndNoMore) {
  for (std::size_t i = 0; i < pins_max; ++i) {
    scene_.say(ana, RoomId::lobby(), "hello");
    pin(ben, Position{2 * i + 1});
  }
  scene_.say(ana, RoomId::lobby(), "one more");
  const Position last{2 * pins_max + 1};
  EXPECT_EQ(refusal(ben, Pinned{last, true}), Refusal::too_many_pins);
  pin(cem, first, false);
  pin(ben, last);
  EXPECT_EQ(pins().size(), pins_max);
}

TEST_P(PinsContract, ARepeatIsAnsweredAsThen) {
  scene_.say(ana, RoomId::lobby(), "hello");
  const auto draft = scene_.draft(ben, RoomId::lobby(), Pinned{first, true});
  const auto position = scene_.append(draft).entry->position;
  pin(ana, first, false);
  EXPECT_TRUE(scene_.append(draft).repeated);
  EXPECT_EQ(scene_.append(draft).entry->position, position);
}

TEST_P(PinsContract, OnlyWhoMayReadARoomSeesItsPins) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.say(ana, tea, "hello");
  pin(ana, second, true, tea);
  EXPECT_EQ(refusal(ben, Pinned{second, false}, tea), Refusal::not_a_member);
  auto query = Scene::query(tea, ben);
  query.pinned = true;
  EXPECT_EQ(scene_.refusal(query), Refusal::not_a_member);
  query.reader = ana.id;
  EXPECT_EQ(scene_.page(query).entries.size(), 1U);
}

}  // namespace teahouse
