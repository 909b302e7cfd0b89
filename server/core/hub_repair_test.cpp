// What was lost, or read a moment too early, is found again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/house_for_test.hpp"

namespace teahouse {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const UserId ana = House::user(1);
const UserId ben = House::user(2);
const RoomId tea = House::open_room(1);
const RoomId between = RoomId::direct(ana, ben);
constexpr std::uint64_t change = House::only_change;

/// What the shard does when the store tells it of changes.
Effects changed(House& house, std::uint64_t upto, std::vector<RoomChange> rooms) {
  return house.handle(ChangesLoaded{change, Changes{upto, std::move(rooms)}});
}

TEST(HubRepair, AnEntryThatWasWrittenWhileTheRoomWasReadIsLookedForAgain) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  const Effects asked = house.ask(anas, Subscribe{tea, {}, {}});
  // Meanwhile 6 is written, its announcement and the change come to a shard where nobody listens yet.
  house.hear(House::said(tea, 6));
  changed(house, change + 1, {{tea, Epoch{1}, Position{6}, {}, false}});

  house.answer_page(asked, Position{5});
  const Effects later = house.pass(house.limits.changes_every);

  EXPECT_EQ(only<LoadChanges>(later).after, change) << "the change to 6 is asked for once more";
}

TEST(HubRepair, AConversationThatBeganWhileSomebodySignedInIsLookedForAgain) {
  House house;
  const SessionId anas = house.arrive(ana);
  changed(house, change + 1, {{between, Epoch{1}, Position{1}, {ana, ben}, true}});
  house.handle(PersonLoaded{anas, House::record("ana")});
  EXPECT_THAT(house.hub.listeners(between, Dialect::full), IsEmpty());

  EXPECT_EQ(only<LoadChanges>(house.pass(house.limits.changes_every)).after, change);
  changed(house, change + 1, {{between, Epoch{1}, Position{1}, {ana, ben}, true}});

  EXPECT_THAT(house.hub.listeners(between, Dialect::full), ElementsAre(anas));
  const auto load = only<LoadPage>(house.pass(house.limits.gap_patience));
  EXPECT_EQ(load.query.room, between);
  EXPECT_EQ(load.query.after, Position{});
}

TEST(HubRepair, AConversationOfWhichOnlyTheOtherKnowsIsHeardByBoth) {
  House house;
  const SessionId anas = house.come(ana, "ana");
  const SessionId bens = house.come(ben, "ben", {between});
  ASSERT_THAT(house.hub.listeners(between, Dialect::full), ElementsAre(bens));

  changed(house, change + 1, {{between, Epoch{1}, Position{1}, {ana, ben}, true}});

  EXPECT_THAT(house.hub.listeners(between, Dialect::full), ElementsAre(bens, anas));
}

TEST(HubRepair, WhatIsLookedForAgainIsNotForgottenForAnAnswerThatIsUnderWay) {
  House house;
  house.come(ana, "ana", {tea});
  const SessionId bens = house.come(ben, "ben", {tea});
  const Effects asked = house.ask(bens, Subscribe{tea, {}, {}});
  changed(house, change + 1, {{tea, Epoch{1}, Position{6}, {}, false}});
  house.pass(house.limits.changes_every);  // Asks for what is after change + 1.
  house.answer_page(asked, Position{5});
  changed(house, change + 2, {});

  EXPECT_EQ(only<LoadChanges>(house.pass(house.limits.changes_every)).after, change);
}

