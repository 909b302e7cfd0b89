#pragma once

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What ports/subscriptions.hpp owes.

class SubscriptionsContract : public Contract {
 protected:
  static Subscription browser(int number) {
    return {"https://push.example/" + std::to_string(number), "key", "secret", true};
  }
  bool subscribe(const Person& who, const Subscription& subscription, Instant when = at(0)) {
    return *teahouse::subscribe(backend_->subscriptions(), who.id, subscription, when);
  }
  bool unsubscribe(std::optional<UserId> who, int number) {
    return *teahouse::unsubscribe(backend_->subscriptions(), who, browser(number).endpoint);
  }
  Subscribers in(const SubscriberSearch& search) {
    return *teahouse::subscribers(backend_->subscriptions(), search);
  }
  Subscribers in(RoomId room) { return in({room, false, at(0)}); }
  void want(const Person& who, RoomId room, const RoomSettings& settings) {
    Awaited<std::optional<RoomSettings>> answer;
    scene_.directory().set_room(who.id, room, settings, answer.done());
    ASSERT_TRUE(*answer.result());
  }
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(SubscriptionsContract, KnowsWhoInARoomHasBrowsersAndHowFarTheyHaveRead) {
  for (const Person& who : {ana, ben, cem}) scene_.rename(who);
  scene_.create(scene_.room(ana, tea, "Tea"));
  scene_.enter(ben, tea);
  scene_.say(ana, tea, "hello");
  EXPECT_TRUE(subscribe(ben, browser(1)));
  EXPECT_TRUE(subscribe(ben, browser(2)));
  EXPECT_TRUE(subscribe(cem, browser(3)));
  backend_->reopen();
  const auto in_tea = in(tea);
  EXPECT_EQ(in_tea.room_name, "Tea");
  EXPECT_THAT(in_tea.people,
              ElementsAre(Subscriber{ben, Position{2}, Level::usual, {}, {browser(1), browser(2)}}));
  EXPECT_THAT(in(RoomId::lobby()).people,
              ElementsAre(Subscriber{ben, {}, Level::usual, {}, {browser(1), browser(2)}},
                          Subscriber{cem, {}, Level::usual, {}, {browser(3)}}));
  scene_.leave(ben, tea);
  EXPECT_THAT(in(tea).people, IsEmpty());
  EXPECT_THAT(in(coffee).people, IsEmpty());
}

TEST_P(SubscriptionsContract, KnowsTheTwoOfADirectRoom) {
  int number = 0;
  for (const Person& who : {ana, ben, cem}) {
    scene_.rename(who);
    subscribe(who, browser(++number));
  }
  scene_.tell(ana, ben, "hello");
  EXPECT_EQ(in(RoomId::direct(ana.id, ben.id)).people.size(), 2U);
}

TEST_P(SubscriptionsContract, SaysWhatTheyWantOfTheRoomAndFindsThoseAloneWhoWantAllOfIt) {
  for (const Person& who : {ana, ben, cem}) scene_.rename(who);
  subscribe(ana, browser(1));
  subscribe(ben, browser(2));
  subscribe(cem, browser(3));
  want(ben, RoomId::lobby(), {.level = Level::all, .muted_until = at(9)});
  want(cem, RoomId::lobby(), {.level = Level::none});
  backend_->reopen();
  const Subscriber loud{ben, {}, Level::all, at(9), {browser(2)}};
  EXPECT_THAT(in(RoomId::lobby()).people,
              ElementsAre(Subscriber{ana, {}, Level::usual, {}, {browser(1)}}, loud,
                          Subscriber{cem, {}, Level::none, {}, {browser(3)}}));
  EXPECT_THAT(in({RoomId::lobby(), true, at(0)}).people, ElementsAre(loud));
}

TEST_P(SubscriptionsContract, KeepsWhenABrowserWantsToBeLeftAlone) {
  scene_.rename(ana);
  auto quiet = browser(1);
  quiet.quiet = Quiet{1320, 420};
  quiet.words = false;
  EXPECT_TRUE(subscribe(ana, quiet));
  EXPECT_THAT(in(RoomId::lobby()).people, ElementsAre(Subscriber{ana, {}, Level::usual, {}, {quiet}}));
}

TEST_P(SubscriptionsContract, GivesABrowserToWhoeverCameLastWithIt) {
  scene_.rename(ana);
  scene_.rename(ben);
  auto silent = browser(1);
  silent.words = false;
  EXPECT_TRUE(subscribe(ana, browser(1)));
  EXPECT_TRUE(subscribe(ben, silent));
  EXPECT_THAT(in(RoomId::lobby()).people, ElementsAre(Subscriber{ben, {}, Level::usual, {}, {silent}}));
  EXPECT_FALSE(unsubscribe(ana.id, 1));
  EXPECT_TRUE(unsubscribe(ben.id, 1));
  EXPECT_FALSE(unsubscribe(ben.id, 1));
  EXPECT_THAT(in(RoomId::lobby()).people, IsEmpty());
  EXPECT_TRUE(subscribe(ana, browser(1)));
  EXPECT_TRUE(unsubscribe({}, 1));
  EXPECT_THAT(in(RoomId::lobby()).people, IsEmpty());
}

TEST_P(SubscriptionsContract, KeepsTheNewestOfAPersonAndNoneOfAStranger) {
  EXPECT_FALSE(subscribe(ana, browser(0)));
  scene_.rename(ana);
  for (int number = 1; number <= 8; ++number) EXPECT_TRUE(subscribe(ana, browser(number)));
  EXPECT_TRUE(subscribe(ana, browser(1)));  // Said again.
  EXPECT_TRUE(subscribe(ana, browser(9)));
  const auto people = in(RoomId::lobby()).people;
  ASSERT_EQ(people.size(), 1U);
  EXPECT_EQ(people[0].browsers.size(), subscriptions_max);
  EXPECT_EQ(people[0].browsers.front(), browser(3));
  EXPECT_EQ(people[0].browsers.back(), browser(9));
}

TEST_P(SubscriptionsContract, ForgetsABrowserThatWasNotHereForAsLongAsItsCookieLasts) {
  scene_.rename(ana);
  scene_.rename(ben);
  EXPECT_TRUE(subscribe(ana, browser(1)));
  const auto late = at(1) + subscription_life;
  EXPECT_THAT(in({RoomId::lobby(), false, at(0) + subscription_life}).people, testing::SizeIs(1));
  EXPECT_THAT(in({RoomId::lobby(), false, late}).people, IsEmpty());
  EXPECT_TRUE(subscribe(ben, browser(2), late));
  EXPECT_FALSE(unsubscribe({}, 1));
}

}  // namespace teahouse
