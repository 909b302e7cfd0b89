#pragma once

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What a Directory owes; see ports/directory.hpp.

class DirectoryContract : public Contract {
 protected:
  Membership in(const Person& who, RoomId room) {
    for (const auto& membership : scene_.person(who).rooms) {
      if (membership.room.id == room) return membership;
    }
    ADD_FAILURE() << who.name << " is not in " << room.text();
    return {};
  }

  std::vector<RoomId> rooms(const Person& who) {
    std::vector<RoomId> rooms;
    for (const auto& membership : scene_.person(who).rooms) rooms.push_back(membership.room.id);
    return rooms;
  }
};

using testing::ElementsAre;

TEST_P(DirectoryContract, KnowsOnlyTheLobbyOfAStranger) {
  scene_.say(ana, RoomId::lobby(), "hello");
  const auto person = scene_.person(ben);
  EXPECT_FALSE(person.name);
  ASSERT_EQ(person.rooms.size(), 1U);
  EXPECT_EQ(person.rooms[0].room.id, RoomId::lobby());
  EXPECT_EQ(person.rooms[0].room.head, Position{1});
  EXPECT_EQ(person.rooms[0].mark, Position{1});
  EXPECT_EQ(person.rooms[0].unread, 0U);
  ASSERT_TRUE(person.rooms[0].last);
  EXPECT_EQ(person.rooms[0].last->what, What{Said{"hello"}});
}

TEST_P(DirectoryContract, OnlyReadsWhenItIsAskedForSomebody) {
  scene_.person(ben);
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_EQ(in(ben, RoomId::lobby()).unread, 0U);
  EXPECT_EQ(scene_.refusal(scene_.said_to(ana, ben, "hello?")), Refusal::unknown_recipient);
}

TEST_P(DirectoryContract, KnowsSomebodyFromTheirFirstName) {
  scene_.say(ana, RoomId::lobby(), "before");
  scene_.rename(ben);
  EXPECT_EQ(scene_.person(ben).name, "ben");
  EXPECT_EQ(in(ben, RoomId::lobby()).mark, Position{1});
  scene_.say(ana, RoomId::lobby(), "after");
  EXPECT_EQ(in(ben, RoomId::lobby()).mark, Position{1});
  EXPECT_EQ(in(ben, RoomId::lobby()).unread, 1U);
}

TEST_P(DirectoryContract, KnowsSomebodyFromTheirFirstEntry) {
  scene_.say(ben, RoomId::lobby(), "before");
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_EQ(scene_.person(ana).name, "ana");
  EXPECT_EQ(in(ana, RoomId::lobby()).mark, Position{2});
}

TEST_P(DirectoryContract, KeepsTheNewestNameOfAPersonAndTheOldOneInEntries) {
  scene_.say(ana, RoomId::lobby(), "hello");
  scene_.rename({ana.id, "anna"});
  EXPECT_EQ(scene_.person(ana).name, "anna");
  EXPECT_EQ(scene_.page(RoomId::lobby()).entries.at(0)->author.name, "ana");
  scene_.say(ana, RoomId::lobby(), "by an old session");
  EXPECT_EQ(scene_.person(ana).name, "anna");
  backend_->reopen();
  EXPECT_EQ(scene_.person(ana).name, "anna");
}

TEST_P(DirectoryContract, SaysSinceWhenAPersonIsCalledSoAndNoTwoNamesAtOnce) {
  EXPECT_EQ(scene_.person(ana).named, Instant{});
  EXPECT_EQ(scene_.rename(ana, at(5)), at(5));
  EXPECT_EQ(scene_.rename({ana.id, "anna"}, at(9)), at(9));
  EXPECT_EQ(scene_.rename({ana.id, "late"}, at(7)), at(10)) << "what is kept later is later";
  EXPECT_EQ(scene_.rename({ana.id, "late"}, at(10)), at(11));
  EXPECT_EQ(scene_.person(ana).named, at(11));
  backend_->reopen();
  EXPECT_EQ(scene_.person(ana).named, at(11));
  EXPECT_EQ(scene_.rename({ana.id, "anna"}, at(0)), at(12));
}

TEST_P(DirectoryContract, CallsTheTwoOfADirectRoomByTheirPresentNames) {
  scene_.rename(ben);
  scene_.tell(ana, ben, "hello");
  scene_.rename({ben.id, "benjamin"});
  EXPECT_THAT(in(ana, RoomId::direct(ana.id, ben.id)).room.pair,
              ElementsAre(ana, Person{ben.id, "benjamin"}));
  scene_.rename({ana.id, "anna"});
  EXPECT_THAT(in(ben, RoomId::direct(ana.id, ben.id)).room.pair,
              ElementsAre(Person{ana.id, "anna"}, Person{ben.id, "benjamin"}));
}

