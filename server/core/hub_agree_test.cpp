// What a person's shards say of one another's doings: marks and rooms are the same on all of them in
// the end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/house_for_test.hpp"

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const UserId ana = House::user(1);
const UserId ben = House::user(2);
const RoomId tea = House::open_room(1);
const RoomId between = RoomId::direct(ana, ben);

TEST(HubAgree, AMarkDoesNotGoBackForNewsThatCameLate) {
  House house;
  house.come(ana, "ana", {tea});
  EXPECT_THAT(all<ShowMark>(house.hear(MarkMoved{ana, {tea, Position{12}, 3}})), SizeIs(1));
  EXPECT_THAT(all<ShowMark>(house.hear(MarkMoved{ana, {tea, Position{10}, 5}})), IsEmpty());
  EXPECT_THAT(all<ShowMark>(house.hear(MarkMoved{ana, {tea, Position{13}, 2}})), SizeIs(1));
}

TEST(HubAgree, WhoMovedTheMarkIsAnsweredWithTheOneThatOthersMovedFurther) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  house.come(ana, "ana", {tea});
  house.hear(MarkMoved{ana, {tea, Position{12}, 3}});

  const Effects effects =
      house.handle(MarkKept{{anas, RequestId{"r"}}, ana, std::optional(Mark{tea, Position{10}, 5})});

  EXPECT_EQ(only<ShowMark>(effects), (ShowMark{{anas, RequestId{"r"}}, {tea, Position{12}, 3}}));
}

TEST(HubAgree, AMarkDoesNotGoBackBehindWhatMyRoomsSaid) {
  House house;
  PersonRecord record = House::record("ana", {tea});
  record.rooms.back().mark = Position{12};
  house.handle(PersonLoaded{house.arrive(ana), record});
  EXPECT_THAT(all<ShowMark>(house.hear(MarkMoved{ana, {tea, Position{10}, 5}})), IsEmpty());
}

TEST(HubAgree, MyRoomsDoNotGoBackBehindAMarkThatWasShown) {
  House house;
  house.come(ana, "ana", {tea});
  house.hear(MarkMoved{ana, {tea, Position{12}, 3}});
  const SessionId phone = house.arrive(ana);
  PersonRecord record = House::record("ana", {tea});
  record.rooms.back().mark = Position{10};

  const auto rooms = only<ShowRooms>(house.handle(PersonLoaded{phone, record})).rooms;

  EXPECT_EQ(rooms.back().mark, Position{12});
  EXPECT_EQ(rooms.back().unread, 3U);
}

TEST(HubAgree, WhoHasReadNothingYetIsAnsweredAsAnybody) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  const Effects effects = house.handle(MarkKept{{anas, {}}, ana, std::optional(Mark{tea, Position{0}, 1})});
  EXPECT_EQ(only<ShowMark>(effects), (ShowMark{{anas, {}}, {tea, Position{0}, 1}}));
}

TEST(HubAgree, AMarkInARoomOfOthersIsRefused) {
  House house;
  const SessionId anas = house.come(ana, "ana");
  const Effects effects = house.handle(MarkKept{{anas, {}}, ana, std::optional<Mark>()});
  EXPECT_EQ(only<Refuse>(effects).refusal, Refusal::unknown_room);
}

TEST(HubAgree, WhoWritesTheFirstLetterHasReadIt) {
  House house;
  const SessionId anas = house.come(ana, "ana");
  const SessionId bens = house.come(ben, "ben");
  const Effects effects = house.hear(House::entry(between, 1, {ben, "ben"}, Said{"hello"}, ana),
                                     House::room_record(between, Position{1}));
  const auto entered = all<ShowEntered>(effects);
  ASSERT_THAT(entered, SizeIs(2));
  for (const ShowEntered& one : entered) {
    const bool author = one.asker.session == bens;
    EXPECT_TRUE(author || one.asker.session == anas);
    EXPECT_EQ(one.membership.mark, Position{author ? 1U : 0U});
    EXPECT_EQ(one.membership.unread, author ? 0U : 1U);
  }
}

