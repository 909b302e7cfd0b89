#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What ports/invitations.hpp owes, and what Store and Directory owe of private rooms.

class InvitationsContract : public Contract {
 protected:
  static constexpr std::int64_t hour = 3'600'000;

  /// ana makes a private room.
  void make(RoomId room = tea, std::string name = "tea") {
    auto draft = scene_.room(ana, room, std::move(name));
    draft.access = Access::invited;
    scene_.create(draft);
  }

  static InviteDraft draft(std::uint64_t number, const Person& author = ana, RoomId room = tea) {
    return {InviteId{{0x1, number}}, room, author, at(static_cast<std::int64_t>(number)), {}, {}};
  }
  Invited invite(const InviteDraft& draft) { return *teahouse::invite(backend_->invitations(), draft); }
  Invited list(const Person& who, std::int64_t when = 10) {
    return *teahouse::invites(backend_->invitations(), who.id, tea, at(when));
  }
  Invited revoke(const Person& who, std::uint64_t number, RoomId room = tea) {
    return *teahouse::revoke(backend_->invitations(), who.id, room, InviteId{{0x1, number}}, at(10));
  }
  std::variant<InviteFound, Refusal> find(const Person& who, std::uint64_t number, std::int64_t when = 10) {
    return *teahouse::find_invite(backend_->invitations(), InviteId{{0x1, number}}, who.id, at(when));
  }
  Draft entering(const Person& who, std::uint64_t number, std::int64_t when = 10) {
    auto draft = scene_.draft(who, tea, Entered{});
    draft.invite = InviteId{{0x1, number}};
    draft.at = at(when);
    return draft;
  }
  static std::vector<std::uint64_t> numbers(const Invited& invited) {
    std::vector<std::uint64_t> numbers;
    for (const auto& one : std::get<std::vector<Invite>>(invited)) numbers.push_back(one.id.value.low);
    return numbers;
  }
  std::uint32_t used(std::uint64_t number) { return std::get<InviteFound>(find(ana, number)).invite.used; }
};

using testing::ElementsAre;
using testing::IsEmpty;
using testing::VariantWith;

TEST_P(InvitationsContract, APrivateRoomIsNotThereForWhoIsNotInIt) {
  make();
  EXPECT_THAT(scene_.find("tea"), IsEmpty());
  EXPECT_EQ(scene_.refusal(Scene::query(tea, ben)), Refusal::unknown_room);
  EXPECT_EQ(scene_.refusal(scene_.draft(ben, tea, Entered{})), Refusal::unknown_room);
  EXPECT_EQ(scene_.refusal(scene_.said(ben, tea, "hello?")), Refusal::unknown_room);
  EXPECT_EQ(scene_.refusal(scene_.draft(ben, tea, Left{})), Refusal::unknown_room);
  EXPECT_EQ(scene_.mark(ben, tea, 1), std::nullopt);
  EXPECT_THAT(list(ben), VariantWith<Refusal>(Refusal::unknown_room));
  EXPECT_THAT(invite(draft(1, ben)), VariantWith<Refusal>(Refusal::unknown_room));
  EXPECT_FALSE(scene_.person(ben).name) << "a refusal leaves nothing behind";
}

TEST_P(InvitationsContract, NobodyLearnsWhatAPrivateRoomIsCalled) {
  make();
  scene_.create(scene_.room(ben, coffee, "tea"));
  make(RoomId{RoomKind::open, {3, 3}}, "tea");
  EXPECT_EQ(scene_.person(ana).rooms.size(), 3U) << "the lobby and two rooms called tea";
}