TEST_P(DirectoryContract, ListsTheLobbyFirstAndThenTheRoomsLatelyUsed) {
  scene_.rename(ben);
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.create(scene_.room(ana, coffee, "coffee"));
  scene_.tell(ana, ben, "hello");
  const auto direct = RoomId::direct(ana.id, ben.id);
  EXPECT_THAT(rooms(ana), ElementsAre(RoomId::lobby(), direct, coffee, tea));
  scene_.say(ana, tea, "hello");
  EXPECT_THAT(rooms(ana), ElementsAre(RoomId::lobby(), tea, direct, coffee));
  scene_.leave(ana, tea);
  EXPECT_THAT(rooms(ana), ElementsAre(RoomId::lobby(), direct, coffee));
  EXPECT_THAT(rooms(ben), ElementsAre(RoomId::lobby(), direct));
}

TEST_P(DirectoryContract, ListsThreeHundredRoomsAtMost) {
  std::vector<Awaited<Appended>> answers(305);
  for (std::uint64_t i = 0; i < answers.size(); ++i) {
    scene_.directory().create_room(
        scene_.room(ana, {RoomKind::open, {0x100, i}}, "room " + std::to_string(i)), answers[i].done());
  }
  for (auto& answer : answers) ASSERT_TRUE(answer.result());
  const auto listed = rooms(ana);
  ASSERT_EQ(listed.size(), rooms_of_person_max);
  EXPECT_EQ(listed[0], RoomId::lobby());
  EXPECT_EQ(listed[1].uuid.low, 304U);
}

TEST_P(DirectoryContract, ListsOpenRoomsHoweverManyStrangersWrite) {
  scene_.create(scene_.room(ana, tea, "tea"));
  std::vector<Awaited<Appended>> answers(305);
  std::uint64_t number = 0x100;
  for (auto& answer : answers) {
    const Person stranger{UserId{{++number, 1}}, "stranger"};
    scene_.store().append(scene_.said_to(stranger, ana, "hello"), answer.done());
  }
  for (auto& answer : answers) ASSERT_TRUE(answer.result());
  scene_.create(scene_.room(ana, coffee, "coffee"));
  const auto listed = rooms(ana);
  ASSERT_EQ(listed.size(), rooms_of_person_max);
  EXPECT_EQ(listed[0], RoomId::lobby());
  EXPECT_EQ(listed[1], coffee) << "the most lately used first, of whatever kind";
  EXPECT_EQ(listed[2], RoomId::direct(ana.id, UserId{{number, 1}}));
  EXPECT_EQ(listed.back(), tea);
}

TEST_P(DirectoryContract, TellsTheNewestMessageOfARoomWhateverCameAfter) {
  scene_.create(scene_.room(ana, tea, "tea"));
  EXPECT_FALSE(in(ana, tea).last);
  const auto said = scene_.say(ana, tea, "hello");
  scene_.enter(ben, tea);
  ASSERT_TRUE(in(ana, tea).last);
  EXPECT_EQ(*in(ana, tea).last, *said);
  EXPECT_EQ(in(ana, tea).room.head, Position{3});
}

TEST_P(DirectoryContract, CountsMessagesAfterTheMarkAndNothingElse) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.enter(ben, tea);
  scene_.say(ana, tea, "one");
  scene_.enter(cem, tea);
  scene_.say(ana, tea, "two");
  EXPECT_EQ(in(ben, tea).unread, 2U);
  EXPECT_EQ(in(cem, tea).unread, 1U);
  EXPECT_EQ(in(ana, tea).unread, 0U);
}

TEST_P(DirectoryContract, CountsAThousandUnreadAtMost) {
  scene_.rename(ben);
  std::vector<Awaited<Appended>> answers(unread_max + 5);
  for (auto& answer : answers) scene_.store().append(scene_.said(ana, RoomId::lobby(), "x"), answer.done());
  for (auto& answer : answers) ASSERT_TRUE(answer.result());
  EXPECT_EQ(in(ben, RoomId::lobby()).unread, unread_max);
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), 3)->unread, unread_max);
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), 10)->unread, unread_max - 5);
}

TEST_P(DirectoryContract, MovesTheAuthorsMarkToTheirOwnEntry) {
  scene_.rename(ben);
  scene_.say(ana, RoomId::lobby(), "one");
  scene_.say(ben, RoomId::lobby(), "two");
  EXPECT_EQ(in(ben, RoomId::lobby()).mark, Position{2});
  scene_.tell(ana, ben, "hello");
  EXPECT_EQ(in(ben, RoomId::direct(ana.id, ben.id)).mark, Position{0});
  EXPECT_EQ(in(ben, RoomId::direct(ana.id, ben.id)).unread, 1U);
  EXPECT_EQ(in(ana, RoomId::direct(ana.id, ben.id)).mark, Position{1});
}

