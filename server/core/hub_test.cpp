#include "core/hub.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr RoomId lobby = RoomId::lobby();
constexpr RoomId tea{RoomKind::open, Uuid{9, 9}};
const Person ana{UserId{Uuid{0xa, 1}}, "ana"};
const Person ben{UserId{Uuid{0xb, 2}}, "ben"};
const Cid cid{"0123456789abcdef"};
const EntryId fresh{Uuid{5, 5}};

/// A hub, and what it asked for at the last event.
class HubTest : public testing::Test {
 protected:
  HubTest() { happens(ChangesLoaded{changes_now, Changes{}}); }

  Effects& happens(const Event& event) {
    effects.clear();
    hub.handle(event, now, effects);
    return effects;
  }

  Effects& asks(SessionId session, decltype(Request::what) what) {
    return happens(Request{{session, RequestId{"r"}}, std::move(what)});
  }

  void after(Duration time) {
    now.tick = now.tick + time;
    now.wall += time;
  }

  static PersonRecord record(const Person& person, std::vector<RoomId> rooms = {}) {
    PersonRecord record{person.name, {}};
    rooms.insert(rooms.begin(), lobby);
    for (const RoomId room : rooms) {
      RoomRecord known;
      known.id = room;
      record.rooms.push_back({known, Position{}, 0, nullptr});
    }
    return record;
  }

  SessionId comes(std::uint32_t slot, const Person& person, Dialect dialect = Dialect::full, std::vector<RoomId> rooms = {}) {
    const SessionId session{slot, 1};
    happens(Opened{session});
    happens(SignIn{{session, {}}, person.id, {}, dialect});
    happens(PersonLoaded{session, record(person, std::move(rooms))});
    return session;
  }

  static EntryPtr entry(RoomId room, std::uint64_t position, const Person& author, What what = Said{"hello"}) {
    std::optional<UserId> to;
    if (room.kind == RoomKind::direct) to = author.id == ana.id ? ben.id : ana.id;
    return std::make_shared<const Entry>(Entry{room, Position{position}, fresh, author, to, cid, {}, std::move(what)});
  }

  template <typename Kind>
  std::vector<Kind> all() const {
    std::vector<Kind> some;
    for (const Effect& effect : effects) {
      if (const auto* const kind = std::get_if<Kind>(&effect)) some.push_back(*kind);
    }
    return some;
  }

  template <typename Kind>
  Kind one() const {
    const auto some = all<Kind>();
    EXPECT_THAT(some, SizeIs(1));
    return some.empty() ? Kind{} : some.front();
  }

  Refusal refusal() const { return one<Refuse>().refusal; }

