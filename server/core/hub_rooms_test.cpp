// The second half of the Hub's rules: rooms, resuming, marks, presence, time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub_for_test.hpp"

namespace teahouse {
namespace {

using namespace hub_test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(HubTest, BringsAFirstLetterToBothOnAllTheirSessions) {
  const auto at_home = comes(ana);
  const auto on_phone = comes(ana, Dialect::original);
  const auto bens = comes(ben);
  const RoomId letters = RoomId::direct(ana.id, ben.id);
  RoomRecord room;
  room.id = letters;
  room.pair = {ana, ben};
  room.head = Position{1};
  happens(DraftAppended{{at_home, {}}, cid, Appended{Stored{entry(letters, 1, ana), false, room}}});
  EXPECT_THAT(all<ShowEntered>(), SizeIs(2)) << "those who understand it are told of the room";
  EXPECT_THAT(house.hub.listeners(letters, Dialect::full), testing::UnorderedElementsAre(at_home, bens));
  EXPECT_THAT(house.hub.listeners(letters, Dialect::original), ElementsAre(on_phone));
  EXPECT_THAT(all<Deliver>(), SizeIs(1));
}

TEST_F(HubTest, LetsNobodyListenToWhatTheStoreSaysIsNotTheirs) {
  const auto session = comes(ana);
  asks(session, Subscribe{tea, {}, {}});
  const auto load = one<LoadPage>();
  EXPECT_EQ(load.query.reader, ana.id);
  happens(PageLoaded{load.asker, load.use, load.query, std::variant<Page, Refusal>{Refusal::not_a_member}});
  EXPECT_EQ(refusal(), Refusal::not_a_member);
  EXPECT_THAT(house.hub.listeners(tea, Dialect::full), IsEmpty());
}

TEST_F(HubTest, ResumesPageByPageUntilNothingIsMissing) {
  const auto session = comes(ana, Dialect::full, {tea});
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
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, Subscribe{tea, Position{1}, Epoch{1}});
  auto load = one<LoadPage>();
  const Page page{Epoch{1}, Position{1}, Position{10'000}, {entry(tea, 2, ben)}};
  happens(PageLoaded{load.asker, load.use, load.query, std::variant<Page, Refusal>{page}});
  EXPECT_EQ(one<ShowHole>(), (ShowHole{session, tea, Epoch{1}, Position{2}, Position{9'951}}));
  EXPECT_EQ(one<LoadPage>().query.after, Position{9'950});
}

TEST_F(HubTest, BeginsAnewWhenTheLogIsAnother) {
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, Subscribe{tea, Position{100}, Epoch{1}});
  const auto load = one<LoadPage>();
  happens(PageLoaded{load.asker, load.use, load.query,
                     std::variant<Page, Refusal>{Page{Epoch{2}, Position{1}, Position{3}, {}}}});
  EXPECT_EQ(one<LoadPage>().query.keep, PageEnd::newest);
  EXPECT_THAT(all<ShowSubscribed>(), IsEmpty());
}

TEST_F(HubTest, ServesAShortAbsenceFromMemory) {
  const auto session = comes(ana);
  happens(DraftAppended{{session, {}}, cid, Appended{Stored{entry(lobby, 1, ana), false, {}}}});
  asks(session, Subscribe{lobby, Position{0}, Epoch{1}});
  EXPECT_THAT(all<LoadPage>(), IsEmpty());
  EXPECT_THAT(one<ShowPage>().entries, SizeIs(1));
}

TEST_F(HubTest, TellsTheOtherOfADirectRoomHowFarItWasRead) {
  const auto anas = comes(ana);
  const auto bens = comes(ben);
  const auto direct = RoomId::direct(ana.id, ben.id);
  const Mark mark{direct, Position{2}, 0, 0, Seen{ben.id, Position{2}}};
  happens(MarkKept{{anas, RequestId{"r"}}, ana.id, std::optional(mark)});
  EXPECT_EQ(one<ShowSeen>(), (ShowSeen{bens, direct, Position{2}}));
  EXPECT_EQ(one<Publish>().word, Word(MarkMoved{ana.id, mark})) << "for those on other shards";
}

TEST_F(HubTest, MovesTheMarkOnAllOfOnesSessions) {
  const auto one_session = comes(ana);
  comes(ana);
  comes(ben);
  happens(MarkKept{{one_session, RequestId{"r"}}, ana.id, std::optional(Mark{lobby, Position{1}, 0})});
  EXPECT_THAT(all<ShowMark>(), SizeIs(2));
  EXPECT_THAT(all<Publish>(), SizeIs(1));
}

TEST_F(HubTest, TellsEverySessionOfSomebodyThatTheyEnteredAndLeft) {
  const auto session = comes(ana);
  comes(ana);
  RoomRecord room;
  room.id = tea;
  happens(DraftAppended{
      {session, RequestId{"r"}}, cid, Appended{Stored{entry(tea, 1, ana, Entered{}), false, room}}});
  EXPECT_THAT(all<ShowEntered>(), SizeIs(2));
  EXPECT_THAT(all<Acknowledge>(), IsEmpty()) << "entering is answered with the room";
  happens(DraftAppended{
      {session, RequestId{"r"}}, cid, Appended{Stored{entry(tea, 2, ana, Left{}), false, room}}});
  EXPECT_THAT(all<ShowLeft>(), SizeIs(2));
}

TEST_F(HubTest, DoesNotLetTheLobbyBeLeft) {
  const auto session = comes(ana);
  asks(session, LeaveRoom{lobby, cid, fresh});
  EXPECT_EQ(refusal(), Refusal::cannot_leave);
}

TEST_F(HubTest, GivesASessionThatLivesLongANewToken) {
  comes(ana);
  happens(Ticked{});
  EXPECT_THAT(all<Welcome>(), IsEmpty());
  after(std::chrono::hours{24 * 7});
  happens(Ticked{});
  EXPECT_THAT(all<Welcome>(), SizeIs(1));
}

TEST_F(HubTest, AsksPeopleToComeBackOneAfterTheOther) {
  comes(ana);
  comes(ben);
  comes(Person{UserId{Uuid{0xc, 3}}, "cem"}, Dialect::original);
  happens(Drain{Duration{2'000}});
  const auto told = all<ShowMoving>();
  ASSERT_THAT(told, SizeIs(2)) << "the original dialect has no word for it";
  EXPECT_NE(told[0].retry_after, told[1].retry_after);
}

TEST_F(HubTest, ForgetsEverythingOfThoseWhoAreGone) {
  const auto session = comes(ana, Dialect::full, {tea});
  happens(Closed{session});
  EXPECT_EQ(house.hub.size().sessions, 0U);
  EXPECT_EQ(house.hub.size().people, 0U);
  EXPECT_EQ(house.hub.size().rooms, 0U);
  happens(DraftAppended{{session, {}}, cid, Appended{Stored{entry(lobby, 1, ana), false, {}}}});
  EXPECT_THAT(all<Acknowledge>(), IsEmpty());
}

TEST_F(HubTest, TellsAllSessionsOfAPersonWhatTheyWantOfARoomAndTheOtherShards) {
  const auto desk = comes(ana);
  const auto phone = comes(ana);
  comes(ben);
  asks(desk, SetRoom{RoomId::lobby(), {.level = Level::none}});
  const auto keep = one<KeepSettings>();
  EXPECT_EQ(keep.who, ana.id);
  const RoomSettings kept{.level = Level::none, .revision = 4};
  happens(RoomSet{keep.asker, ana.id, keep.room, std::optional(kept)});
  const auto shown = all<ShowSettings>();
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0], (ShowSettings{keep.asker, RoomId::lobby(), kept}));
  EXPECT_EQ(shown[1], (ShowSettings{{phone, {}}, RoomId::lobby(), kept}));
  EXPECT_EQ(one<Publish>().word, (Word{SettingsChanged{ana.id, RoomId::lobby(), kept}}));
}

TEST_F(HubTest, AsksForARoomToBeArrangedInNamesAsTheyAreKept) {
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, ArrangeRoom{tea, {.name = "  Tea \t and cake "}, cid, {}});
  const auto draft = one<AppendDraft>().draft;
  EXPECT_EQ(draft.room, tea);
  EXPECT_EQ(std::get<Arranged>(draft.what), (Arranged{.name = "Tea and cake"}));
  asks(session, ArrangeRoom{tea, {.name = " "}, cid, {}});
  EXPECT_EQ(refusal(), Refusal::name_empty);
  asks(session, ArrangeRoom{tea, {.topic = std::string(1'025, 'x')}, cid, {}});
  EXPECT_EQ(refusal(), Refusal::text_too_long);
  asks(session, ArrangeRoom{Nobody{}, {.name = "tea"}, cid, {}});
  EXPECT_EQ(refusal(), Refusal::unknown_room);
}

TEST_F(HubTest, TellsWhatWasChosenOnAnotherShard) {
  const auto desk = comes(ana);
  const RoomSettings kept{.pinned = true, .revision = 2};
  effects = house.hear(Word{SettingsChanged{ana.id, RoomId::lobby(), kept}});
  EXPECT_EQ(one<ShowSettings>(), (ShowSettings{{desk, {}}, RoomId::lobby(), kept}));
  effects = house.hear(Word{SettingsChanged{ben.id, RoomId::lobby(), kept}});
  EXPECT_TRUE(effects.empty());
}

}  // namespace
}  // namespace teahouse
