// What keepers ask for and what it means to those whom it is about: who is removed hears it, and nothing more
// of the room.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub_for_test.hpp"

namespace teahouse {
namespace {

using namespace hub_test;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(HubTest, AsksForSomebodyToBeAppointedOrRemovedByTheirId) {
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, Appoint{tea, ben.id, true, cid, fresh});
  EXPECT_EQ(std::get<Appointed>(one<AppendDraft>().draft.what), (Appointed{{ben.id, {}}, true}));
  asks(session, Remove{tea, ben.id, cid, fresh});
  EXPECT_EQ(std::get<Removed>(one<AppendDraft>().draft.what), (Removed{{ben.id, {}}}));
  asks(session, Remove{tea, Nobody{}, cid, fresh});
  EXPECT_EQ(refusal(), Refusal::unknown_member);
  asks(session, Appoint{Nobody{}, ben.id, true, cid, fresh});
  EXPECT_EQ(refusal(), Refusal::unknown_room);
}

TEST_F(HubTest, WhoIsRemovedIsToldOnAllSessionsAndHearsNoMore) {
  const auto anas = comes(ana, Dialect::full, {tea});
  const auto desk = comes(ben, Dialect::full, {tea});
  const auto phone = comes(ben, Dialect::full, {tea});
  for (const auto session : {anas, desk}) {
    asks(session, Subscribe{tea, Position{5}, Epoch{1}});
    const auto load = one<LoadPage>();
    happens(PageLoaded{load.asker, load.use, load.query,
                       std::variant<Page, Refusal>{Page{Epoch{1}, Position{1}, Position{5}, {}}}});
  }
  EXPECT_THAT(house.hub.listeners(tea, Dialect::full), SizeIs(2));
  happens(DraftAppended{
      {anas, RequestId{"r"}}, cid, Appended{Stored{entry(tea, 6, ana, Removed{ben}), false, {}}}});
  EXPECT_EQ(one<Acknowledge>().asker.session, anas);
  EXPECT_THAT(all<ShowLeft>(),
              testing::UnorderedElementsAre(ShowLeft{{desk, {}}, tea, ana}, ShowLeft{{phone, {}}, tea, ana}));
  EXPECT_THAT(house.hub.listeners(tea, Dialect::full), testing::ElementsAre(anas));
  EXPECT_THAT(all<Deliver>(), SizeIs(1)) << "to those who are still there";
  EXPECT_THAT(all<Publish>(), SizeIs(1));
}

TEST_F(HubTest, WhoIsRemovedOnAnotherShardIsToldOnce) {
  comes(ben, Dialect::full, {tea});
  const auto removed = entry(tea, 6, ana, Removed{ben});
  effects = house.hear(removed);
  EXPECT_EQ(one<ShowLeft>().by, ana);
  effects = house.hear(removed);
  EXPECT_THAT(all<ShowLeft>(), IsEmpty());
}

TEST_F(HubTest, ShowsTheMembersOfARoomOrSaysWhyNot) {
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, FindMembers{tea, " B ", Position{7}, 3});
  const auto list = one<ListMembers>();
  EXPECT_EQ(list.search, (MemberSearch{tea, ana.id, "B", Position{7}, 3}));
  happens(MembersListed{list.asker, tea, std::variant<Members, Refusal>{Members{{}, 9, Position{8}}}});
  EXPECT_EQ(one<ShowMembers>().found.count, 9U);
  asks(session, FindMembers{tea, "", {}, {}});
  happens(
      MembersListed{one<ListMembers>().asker, tea, std::variant<Members, Refusal>{Refusal::not_a_member}});
  EXPECT_EQ(refusal(), Refusal::not_a_member);
  asks(session, FindMembers{tea, "", {}, {}});
  happens(MembersListed{one<ListMembers>().asker, tea, Fault::unavailable});
  EXPECT_EQ(refusal(), Refusal::unavailable);
  asks(session, FindMembers{lobby, "", {}, {}});
  EXPECT_EQ(refusal(), Refusal::unknown_room);
  EXPECT_EQ(house.hub.pending(), 0U);
}

TEST_F(HubTest, ShowsWhoSomebodyIsOrThatNobodyIsCalledByThatId) {
  const auto session = comes(ana);
  asks(session, FindPerson{ben.id});
  happens(PersonLookedUp{one<LookUpPerson>().asker, std::optional(PersonFound{ben, {}, {}})});
  EXPECT_EQ(one<ShowPerson>().found.person, ben);
  asks(session, FindPerson{ben.id});
  happens(PersonLookedUp{one<LookUpPerson>().asker, std::optional<PersonFound>{}});
  EXPECT_EQ(refusal(), Refusal::unknown_recipient);
  asks(session, FindPerson{Nobody{}});
  EXPECT_EQ(refusal(), Refusal::unknown_recipient);
  EXPECT_EQ(house.hub.pending(), 0U);
}

}  // namespace
}  // namespace teahouse