TEST(HubRepair, NobodyIsLookedUpBeforeTheFirstChangeIsKnown) {
  Hub hub(ShardId{1}, 11, Limits{});
  const Now now{Tick{Duration{1'000}}, {}};
  Effects effects;
  const SessionId anas{0, 1};
  hub.handle(Opened{anas}, now, effects);
  hub.handle(SignIn{{anas, {}}, ana, {}, Dialect::full}, now, effects);
  EXPECT_TRUE(none<LoadPerson>(effects));
  hub.handle(ChangesLoaded{changes_now, Changes{7, {}}}, now, effects);
  EXPECT_EQ(only<LoadPerson>(effects).session, anas);
}

TEST(HubRepair, NobodyWaitsForAStoreThatCannotSayWhatTheFirstChangeIs) {
  Hub hub(ShardId{1}, 11, Limits{});
  const Now now{Tick{Duration{1'000}}, {}};
  Effects effects;
  const SessionId anas{0, 1};
  hub.handle(Opened{anas}, now, effects);
  hub.handle(SignIn{{anas, {}}, ana, {}, Dialect::full}, now, effects);
  hub.handle(ChangesLoaded{changes_now, Fault::unavailable}, now, effects);
  EXPECT_EQ(only<Close>(effects).code, CloseCode::overloaded);
}

TEST(HubRepair, AStoreThatDoesNotAnswerIsNotAskedForTheSameHoleAgain) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  house.subscribe(anas, tea, {}, Position{5});
  house.hear(House::said(tea, 7));
  const Effects asked = house.pass(house.limits.gap_patience);
  for (int times = 0; times < 20; ++times) EXPECT_TRUE(none<LoadPage>(house.pass(house.limits.gap_patience)));

  const auto load = only<LoadPage>(asked);
  house.handle(PageLoaded{load.asker, load.use, load.query, Fault::unavailable});
  EXPECT_FALSE(none<LoadPage>(house.pass(house.limits.gap_patience))) << "there was no answer";
}

TEST(HubRepair, WhoAsksForTheNewestPageIsSentWhatWasHeardAfterItWasRead) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  const SessionId bens = house.come(ben, "ben", {tea});
  house.subscribe(bens, tea, {}, Position{5});
  const Effects asked = house.ask(anas, Subscribe{tea, {}, {}});
  house.hear(House::said(tea, 6));

  const auto load = only<LoadPage>(house.answer_page(asked, Position{5}, {House::said(tea, 5)}));

  EXPECT_EQ(load.query.after, Position{5});
}

TEST(HubRepair, AFirstLetterComesToWhomDidNotKnowOfTheConversationThatTheOtherAlreadyHears) {
  House house;
  const SessionId anas = house.come(ana, "ana");
  PersonRecord bens = House::record("ben", {between});
  bens.rooms.back().room.head = Position{1};
  house.handle(PersonLoaded{house.arrive(ben), bens});

  const Effects effects = house.hear(House::entry(between, 1, {ben, "ben"}, Said{"hello"}, ana),
                                     House::room_record(between, Position{1}));

  EXPECT_EQ(only<ShowEntered>(effects).asker.session, anas);
}

TEST(HubRepair, WhoRetriesAJoinIsAnsweredAloneAndChangesNothing) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  const SessionId phone = house.come(ana, "ana", {tea});
  house.hear(House::entry(tea, 6, {ana, "ana"}, Entered{}), House::room_record(tea, Position{6}));
  const auto append = only<AppendDraft>(house.ask(phone, EnterRoom{tea, House::cid(6), {}}));

  const Effects effects =
      house.handle(DraftAppended{append.asker, append.draft.cid,
                                 Appended(Stored{House::entry(tea, 6, {ana, "ana"}, Entered{}), true,
                                                 House::room_record(tea, Position{8})})});

  EXPECT_EQ(only<ShowEntered>(effects).asker.session, phone);
  EXPECT_NE(phone, anas);
}

TEST(HubRepair, ALeavingOfWhichNoWordCameIsNoticedWhenOneComesAgain) {
  House house;
  house.come(ana, "ana", {tea});
  house.come(ana, "ana");  // Left meanwhile, on a shard whose word was lost.
  const auto delta = words<PresenceDelta>(house.pass(Presence::fold));
  ASSERT_EQ(delta.size(), 1U);
  EXPECT_THAT(delta.front().here, ElementsAre(Present{{ana, "ana"}, {}}));
}

TEST(HubRepair, AnEnteringThatIsNewerThanTheStoresAnswerCounts) {
  House house;
  house.come(ana, "ana");
  const SessionId phone = house.arrive(ana);
  house.hear(House::entry(tea, 6, {ana, "ana"}, Entered{}), House::room_record(tea, Position{6}));
  house.handle(PersonLoaded{phone, House::record("ana")});
  const auto delta = words<PresenceDelta>(house.pass(Presence::fold));
  ASSERT_EQ(delta.size(), 1U);
  EXPECT_THAT(delta.front().here, ElementsAre(Present{{ana, "ana"}, {tea}}));
}

TEST(HubRepair, ANameThatOneComesWithIsToldToTheOtherShards) {
  House house;
  const SessionId anas = house.arrive(ana, "Anna");
  house.handle(PersonLoaded{anas, House::record("ana")});
  const Effects effects = house.handle(NameKept{{anas, {}}, {ana, "Anna"}, Instant{Duration{1}}});
  EXPECT_THAT(words<NameChanged>(effects), ElementsAre(NameChanged{{ana, "Anna"}, Instant{Duration{1}}}));
}

TEST(HubRepair, WhoComesForTheFirstTimeIsRenamedNowhere) {
  House house;
  const SessionId anas = house.arrive(ana, "ana");
  house.handle(PersonLoaded{anas, House::record({})});
  const Effects effects = house.handle(NameKept{{anas, {}}, {ana, "ana"}, Instant{Duration{1}}});
  EXPECT_EQ(only<Welcome>(effects).who.name, "ana");
  EXPECT_THAT(words<NameChanged>(effects), IsEmpty());
}

TEST(HubRepair, AnOriginalClientIsOneBeforeItsNameIsKnown) {
  House house;
  const SessionId old = house.arrive(ana, "ana", Dialect::original);
  EXPECT_EQ(house.hub.dialect(old), Dialect::original)
      << "or it would hear a refusal, which is no frame of its four";
}

TEST(HubRepair, ASessionHearsSoManyRoomsAndNoMore) {
  Limits limits;
  limits.rates = false;
  House house(limits);
  const SessionId anas = house.come(ana, "ana");
  std::optional<Refusal> refused;
  for (std::uint64_t number = 100; number < 1'200 && !refused; ++number) {
    const Effects effects = house.ask(anas, Subscribe{House::user(number), {}, {}});
    if (none<LoadPage>(effects)) {
      refused = only<Refuse>(effects).refusal;
    } else {
      house.answer_page(effects, Position{});
    }
  }
  EXPECT_EQ(refused, Refusal::too_many_rooms);
  EXPECT_EQ(house.hub.size().rooms, 1'000U);
}

}  // namespace
}  // namespace teahouse