TEST_P(DirectoryContract, MovesAMarkForwardOnlyAndNotPastTheHead) {
  scene_.rename(ben);
  for (int i = 0; i < 5; ++i) scene_.say(ana, RoomId::lobby(), "x");
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), 3), (Mark{RoomId::lobby(), Position{3}, 2}));
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), 1), (Mark{RoomId::lobby(), Position{3}, 2}));
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), ~std::uint64_t{0}), (Mark{RoomId::lobby(), Position{5}, 0}));
  backend_->reopen();
  EXPECT_EQ(in(ben, RoomId::lobby()).mark, Position{5});
}

TEST_P(DirectoryContract, MovesAMarkBackWhenItsPersonSaysSo) {
  scene_.rename(ben);
  for (int i = 0; i < 5; ++i) scene_.say(ana, RoomId::lobby(), "x");
  scene_.mark(ben, RoomId::lobby(), 5);
  const auto lobby = RoomId::lobby();
  EXPECT_EQ(scene_.mark(ben, {lobby, Position{2}, true}), (Mark{lobby, Position{2}, 3, 1}));
  EXPECT_EQ(scene_.mark(ben, {lobby, Position{5}, false, 0}), (Mark{lobby, Position{2}, 3, 1}))
      << "said before it was known that the mark was set back";
  EXPECT_EQ(scene_.mark(ben, {lobby, Position{3}, false, 1}), (Mark{lobby, Position{3}, 2, 1}));
  backend_->reopen();
  EXPECT_EQ(in(ben, lobby).mark, Position{3});
  EXPECT_EQ(in(ben, lobby).backs, 1U);
  EXPECT_EQ(scene_.mark(ben, {lobby, Position{0}, true}), (Mark{lobby, Position{0}, 5, 2}));
  EXPECT_EQ(scene_.mark(ben, {lobby, Position{4}, true}), (Mark{lobby, Position{4}, 1, 2})) << "forward";
}

TEST_P(DirectoryContract, AnswersWithTheMarkOfWhoHasReadNothingYet) {
  scene_.rename(ben);
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), 3), (Mark{RoomId::lobby(), Position{0}, 0}));
  scene_.tell(ana, ben, "hello");
  const auto direct = RoomId::direct(ana.id, ben.id);
  EXPECT_EQ(scene_.mark(ben, direct, 0), (Mark{direct, Position{0}, 1}));
}

TEST_P(DirectoryContract, TheOtherOfADirectRoomKnowsHowFarOneHasReadWhereItWasNotQuiet) {
  scene_.rename(ben);
  for (const auto* const text : {"one", "two", "three"}) scene_.tell(ana, ben, text);
  const auto direct = RoomId::direct(ana.id, ben.id);
  EXPECT_EQ(in(ana, direct).seen, Position{0});
  EXPECT_EQ(scene_.mark(ben, direct, 1)->seen, (Seen{ana.id, Position{1}}));
  EXPECT_EQ(scene_.mark(ben, direct, 1)->seen, std::nullopt) << "is no news";
  EXPECT_EQ(scene_.mark(ben, {.room = direct, .position = Position{3}, .quiet = true})->seen, std::nullopt);
  EXPECT_EQ(in(ben, direct).mark, Position{3});
  EXPECT_EQ(in(ana, direct).seen, Position{1});
  EXPECT_EQ(scene_.mark(ben, direct, 2)->seen, (Seen{ana.id, Position{2}})) << "no further than was said";
  EXPECT_EQ(scene_.mark(ben, {.room = direct, .position = Position{0}, .back = true})->seen, std::nullopt);
  backend_->reopen();
  EXPECT_EQ(in(ana, direct).seen, Position{2}) << "it never goes back";
  EXPECT_EQ(in(ben, direct).seen, Position{0}) << "ana has said so much, and not that she read it";
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), 0)->seen, std::nullopt);
}

TEST_P(DirectoryContract, KeepsNoMarkInARoomThatIsNotThePersons) {
  scene_.rename(ben);
  scene_.rename(cem);
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.tell(ana, ben, "hello");
  for (const auto room : {tea, coffee, RoomId::direct(ana.id, ben.id)}) {
    EXPECT_EQ(scene_.mark(cem, room, 1), std::nullopt);
  }
  EXPECT_THAT(rooms(cem), ElementsAre(RoomId::lobby()));
  scene_.enter(ben, tea);
  scene_.leave(ben, tea);
  EXPECT_EQ(scene_.mark(ben, tea, 1), std::nullopt);
}

TEST_P(DirectoryContract, KeepsNoMarkOfAStranger) {
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_EQ(scene_.mark(ben, RoomId::lobby(), 0), (Mark{RoomId::lobby(), Position{1}, 0}));
  EXPECT_FALSE(scene_.person(ben).name);
}

}  // namespace teahouse
