// Letting others into a room: what is asked of the store, and what its answers become.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub_for_test.hpp"

namespace teahouse {
namespace {

using namespace hub_test;
using testing::IsEmpty;

constexpr InviteId invite{Uuid{1, 1}};

TEST_F(HubTest, AsksForAnInvitationThatEndsAfterItsTime) {
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, MakeInvite{tea, invite, Duration{1'000}, 10});
  const auto keep = one<KeepInvite>();
  EXPECT_EQ(keep.draft.author, ana);
  EXPECT_EQ(keep.draft.until, house.now.wall + Duration{1'000});
  EXPECT_EQ(keep.draft.uses, 10U);
  asks(session, MakeInvite{tea, invite, {}, {}});
  EXPECT_EQ(one<KeepInvite>().draft.until, std::nullopt) << "for ever";
}

TEST_F(HubTest, ShowsTheInvitationsOfARoomOrSaysWhyNot) {
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, ListInvites{tea});
  const auto load = one<LoadInvites>();
  happens(InvitesLoaded{load.asker, tea, {}, Invited{std::vector<Invite>{}}});
  EXPECT_THAT(one<ShowInvites>().invites, IsEmpty());
  asks(session, ListInvites{tea});
  happens(InvitesLoaded{one<LoadInvites>().asker, tea, {}, Invited{Refusal::not_a_keeper}});
  EXPECT_EQ(refusal(), Refusal::not_a_keeper);
  asks(session, ListInvites{tea});
  happens(InvitesLoaded{one<LoadInvites>().asker, tea, {}, Fault::unavailable});
  EXPECT_EQ(refusal(), Refusal::unavailable);
  EXPECT_EQ(house.hub.pending(), 0U);
}

TEST_F(HubTest, SecretsCannotBeGuessedAtInAHurry) {
  const auto session = comes(ana);
  for (std::uint32_t guess = 0; guess < house.limits.burst; ++guess) {
    asks(session, FindInvite{invite});
    happens(
        InviteLoaded{one<LookUpInvite>().asker, std::variant<InviteFound, Refusal>{Refusal::unknown_invite}});
    EXPECT_EQ(refusal(), Refusal::unknown_invite);
  }
  asks(session, FindInvite{invite});
  EXPECT_EQ(refusal(), Refusal::too_fast);
}

TEST_F(HubTest, AnInvitationThatCannotBeIsRefusedWithoutAsking) {
  const auto session = comes(ana, Dialect::full, {tea});
  asks(session, RevokeInvite{tea, {}});
  EXPECT_EQ(refusal(), Refusal::unknown_invite);
  asks(session, MakeInvite{Nobody{}, invite, {}, {}});
  EXPECT_EQ(refusal(), Refusal::unknown_room);
  EXPECT_EQ(house.hub.pending(), 0U);
}

TEST_F(HubTest, WhoMadeARoomIsToldThatTheyKeepItOnAllTheirSessions) {
  const auto at_home = comes(ana);
  comes(ana);
  RoomRecord room = House::room_record(tea, Position{1});
  room.access = Access::invited;
  happens(RoomMade{
      {at_home, {}}, cid, Appended{Stored{entry(tea, 1, ana, Entered{}), false, room, Role::keeper}}});
  for (const auto& shown : all<ShowEntered>()) {
    EXPECT_EQ(shown.membership.role, Role::keeper);
    EXPECT_EQ(shown.membership.room.access, Access::invited);
  }
  EXPECT_THAT(all<ShowEntered>(), testing::SizeIs(2));
}

}  // namespace
}  // namespace teahouse
