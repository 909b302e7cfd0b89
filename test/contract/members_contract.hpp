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

// What Store and Directory owe of who is in a room, who keeps it, and who somebody is.

class MembersContract : public Contract {
 protected:
  void SetUp() override {
    scene_.create(scene_.room(ana, tea, "tea"));
    for (const Person& who : {cem, ben}) scene_.enter(who, tea);
  }
  std::variant<Members, Refusal> ask(const Person& who, RoomId room, std::string query = {},
                                     Position after = {}, std::uint32_t limit = 50) {
    return *teahouse::find_members(backend_->directory(), {room, who.id, std::move(query), after, limit});
  }
  Members found(std::string query = {}, Position after = {}, std::uint32_t limit = 50) {
    return std::get<Members>(ask(ana, tea, std::move(query), after, limit));
  }
  std::vector<std::string> names() { return names(found()); }
  static std::vector<std::string> names(const Members& members) {
    std::vector<std::string> names;
    for (const auto& member : members.members)
      names.push_back(member.person.name + (member.role == Role::keeper ? "!" : ""));
    return names;
  }
  Stored appoint(const Person& by, const Person& whom, bool on = true) {
    return scene_.append(scene_.draft(by, tea, Appointed{{whom.id, {}}, on}));
  }
  Stored remove(const Person& by, const Person& whom, RoomId room = tea) {
    return scene_.append(scene_.draft(by, room, Removed{{whom.id, {}}}));
  }
  Refusal refusal(const Person& who, What what, RoomId room = tea) {
    return scene_.refusal(scene_.draft(who, room, std::move(what)));
  }
  PersonFound known(const Person& whom) { return **teahouse::find_person(backend_->directory(), whom.id); }
};

using testing::ElementsAre;
using testing::IsEmpty;
using testing::VariantWith;

TEST_P(MembersContract, NamesThoseWhoHaveBeenInTheRoomTheLongestFirst) {
  const auto all = found();
  EXPECT_THAT(names(all), ElementsAre("ana!", "cem", "ben"));
  EXPECT_EQ(all.count, 3U);
  EXPECT_EQ(all.next, std::nullopt);
  EXPECT_EQ(all.members[0].since, scene_.page(tea).entries.front()->at);
  scene_.leave(cem, tea);
  scene_.enter(cem, tea);
  EXPECT_THAT(names(), ElementsAre("ana!", "ben", "cem"));
  scene_.leave(ben, tea);
  EXPECT_THAT(names(), ElementsAre("ana!", "cem"));
}