TEST_P(InvitationsContract, ByAnInvitationOneEntersAndIsAMember) {
  make();
  EXPECT_THAT(numbers(invite(draft(1))), ElementsAre(1));
  backend_->reopen();
  const auto found = std::get<InviteFound>(find(ben, 1));
  EXPECT_EQ(found.invite, (Invite{InviteId{{0x1, 1}}, ana, at(1), {}, {}, 0, false}));
  EXPECT_EQ(found.room.name, "tea");
  EXPECT_EQ(found.room.members, 1U);
  EXPECT_EQ(found.room.access, Access::invited);
  EXPECT_FALSE(found.entered);

  const auto entered = scene_.append(entering(ben, 1));
  EXPECT_EQ(entered.entry->what, What(Entered{}));
  EXPECT_EQ(entered.room->access, Access::invited);
  EXPECT_EQ(entered.role, Role::member);
  EXPECT_EQ(used(1), 1U);
  EXPECT_TRUE(std::get<InviteFound>(find(ben, 1)).entered);
  scene_.say(ben, tea, "so this is where you are");
}

TEST_P(InvitationsContract, AnInvitationIsGoodForAsManyAsItSays) {
  make();
  auto once = draft(1);
  once.uses = 1;
  invite(once);
  const auto in = entering(ben, 1);
  scene_.append(in);
  EXPECT_TRUE(scene_.append(in).repeated);
  EXPECT_TRUE(scene_.append(entering(ben, 1)).repeated) << "who is in already uses nothing";
  EXPECT_EQ(used(1), 1U);
  EXPECT_EQ(scene_.refusal(entering(cem, 1)), Refusal::invite_used_up);
  EXPECT_THAT(find(cem, 1), VariantWith<Refusal>(Refusal::invite_used_up));
  EXPECT_THAT(numbers(list(ana)), IsEmpty());
  scene_.leave(ben, tea);
  EXPECT_EQ(scene_.refusal(entering(ben, 1)), Refusal::invite_used_up);
  EXPECT_TRUE(scene_.append(in).repeated) << "the same answer again, whatever happened since";
}

TEST_P(InvitationsContract, AnInvitationIsGoodForItsTime) {
  make();
  auto brief = draft(1);
  brief.until = at(hour);
  invite(brief);
  EXPECT_EQ(std::get<InviteFound>(find(ben, 1, hour - 1)).invite.until, at(hour));
  EXPECT_THAT(find(ben, 1, hour), VariantWith<Refusal>(Refusal::invite_expired));
  EXPECT_EQ(scene_.refusal(entering(ben, 1, hour)), Refusal::invite_expired);
  EXPECT_THAT(numbers(list(ana, hour)), IsEmpty());
  scene_.append(entering(ben, 1, hour - 1));
  EXPECT_TRUE(std::get<InviteFound>(find(ben, 1, 2 * hour)).entered) << "who is in is told where it led";
}

TEST_P(InvitationsContract, AnInvitationCanBeTakenBack) {
  make();
  invite(draft(1));
  EXPECT_THAT(numbers(invite(draft(2))), ElementsAre(2, 1)) << "the newest first";
  EXPECT_THAT(numbers(revoke(ana, 1)), ElementsAre(2));
  backend_->reopen();
  EXPECT_THAT(find(ben, 1), VariantWith<Refusal>(Refusal::invite_revoked));
  EXPECT_EQ(scene_.refusal(entering(ben, 1)), Refusal::invite_revoked);
  EXPECT_THAT(numbers(list(ana)), ElementsAre(2));
  EXPECT_THAT(numbers(revoke(ana, 1)), ElementsAre(2)) << "twice is once";
}

TEST_P(InvitationsContract, OnlyAKeeperInvitesAndListsAndRevokes) {
  make();
  invite(draft(1));
  scene_.append(entering(ben, 1));
  EXPECT_THAT(invite(draft(2, ben)), VariantWith<Refusal>(Refusal::not_a_keeper));
  EXPECT_THAT(list(ben), VariantWith<Refusal>(Refusal::not_a_keeper));
  EXPECT_THAT(revoke(ben, 1), VariantWith<Refusal>(Refusal::not_a_keeper));
  EXPECT_THAT(invite(draft(3, ana, RoomId::lobby())), VariantWith<Refusal>(Refusal::not_a_keeper));
  scene_.tell(ana, ben, "hello");
  EXPECT_THAT(invite(draft(4, ana, RoomId::direct(ana.id, ben.id))),
              VariantWith<Refusal>(Refusal::unknown_room));
  scene_.create(scene_.room(ana, coffee, "coffee"));
  EXPECT_THAT(invite(draft(5, ben, coffee)), VariantWith<Refusal>(Refusal::not_a_keeper));
}

