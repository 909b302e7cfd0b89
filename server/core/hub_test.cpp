#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub_for_test.hpp"

namespace teahouse {
namespace {

using namespace hub_test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(HubTest, WelcomesSomebodyNewUnderAGuestsName) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, {}, Dialect::full});
  EXPECT_EQ(one<LoadPerson>().who, ana.id);
  PersonRecord nobody = record(ana);
  nobody.name.reset();
  happens(PersonLoaded{session, nobody});
  const auto keep = one<KeepName>();
  happens(NameKept{keep.asker, keep.person, Instant{Duration{1}}});
  EXPECT_THAT(one<Welcome>().who.name, testing::StartsWith("guest "));
  EXPECT_EQ(one<Welcome>().who, keep.person);
  EXPECT_THAT(one<ShowRooms>().rooms, SizeIs(1));
}

TEST_F(HubTest, TellsNobodyANameBeforeItIsKept) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, "anna", Dialect::full});
  happens(PersonLoaded{session, record(ana)});
  EXPECT_THAT(all<Welcome>(), IsEmpty());
  EXPECT_EQ(one<KeepName>().person.name, "anna");
  happens(NameKept{{session, {}}, {ana.id, "anna"}, Instant{Duration{1}}});
  EXPECT_EQ(one<Welcome>().who.name, "anna");
}

TEST_F(HubTest, LetsPeopleInUnderTheirOldNameWhileTheStoreCannotBeWritten) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, "anna", Dialect::full});
  happens(PersonLoaded{session, record(ana)});
  happens(NameKept{{session, {}}, {ana.id, "anna"}, Fault::read_only});
  EXPECT_EQ(one<Welcome>().who, ana);
  EXPECT_EQ(refusal(), Refusal::read_only);
}

TEST_F(HubTest, TakesUpInOrderWhatWasAskedBeforeANameWasKept) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, "anna", Dialect::full});
  happens(PersonLoaded{session, record(ana)});
  EXPECT_THAT(asks(session, Say{lobby, "first", cid, fresh}), IsEmpty());
  happens(NameKept{{session, {}}, {ana.id, "anna"}, Instant{Duration{1}}});
  EXPECT_EQ(one<AppendDraft>().draft.author.name, "anna");
}

TEST_F(HubTest, LetsABadNameChangeNothingButLetsThePersonIn) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, "\u200b", Dialect::full});
  happens(PersonLoaded{session, record(ana)});
  EXPECT_EQ(one<Welcome>().who, ana);
  EXPECT_EQ(refusal(), Refusal::name_empty);
  EXPECT_THAT(all<KeepName>(), IsEmpty());
}

TEST_F(HubTest, TakesUpInOrderWhatWasAskedBeforeItKnewWhoItIs) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, {}, Dialect::full});
  EXPECT_THAT(asks(session, Say{lobby, "first", cid, fresh}), IsEmpty());
  asks(session, Ping{});
  happens(PersonLoaded{session, record(ana)});
  EXPECT_EQ(one<AppendDraft>().draft.what, What{Said{"first"}});
  EXPECT_THAT(all<ShowPong>(), SizeIs(1));
}