/// Ana hears as many rooms as a session may, but for `left_over`.
SessionId hears_much(House& house, std::uint64_t left_over) {
  const SessionId anas = house.come(ana, "ana");
  for (std::uint64_t number = 100; number < 1'099 - left_over; ++number)
    house.subscribe(anas, House::user(number), {}, Position{});
  return anas;
}

Limits no_rates() {
  Limits limits;
  limits.rates = false;
  return limits;
}

TEST(HubAgree, WhoCannotListenAnyMoreIsNotToldThatTheyDo) {
  House house(no_rates());
  const SessionId anas = hears_much(house, 1);
  const Effects asked = house.ask(anas, Subscribe{House::user(50), {}, {}});
  const auto is_sent = House::entry(between, 1, {ben, "ben"}, Said{"hello"}, ana);
  house.hear(is_sent, House::room_record(between, Position{1}));

  const Effects effects = house.answer_page(asked, Position{});

  EXPECT_EQ(only<Refuse>(effects).refusal, Refusal::too_many_rooms);
  EXPECT_TRUE(none<ShowSubscribed>(effects));
  EXPECT_EQ(house.hub.size().rooms, 1'000U);
}

TEST(HubAgree, APlaceWhereNobodyCanListenIsNotKept) {
  House house(no_rates());
  const SessionId anas = hears_much(house, 0);
  const auto is_sent = House::entry(between, 1, {ben, "ben"}, Said{"hello"}, ana);

  const Effects effects = house.hear(is_sent, House::room_record(between, Position{1}));

  EXPECT_EQ(only<ShowEntered>(effects).asker.session, anas) << "it may go there and read";
  EXPECT_EQ(house.hub.size().rooms, 1'000U);
  house.handle(ChangesLoaded{
      House::only_change, Changes{House::only_change, {{between, Epoch{1}, Position{1}, {ana, ben}, true}}}});
  EXPECT_EQ(house.hub.size().rooms, 1'000U);
}

TEST(HubAgree, ALeavingOfWhichNoWordCameIsNoticedByWhatTheOtherShardSays) {
  House house;
  const SessionId anas = house.come(ana, "ana", {tea});
  house.hear_of({ana, "ana"}, {});
  const auto load = only<LoadPerson>(house.look());
  EXPECT_EQ(load.who, ana);

  const Effects effects = house.handle(PersonLoaded{load.session, House::record("ana")});

  EXPECT_EQ(only<ShowLeft>(effects), (ShowLeft{{anas, {}}, tea}));
  const auto delta = words<PresenceDelta>(house.pass(Presence::fold));
  ASSERT_THAT(delta, SizeIs(1));
  EXPECT_THAT(delta.front().here, ElementsAre(Present{{ana, "ana"}, {}}));
  EXPECT_TRUE(none<LoadPerson>(house.look())) << "all say the same";
}

TEST(HubAgree, AnEnteringOfWhichNoWordCameIsNoticedByWhatTheOtherShardSays) {
  House house;
  const SessionId anas = house.come(ana, "ana");
  house.hear_of({ana, "ana"}, {tea});
  const auto load = only<LoadPerson>(house.look());

  const Effects effects = house.handle(PersonLoaded{load.session, House::record("ana", {tea})});

  const auto entered = only<ShowEntered>(effects);
  EXPECT_EQ(entered.asker.session, anas);
  EXPECT_EQ(entered.membership.room.id, tea);
  EXPECT_TRUE(none<LoadPerson>(house.look())) << "all say the same";
}

TEST(HubAgree, ALeavingIsNoticedHoweverManyStrangersWrote) {
  House house;
  house.come(ana, "ana", {tea});
  house.hear_of({ana, "ana"}, {});
  const auto load = only<LoadPerson>(house.look());
  std::vector<RoomId> letters;
  for (std::uint64_t number = 100; letters.size() < rooms_of_person_max - 1; ++number)
    letters.push_back(RoomId::direct(ana, House::user(number)));
  EXPECT_EQ(only<ShowLeft>(house.handle(PersonLoaded{load.session, House::record("ana", letters)})).room,
            tea);
}

TEST(HubAgree, ARoomThatDidNotFitIntoTheAnswerIsNotTakenForLeft) {
  House house;
  house.come(ana, "ana", {tea});
  house.hear_of({ana, "ana"}, {});
  const auto load = only<LoadPerson>(house.look());
  std::vector<RoomId> rooms;
  for (std::uint64_t number = 100; rooms.size() < rooms_of_person_max - 1; ++number)
    rooms.push_back(House::open_room(number));
  EXPECT_TRUE(none<ShowLeft>(house.handle(PersonLoaded{load.session, House::record("ana", rooms)})));
}

TEST(HubAgree, WhatIsAskedIsNotAskedAgainBeforeItIsAnswered) {
  House house;
  const SessionId anas = house.come(ana, "ana");
  house.hear_of({ana, "ana"}, {tea});
  EXPECT_FALSE(none<LoadPerson>(house.look()));
  EXPECT_TRUE(none<LoadPerson>(house.look()));
  house.handle(PersonLoaded{anas, Fault::unavailable});
  EXPECT_FALSE(none<LoadPerson>(house.look())) << "there was no answer";
}

TEST(HubAgree, WhoMovedWhileTheStoreWasAskedStaysWhereTheyWent) {
  House house;
  house.come(ana, "ana");
  house.hear_of({ana, "ana"}, {tea});
  const auto load = only<LoadPerson>(house.look());
  house.hear(House::entry(tea, 6, {ana, "ana"}, Entered{}), House::room_record(tea, Position{6}));

  const Effects effects = house.handle(PersonLoaded{load.session, House::record("ana")});

  EXPECT_TRUE(none<ShowLeft>(effects));
  EXPECT_TRUE(none<LoadPerson>(house.look()));
}

}  // namespace
}  // namespace teahouse
