// Who may not hear what, also when things happen in an unlucky order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/house_for_test.hpp"

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const UserId ana = House::user(1);
const UserId ben = House::user(2);
const UserId eve = House::user(3);
const RoomId tea = House::open_room(1);

TEST(HubPrivacy, ADirectRoomThatIsNotThereYetIsNotHeardByItsId) {
  House house;
  const SessionId eves = house.come(eve, "eve");
  const RoomId between = RoomId::direct(ana, ben);  // Anybody can work that out.

  const Effects effects = house.subscribe(eves, between, {}, Position{});

  EXPECT_EQ(only<Refuse>(effects).refusal, Refusal::unknown_room);
  EXPECT_TRUE(none<ShowSubscribed>(effects));
  EXPECT_THAT(house.hub.listeners(between, Dialect::full), IsEmpty());
}

TEST(HubPrivacy, ADirectRoomThatIsNotThereYetIsHeardByTheOthersName) {
  House house;
  const SessionId anas = house.come(ana, "ana");

  const Effects effects = house.subscribe(anas, ben, {}, Position{});

  EXPECT_EQ(only<ShowSubscribed>(effects).room, RoomId::direct(ana, ben));
  EXPECT_THAT(house.hub.listeners(RoomId::direct(ana, ben), Dialect::full), ElementsAre(anas));
}

TEST(HubPrivacy, WhoLeftWhileTheRoomWasReadForThemDoesNotHearIt) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  const Effects asked = house.ask(anas, Subscribe{tea, {}, {}});
  house.hear(House::entry(tea, 6, {ana, "ana"}, Left{}));  // On another device, at another shard.

  const Effects effects = house.answer_page(asked, Position{5});

  EXPECT_EQ(only<Refuse>(effects).refusal, Refusal::not_a_member);
  EXPECT_THAT(house.hub.listeners(tea, Dialect::full), IsEmpty());
}

TEST(HubPrivacy, WhoLeftAndCameBackWhileTheRoomWasReadHearsIt) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  house.hear(House::entry(tea, 6, {ana, "ana"}, Left{}));
  const Effects asked =
      house.ask(anas, Subscribe{tea, {}, {}});  // Word of the return has not come, the store knows of it.

  EXPECT_EQ(only<ShowSubscribed>(house.answer_page(asked, Position{7})).room, tea);
}

TEST(HubPrivacy, ALeavingWhoseAnnouncementWasLostIsNoticedInTheLog) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  house.subscribe(anas, tea, {}, Position{5});
  house.hear(House::said(tea, 7));
  const Effects asked = house.pass(house.limits.gap_patience);

  const Effects effects = house.answer_page(
      asked, Position{7}, {House::entry(tea, 6, {ana, "ana"}, Left{}), House::said(tea, 7)});

  EXPECT_EQ(only<ShowLeft>(effects).room, tea);
  EXPECT_THAT(house.hub.listeners(tea, Dialect::full), IsEmpty());
}

TEST(HubPrivacy, AnOldLeavingThatComesLateDoesNotThrowOutWhoCameBack) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  house.hear(House::entry(tea, 7, {ana, "ana"}, Entered{}), House::room_record(tea, Position{7}));
  house.subscribe(anas, tea, {}, Position{7});

  const Effects effects = house.hear(House::entry(tea, 6, {ana, "ana"}, Left{}));

  EXPECT_TRUE(none<ShowLeft>(effects));
  EXPECT_THAT(house.hub.listeners(tea, Dialect::full), ElementsAre(anas));
}

TEST(HubPrivacy, AnOldEnteringThatComesLateBringsNobodyBack) {
  House house;
  house.come(ana, "ana", {tea});
  house.hear(House::entry(tea, 6, {ana, "ana"}, Left{}));

  const Effects effects =
      house.hear(House::entry(tea, 5, {ana, "ana"}, Entered{}), House::room_record(tea, Position{5}));

  EXPECT_TRUE(none<ShowEntered>(effects));
}

TEST(HubPrivacy, WhoStopsToListenBeforeTheAnswerCameDoesNotListen) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  const Effects asked = house.ask(anas, Subscribe{tea, {}, {}});
  house.ask(anas, Unsubscribe{tea});

  house.answer_page(asked, Position{5});

  EXPECT_THAT(house.hub.listeners(tea, Dialect::full), IsEmpty());
}

}  // namespace
}  // namespace teahouse