  Hub hub{ShardId{1}, 77, Limits{}};
  Now now{Tick{Duration{100'000}}, Instant{Duration{1'000'000}}};
  Effects effects;
};

TEST_F(HubTest, WelcomesSomebodyNewUnderAGuestsName) {
  const SessionId session{1, 1};
  happens(Opened{session});
  happens(SignIn{{session, {}}, ana.id, {}, Dialect::full});
  EXPECT_EQ(one<LoadPerson>().who, ana.id);
  PersonRecord nobody = record(ana);
  nobody.name.reset();
  happens(PersonLoaded{session, nobody});
  EXPECT_THAT(one<Welcome>().who.name, testing::StartsWith("guest "));
  EXPECT_EQ(one<KeepName>().person, one<Welcome>().who);
  EXPECT_THAT(one<ShowRooms>().rooms, SizeIs(1));
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
  EXPECT_EQ(hub.size().sessions, 0U);
}

TEST_F(HubTest, RefusesASecondConnectionFrame) {
  const auto session = comes(1, ana);
  happens(SignIn{{session, {}}, ben.id, {}, Dialect::full});
  EXPECT_EQ(refusal(), Refusal::already_signed_in);
  EXPECT_EQ(hub.size().people, 1U);
}

TEST_F(HubTest, ComesBackLaterWhenTheStoreDoesNotSayWhoItIs) {
  happens(Opened{{1, 1}});
  happens(SignIn{{{1, 1}, {}}, ana.id, {}, Dialect::full});
  happens(PersonLoaded{{1, 1}, Fault::unavailable});
  EXPECT_EQ(one<Close>().code, CloseCode::overloaded);
}

TEST_F(HubTest, AcknowledgesThenTellsTheRoomThenTheOthers) {
  const auto session = comes(1, ana);
  happens(DraftAppended{{session, RequestId{"r"}}, cid, Appended{Stored{entry(lobby, 1, ana), false, {}}}});
  ASSERT_THAT(effects, SizeIs(3));
  EXPECT_TRUE(std::holds_alternative<Acknowledge>(effects[0]));
  EXPECT_TRUE(std::holds_alternative<Deliver>(effects[1]));
  EXPECT_TRUE(std::holds_alternative<Publish>(effects[2]));
}

TEST_F(HubTest, AcknowledgesARepeatedCidAgainAndTellsNobodyElse) {
  const auto session = comes(1, ana);
  happens(DraftAppended{{session, {}}, cid, Appended{Stored{entry(lobby, 1, ana), true, {}}}});
  EXPECT_THAT(effects, ElementsAre(testing::VariantWith<Acknowledge>(testing::_)));
}

TEST_F(HubTest, SaysThatItDoesNotKnowWhenTheStoreDoesNotAnswer) {
  const auto session = comes(1, ana);
  happens(DraftAppended{{session, {}}, cid, Fault::unavailable});
  EXPECT_EQ(refusal(), Refusal::unavailable);
  EXPECT_EQ(one<Refuse>().cid, cid);
  EXPECT_THAT(all<Deliver>(), IsEmpty());
}

TEST_F(HubTest, RefusesWordsForNobody) {
  const auto session = comes(1, ana);
  asks(session, Say{Nobody{}, "hello", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::unknown_recipient);
  asks(session, Say{ana.id, "to myself", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::unknown_recipient);
}

TEST_F(HubTest, RefusesMoreThanABurst) {
  const auto session = comes(1, ana);
  for (int said = 0; said < 5; ++said) {
    asks(session, Say{lobby, "hello", cid, fresh});
    EXPECT_THAT(all<AppendDraft>(), SizeIs(1));
  }
  asks(session, Say{lobby, "hello", cid, fresh});
  EXPECT_EQ(refusal(), Refusal::too_fast);
  EXPECT_EQ(one<Refuse>().retry_after, Duration{500});
}

TEST_F(HubTest, RefusesMoreRequestsThanMayWait) {
  const auto session = comes(1, ana);
  for (int asked = 0; asked < 16; ++asked) asks(session, FindRooms{"", {}});
  asks(session, FindRooms{"", {}});
  EXPECT_EQ(refusal(), Refusal::too_many_pending);
  happens(RoomsListed{{session, {}}, std::vector<RoomFound>{}});
  asks(session, FindRooms{"", {}});
  EXPECT_THAT(all<ListRooms>(), SizeIs(1));
}

TEST_F(HubTest, ClosesOnWhoeverGoesOnTalkingNonsense) {
  const auto session = comes(1, ana);
  for (int strike = 1; strike < 100; ++strike) {
    asks(session, Garbled{Refusal::malformed, "not JSON", {}});
    EXPECT_EQ(refusal(), Refusal::malformed);
  }
  asks(session, Garbled{Refusal::malformed, "not JSON", {}});
  EXPECT_EQ(one<Close>().code, CloseCode::too_many_strikes);
}

TEST_F(HubTest, BringsAFirstLetterToBothOnAllTheirSessions) {
  const auto at_home = comes(1, ana);
  const auto on_phone = comes(2, ana, Dialect::original);
  const auto bens = comes(3, ben);
  const RoomId letters = RoomId::direct(ana.id, ben.id);
  RoomRecord room;
  room.id = letters;
  room.pair = {ana, ben};
  room.head = Position{1};
  happens(DraftAppended{{at_home, {}}, cid, Appended{Stored{entry(letters, 1, ana), false, room}}});
  EXPECT_THAT(all<ShowEntered>(), SizeIs(2)) << "those who understand it are told of the room";
  EXPECT_THAT(hub.listeners(letters, Dialect::full), testing::UnorderedElementsAre(at_home, bens));
  EXPECT_THAT(hub.listeners(letters, Dialect::original), ElementsAre(on_phone));
  EXPECT_THAT(all<Deliver>(), SizeIs(1));
}

TEST_F(HubTest, LetsNobodyListenToWhatTheStoreSaysIsNotTheirs) {
  const auto session = comes(1, ana);
  asks(session, Subscribe{tea, {}, {}});
  const auto load = one<LoadPage>();
  EXPECT_EQ(load.query.reader, ana.id);
  happens(PageLoaded{load.asker, load.use, load.query, std::variant<Page, Refusal>{Refusal::not_a_member}});
  EXPECT_EQ(refusal(), Refusal::not_a_member);
  EXPECT_THAT(hub.listeners(tea, Dialect::full), IsEmpty());
}

TEST_F(HubTest, ResumesPageByPageUntilNothingIsMissing) {
  const auto session = comes(1, ana, Dialect::full, {tea});
  asks(session, Subscribe{tea, Position{2}, Epoch{1}});
  auto load = one<LoadPage>();
  EXPECT_EQ(load.query.after, Position{2});
  Page page{Epoch{1}, Position{1}, Position{5}, {entry(tea, 3, ben), entry(tea, 4, ben)}};
  happens(PageLoaded{load.asker, load.use, load.query, std::variant<Page, Refusal>{page}});
  EXPECT_EQ(one<ShowSubscribed>().head, Position{5});
  EXPECT_THAT(one<ShowPage>().entries, SizeIs(2));
  load = one<LoadPage>();
  EXPECT_EQ(load.query.after, Position{4});
  page.entries = {entry(tea, 5, ben)};
  happens(PageLoaded{load.asker, load.use, load.query, std::variant<Page, Refusal>{page}});
  EXPECT_THAT(all<ShowSubscribed>(), IsEmpty()) << "it was told so once";
  EXPECT_THAT(one<ShowPage>().entries, SizeIs(1));
  EXPECT_THAT(all<LoadPage>(), IsEmpty());
}

TEST_F(HubTest, MarksAHoleWhenSomebodyWasAwayTooLong) {
  const auto session = comes(1, ana, Dialect::full, {tea});
  asks(session, Subscribe{tea, Position{1}, Epoch{1}});
  auto load = one<LoadPage>();
  const Page page{Epoch{1}, Position{1}, Position{10'000}, {entry(tea, 2, ben)}};
  happens(PageLoaded{load.asker, load.use, load.query, std::variant<Page, Refusal>{page}});
  EXPECT_EQ(one<ShowHole>(), (ShowHole{session, tea, Epoch{1}, Position{2}, Position{9'951}}));
  EXPECT_EQ(one<LoadPage>().query.after, Position{9'950});
}

TEST_F(HubTest, BeginsAnewWhenTheLogIsAnother) {
  const auto session = comes(1, ana, Dialect::full, {tea});
  asks(session, Subscribe{tea, Position{100}, Epoch{1}});
  const auto load = one<LoadPage>();
  happens(PageLoaded{load.asker, load.use, load.query, std::variant<Page, Refusal>{Page{Epoch{2}, Position{1}, Position{3}, {}}}});
  EXPECT_EQ(one<LoadPage>().query.keep, PageEnd::newest);
  EXPECT_THAT(all<ShowSubscribed>(), IsEmpty());
}

TEST_F(HubTest, ServesAShortAbsenceFromMemory) {
  const auto session = comes(1, ana);
  happens(DraftAppended{{session, {}}, cid, Appended{Stored{entry(lobby, 1, ana), false, {}}}});
  asks(session, Subscribe{lobby, Position{0}, Epoch{1}});
  EXPECT_THAT(all<LoadPage>(), IsEmpty());
  EXPECT_THAT(one<ShowPage>().entries, SizeIs(1));
}

TEST_F(HubTest, MovesTheMarkOnAllOfOnesSessions) {
  const auto one_session = comes(1, ana);
  comes(2, ana);
  comes(3, ben);
  happens(MarkKept{{one_session, RequestId{"r"}}, ana.id, Mark{lobby, Position{1}, 0}});
  EXPECT_THAT(all<ShowMark>(), SizeIs(2));
  EXPECT_THAT(all<Publish>(), SizeIs(1));
}

TEST_F(HubTest, TellsEverySessionOfSomebodyThatTheyEnteredAndLeft) {
  const auto session = comes(1, ana);
  comes(2, ana);
  RoomRecord room;
  room.id = tea;
  happens(DraftAppended{{session, RequestId{"r"}}, cid, Appended{Stored{entry(tea, 1, ana, Entered{}), false, room}}});
  EXPECT_THAT(all<ShowEntered>(), SizeIs(2));
  EXPECT_THAT(all<Acknowledge>(), IsEmpty()) << "entering is answered with the room";
  happens(DraftAppended{{session, RequestId{"r"}}, cid, Appended{Stored{entry(tea, 2, ana, Left{}), false, room}}});
  EXPECT_THAT(all<ShowLeft>(), SizeIs(2));
}

TEST_F(HubTest, DoesNotLetTheLobbyBeLeft) {
  const auto session = comes(1, ana);
  asks(session, LeaveRoom{lobby, cid, fresh});
  EXPECT_EQ(refusal(), Refusal::cannot_leave);
}

TEST_F(HubTest, FoldsWhoComesAndGoesAndKeepsTheCountExact) {
  comes(1, ana);
  happens(Ticked{});
  after(Duration{300});
  const auto bens = comes(2, ben);
  comes(3, Person{UserId{Uuid{0xc, 3}}, "cem"}, Dialect::original);
  happens(Closed{bens});
  happens(Ticked{});
  const auto told = one<DeliverRoster>();
  EXPECT_EQ(told.count, 2U);
  EXPECT_THAT(told.came, SizeIs(1));
  EXPECT_THAT(told.went, ElementsAre(ben)) << "of whom somebody may have heard in between";
}

TEST_F(HubTest, GivesASessionThatLivesLongANewToken) {
  comes(1, ana);
  happens(Ticked{});
  EXPECT_THAT(all<Welcome>(), IsEmpty());
  after(std::chrono::hours{24 * 7});
  happens(Ticked{});
  EXPECT_THAT(all<Welcome>(), SizeIs(1));
}

TEST_F(HubTest, AsksPeopleToComeBackOneAfterTheOther) {
  comes(1, ana);
  comes(2, ben);
  comes(3, Person{UserId{Uuid{0xc, 3}}, "cem"}, Dialect::original);
  happens(Drain{Duration{2'000}});
  const auto told = all<ShowMoving>();
  ASSERT_THAT(told, SizeIs(2)) << "the original dialect has no word for it";
  EXPECT_NE(told[0].retry_after, told[1].retry_after);
}

TEST_F(HubTest, ForgetsEverythingOfThoseWhoAreGone) {
  const auto session = comes(1, ana, Dialect::full, {tea});
  happens(Closed{session});
  EXPECT_EQ(hub.size().sessions, 0U);
  EXPECT_EQ(hub.size().people, 0U);
  EXPECT_EQ(hub.size().rooms, 0U);
  happens(DraftAppended{{session, {}}, cid, Appended{Stored{entry(lobby, 1, ana), false, {}}}});
  EXPECT_THAT(all<Acknowledge>(), IsEmpty());
}

}  // namespace
}  // namespace teahouse