TEST_F(HubTest, ClosesOnWhoeverSaysNothing) {
  happens(Opened{{1, 1}});
  after(Duration{4'999});
  happens(Ticked{});
  EXPECT_THAT(all<Close>(), IsEmpty());
  after(Duration{1});
  happens(Ticked{});
  EXPECT_EQ(one<Close>(), (Close{{1, 1}, CloseCode::sign_in_timeout}));
}

TEST_F(HubTest, ClosesOnWhoeverSpeaksBeforeTheyAreKnown) {
  happens(Opened{{1, 1}});
  asks({1, 1}, Say{lobby, "hello", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::not_signed_in);
  EXPECT_EQ(one<Close>().code, CloseCode::sign_in_first);
  EXPECT_EQ(house.hub.size().sessions, 0U);
}

TEST_F(HubTest, RefusesASecondConnectionFrame) {
  const auto session = comes(ana);
  happens(SignIn{{session, {}}, ben.id, {}, Dialect::full});
  EXPECT_EQ(refusal(), Refusal::already_signed_in);
  EXPECT_EQ(house.hub.size().people, 1U);
}

TEST_F(HubTest, ComesBackLaterWhenTheStoreDoesNotSayWhoItIs) {
  happens(Opened{{1, 1}});
  happens(SignIn{{{1, 1}, {}}, ana.id, {}, Dialect::full});
  happens(PersonLoaded{{1, 1}, Fault::unavailable});
  EXPECT_EQ(one<Close>().code, CloseCode::overloaded);
}

TEST_F(HubTest, AcknowledgesThenTellsTheRoomThenTheOthersThenWhoeverIsNotHere) {
  const auto session = comes(ana);
  happens(DraftAppended{{session, RequestId{"r"}}, cid, Appended{Stored{entry(lobby, 1, ana), false, {}}}});
  ASSERT_THAT(effects, SizeIs(4));
  EXPECT_TRUE(std::holds_alternative<Acknowledge>(effects[0]));
  EXPECT_TRUE(std::holds_alternative<Deliver>(effects[1]));
  EXPECT_TRUE(std::holds_alternative<Publish>(effects[2]));
  EXPECT_TRUE(std::holds_alternative<FindSubscribers>(effects[3]));
}

TEST_F(HubTest, AcknowledgesARepeatedCidAgainAndTellsNobodyElse) {
  const auto session = comes(ana);
  happens(DraftAppended{{session, {}}, cid, Appended{Stored{entry(lobby, 1, ana), true, {}}}});
  EXPECT_THAT(effects, ElementsAre(testing::VariantWith<Acknowledge>(testing::_)));
}

TEST_F(HubTest, SaysThatItDoesNotKnowWhenTheStoreDoesNotAnswer) {
  const auto session = comes(ana);
  happens(DraftAppended{{session, {}}, cid, Fault::unavailable});
  EXPECT_EQ(refusal(), Refusal::unavailable);
  EXPECT_EQ(one<Refuse>().cid, cid);
  EXPECT_THAT(all<Deliver>(), IsEmpty());
}

TEST_F(HubTest, RefusesWordsForNobody) {
  const auto session = comes(ana);
  asks(session, Say{Nobody{}, "hello", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::unknown_recipient);
  asks(session, Say{ana.id, "to myself", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::unknown_recipient);
}

TEST_F(HubTest, RefusesMoreThanABurst) {
  const auto session = comes(ana);
  for (int said = 0; said < 5; ++said) {
    asks(session, Say{lobby, "hello", cid, fresh});
    EXPECT_THAT(all<AppendDraft>(), SizeIs(1));
  }
  asks(session, Say{lobby, "hello", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::too_fast);
  EXPECT_EQ(one<Refuse>().retry_after, Duration{500});
}

TEST_F(HubTest, RefusesMoreRequestsThanMayWait) {
  const auto session = comes(ana);
  for (int asked = 0; asked < 16; ++asked) asks(session, FindRooms{"", {}});
  asks(session, FindRooms{"", {}});
  EXPECT_EQ(refusal(), Refusal::too_many_pending);
  happens(RoomsListed{{session, {}}, std::vector<RoomFound>{}});
  asks(session, FindRooms{"", {}});
  EXPECT_THAT(all<ListRooms>(), SizeIs(1));
}

TEST_F(HubTest, ClosesOnWhoeverGoesOnTalkingNonsense) {
  const auto session = comes(ana);
  for (int strike = 1; strike < 100; ++strike) {
    asks(session, Garbled{Refusal::malformed, "not JSON", {}});
    EXPECT_EQ(refusal(), Refusal::malformed);
  }
  asks(session, Garbled{Refusal::malformed, "not JSON", {}});
  EXPECT_EQ(one<Close>().code, CloseCode::too_many_strikes);
}

TEST_F(HubTest, CountsNoMistakeAsNonsense) {
  const auto session = comes(ana);
  for (int mistake = 0; mistake < 200; ++mistake)
    asks(session, Garbled{Refusal::unknown_recipient, "nobody has this id", {}});
  EXPECT_THAT(all<Close>(), IsEmpty());
}

TEST_F(HubTest, NamesWhatItRefusesWhileItLooksUpWhoSomebodyIs) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, {}, Dialect::full});
  for (int asked = 0; asked < 16; ++asked) asks(session, Ping{});
  asks(session, Say{lobby, "one too many", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::too_many_pending);
  EXPECT_EQ(one<Refuse>().cid, cid);
}

}  // namespace
}  // namespace teahouse