TEST_P(InvitationsContract, TheSameInvitationTwiceIsOne) {
  make();
  invite(draft(1));
  EXPECT_THAT(numbers(invite(draft(1))), ElementsAre(1));
  auto other = draft(1);
  other.uses = 1;
  EXPECT_THAT(invite(other), VariantWith<Refusal>(Refusal::cid_conflict));
  make(coffee, "coffee");
  EXPECT_THAT(invite(draft(1, ana, coffee)), VariantWith<Refusal>(Refusal::cid_conflict));
}

TEST_P(InvitationsContract, AnInvitationLeadsToItsOwnRoomAlone) {
  make();
  make(coffee, "coffee");
  invite(draft(1, ana, coffee));
  EXPECT_EQ(scene_.refusal(entering(ben, 1)), Refusal::unknown_invite);
  EXPECT_EQ(scene_.refusal(entering(ben, 2)), Refusal::unknown_invite);
  EXPECT_THAT(find(ben, 2), VariantWith<Refusal>(Refusal::unknown_invite));
  EXPECT_THAT(revoke(ana, 1), VariantWith<Refusal>(Refusal::unknown_invite));
  EXPECT_THAT(revoke(ana, 2), VariantWith<Refusal>(Refusal::unknown_invite));
}

TEST_P(InvitationsContract, ThereAreFiftyGoodOnesAtMost) {
  make();
  for (std::uint64_t number = 1; number <= invites_max; ++number) invite(draft(number));
  EXPECT_THAT(invite(draft(100)), VariantWith<Refusal>(Refusal::too_many_invites));
  EXPECT_EQ(numbers(invite(draft(7))).size(), invites_max) << "one that is there";
  revoke(ana, 7);
  EXPECT_EQ(numbers(invite(draft(100))).size(), invites_max);
}

TEST_P(InvitationsContract, AnOpenRoomIsEnteredWithoutOneAndByOne) {
  scene_.create(scene_.room(ana, tea, "tea"));
  auto once = draft(1);
  once.uses = 1;
  invite(once);
  scene_.append(entering(ben, 1));
  EXPECT_EQ(scene_.refusal(entering(cem, 1)), Refusal::invite_used_up);
  scene_.enter(cem, tea);
}

TEST_P(InvitationsContract, WhoMadeARoomIsItsKeeperUntilTheyLeave) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.enter(ben, tea);
  EXPECT_EQ(scene_.person(ana).rooms.back().role, Role::keeper);
  EXPECT_EQ(scene_.person(ben).rooms.back().role, Role::member);
  scene_.leave(ana, tea);
  EXPECT_EQ(scene_.enter(ana, tea).role, Role::member);
}

TEST_P(InvitationsContract, WhoHasBeenInARoomTheLongestKeepsItAfterItsLastKeeper) {
  scene_.create(scene_.room(ana, tea, "tea"));
  for (const Person& who : {ben, cem}) scene_.enter(who, tea);
  scene_.leave(ben, tea);
  scene_.enter(ben, tea);
  const auto role = [this](const Person& who) { return scene_.person(who).rooms.back().role; };
  EXPECT_EQ(role(cem), Role::member);
  scene_.leave(ana, tea);
  EXPECT_EQ(role(cem), Role::keeper);
  EXPECT_EQ(role(ben), Role::member);
  scene_.leave(ben, tea);
  EXPECT_EQ(role(cem), Role::keeper);
}

}  // namespace teahouse