TEST_P(MembersContract, NamesThemByTheirPresentNamesAPieceAtATime) {
  scene_.rename({ben.id, "Ｂｅｎ 本"}, at(1'000));
  EXPECT_THAT(names(found("BEN")), ElementsAre("Ｂｅｎ 本"));
  EXPECT_THAT(names(found("%")), IsEmpty());
  const auto first = found({}, {}, 2);
  EXPECT_THAT(names(first), ElementsAre("ana!", "cem"));
  ASSERT_TRUE(first.next);
  EXPECT_THAT(names(found({}, *first.next, 2)), ElementsAre("Ｂｅｎ 本"));
}

TEST_P(MembersContract, TellsOnlyThoseWhoAreInTheRoom) {
  const Person dora{UserId{{0xd, 4}}, "dora"};
  EXPECT_THAT(ask(dora, tea), VariantWith<Refusal>(Refusal::not_a_member));
  auto den = scene_.room(ana, coffee, "den");
  den.access = Access::invited;
  scene_.create(den);
  EXPECT_THAT(ask(ben, coffee), VariantWith<Refusal>(Refusal::unknown_room));
  EXPECT_THAT(ask(ana, RoomId{RoomKind::open, {5, 5}}), VariantWith<Refusal>(Refusal::unknown_room));
}

TEST_P(MembersContract, AKeeperMakesAMemberAKeeperAndTakesItBack) {
  const auto made = appoint(ana, ben);
  EXPECT_EQ(std::get<Appointed>(made.entry->what), (Appointed{ben, true}));
  EXPECT_THAT(names(), ElementsAre("ana!", "cem", "ben!"));
  EXPECT_EQ(scene_.person(ben).rooms.at(1).role, Role::keeper);
  EXPECT_EQ(scene_.person(ben).rooms.at(1).room.arranged, made.entry->position);
  EXPECT_EQ(*scene_.page(tea).entries.back(), *made.entry);
  appoint(ben, ana, false);
  EXPECT_THAT(names(), ElementsAre("ana", "cem", "ben!"));
}

TEST_P(MembersContract, OnlyKeepersAppointAndOnlyWhoIsThere) {
  const Person dora{UserId{{0xd, 4}}, "dora"};
  EXPECT_EQ(refusal(ben, Appointed{{cem.id, {}}}), Refusal::not_a_keeper);
  EXPECT_EQ(refusal(ben, Removed{{cem.id, {}}}), Refusal::not_a_keeper);
  EXPECT_EQ(refusal(ana, Appointed{{dora.id, {}}}), Refusal::unknown_member);
  EXPECT_EQ(refusal(ana, Removed{{dora.id, {}}}), Refusal::unknown_member);
  EXPECT_EQ(refusal(ana, Removed{{ana.id, {}}}), Refusal::unknown_member) << "to go oneself is to leave";
  EXPECT_EQ(refusal(ana, Appointed{{ana.id, {}}}), Refusal::already_so);
  EXPECT_EQ(refusal(ana, Appointed{{ben.id, {}}, false}), Refusal::already_so);
  EXPECT_EQ(refusal(ana, Appointed{{ben.id, {}}}, RoomId::lobby()), Refusal::not_a_keeper);
}

TEST_P(MembersContract, ARoomHasAKeeper) {
  EXPECT_EQ(refusal(ana, Appointed{{ana.id, {}}, false}), Refusal::last_keeper);
  appoint(ana, ben);
  appoint(ana, ana, false);
  EXPECT_EQ(refusal(ben, Appointed{{ben.id, {}}, false}), Refusal::last_keeper);
}

TEST_P(MembersContract, WhenTheLastKeeperLeavesTheEntrySaysWhoKeepsTheRoomNow) {
  appoint(ana, ben);
  EXPECT_EQ(std::get<Left>(scene_.leave(ana, tea).entry->what), Left{}) << "ben keeps it already";
  const auto left = scene_.leave(ben, tea);
  EXPECT_EQ(std::get<Left>(left.entry->what), Left{cem});
  EXPECT_EQ(*scene_.page(tea).entries.back(), *left.entry);
  EXPECT_EQ(scene_.person(cem).rooms.at(1).role, Role::keeper);
  EXPECT_EQ(scene_.person(cem).rooms.at(1).room.arranged, left.entry->position);
  EXPECT_EQ(std::get<Left>(scene_.leave(cem, tea).entry->what), Left{}) << "nobody is there";
}

TEST_P(MembersContract, WhoIsRemovedIsNotThereAnyMoreAndWhatTheyWantedIsForgotten) {
  appoint(ana, ben);
  Awaited<std::optional<RoomSettings>> chosen;
  scene_.directory().set_room(ben.id, tea, {.pinned = true}, chosen.done());
  ASSERT_TRUE(*chosen.result());
  const auto removed = remove(ana, ben);
  EXPECT_EQ(std::get<Removed>(removed.entry->what), Removed{ben});
  EXPECT_THAT(names(), ElementsAre("ana!", "cem"));
  EXPECT_EQ(found().count, 2U);
  EXPECT_EQ(scene_.person(ben).rooms.size(), 1U) << "the lobby";
  EXPECT_EQ(refusal(ben, Said{"hello?"}), Refusal::not_a_member);
  EXPECT_EQ(refusal(ben, Left{}), Refusal::not_a_member);
  EXPECT_EQ(refusal(ana, Removed{{ben.id, {}}}), Refusal::unknown_member);
  EXPECT_EQ(*scene_.page(tea).entries.back(), *removed.entry);

  scene_.enter(ben, tea);
  EXPECT_THAT(names(), ElementsAre("ana!", "cem", "ben"));
  EXPECT_FALSE(scene_.person(ben).rooms.at(1).settings.pinned);
}

TEST_P(MembersContract, WhoWasRemovedComesBackIntoAPrivateRoomByANewInvitationOnly) {
  auto den = scene_.room(ana, coffee, "den");
  den.access = Access::invited;
  scene_.create(den);
  const auto invite = [&](std::uint64_t number) {
    const InviteId id{Uuid{8, number}};
    const InviteDraft draft{id, coffee, ana, scene_.draft(ana, coffee, Said{"x"}).at};
    EXPECT_TRUE(
        std::holds_alternative<std::vector<Invite>>(*teahouse::invite(backend_->invitations(), draft)));
    return id;
  };
  const auto enter = [&](const Person& who, InviteId by) {
    auto draft = scene_.draft(who, coffee, Entered{});
    draft.invite = by;
    return draft;
  };
  const auto old = invite(1);
  scene_.append(enter(ben, old));
  remove(ana, ben, coffee);
  EXPECT_EQ(refusal(ben, Entered{}, coffee), Refusal::unknown_room);
  EXPECT_EQ(refusal(ben, Left{}, coffee), Refusal::unknown_room);
  EXPECT_EQ(scene_.refusal(enter(ben, old)), Refusal::invite_too_old);
  scene_.append(enter(cem, old));
  scene_.append(enter(ben, invite(2)));
}

TEST_P(MembersContract, ARepeatIsAnsweredAsThen) {
  const auto draft = scene_.draft(ana, tea, Appointed{{ben.id, {}}});
  const auto position = scene_.append(draft).entry->position;
  remove(ana, ben);
  EXPECT_TRUE(scene_.append(draft).repeated);
  EXPECT_EQ(scene_.append(draft).entry->position, position);
  auto other = draft;
  other.what = Appointed{{cem.id, {}}};
  EXPECT_EQ(scene_.refusal(other), Refusal::cid_conflict);
}

TEST_P(MembersContract, SomebodyIsKnownByTheNamesThatTheyHadBefore) {
  const Person dora{UserId{{0xd, 4}}, "dora"};
  EXPECT_EQ(*teahouse::find_person(backend_->directory(), dora.id), std::nullopt);
  scene_.rename(dora, at(1'000));
  EXPECT_EQ(known(dora), (PersonFound{dora, at(1'000), {}}));
  scene_.rename({dora.id, "Dora"}, at(2'000));
  scene_.rename({dora.id, "Dora"}, at(3'000));
  scene_.rename({dora.id, "朵拉"}, at(4'000));
  backend_->reopen();
  EXPECT_EQ(known(dora),
            (PersonFound{{dora.id, "朵拉"}, at(1'000), {{"Dora", at(4'000)}, {"dora", at(2'000)}}}));
  for (int i = 0; i < 30; ++i) scene_.rename({dora.id, "dora " + std::to_string(i)}, at(5'000 + i));
  EXPECT_EQ(known(dora).names.size(), former_names_max);
  EXPECT_EQ(known(dora).names.front().name, "dora 28");
}

}  // namespace teahouse
