#pragma once

#include <array>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What Store::append owes; see ports/store.hpp.

class StoreContract : public Contract {};

TEST_P(StoreContract, GivesPositionsFromOneWithoutHoles) {
  for (std::uint64_t position = 1; position <= 5; ++position) {
    EXPECT_EQ(scene_.say(ana, RoomId::lobby(), "hello")->position, Position{position});
  }
}

TEST_P(StoreContract, CountsEachRoomForItself) {
  scene_.create(scene_.room(ana, tea, "tea"));
  EXPECT_EQ(scene_.say(ana, RoomId::lobby(), "one")->position, Position{1});
  EXPECT_EQ(scene_.say(ana, tea, "two")->position, Position{2});
  EXPECT_EQ(scene_.say(ana, RoomId::lobby(), "three")->position, Position{2});
}

TEST_P(StoreContract, KeepsADraftAsItCame) {
  const auto draft = scene_.said(ana, RoomId::lobby(), "line\nfeed, \"quotes\", 茶馆 🍵");
  const auto stored = scene_.append(draft);
  EXPECT_FALSE(stored.repeated);
  EXPECT_EQ(*stored.entry,
            (Entry{draft.room, Position{1}, draft.id, ana, std::nullopt, draft.cid, draft.at, draft.what}));
  EXPECT_EQ(*scene_.page(RoomId::lobby()).entries.at(0), *stored.entry);
}

TEST_P(StoreContract, KeepsTextWithANulInside) {
  const std::string text("before\0after", 12);
  scene_.say(ana, RoomId::lobby(), text);
  EXPECT_EQ(scene_.page(RoomId::lobby()).entries.at(0)->what, What{Said{text}});
}

TEST_P(StoreContract, AnswersARepeatWithTheEntryFromThen) {
  const auto draft = scene_.said(ana, RoomId::lobby(), "hello");
  const auto first = scene_.append(draft);
  scene_.say(ben, RoomId::lobby(), "in between");

  auto again = draft;
  again.id = EntryId{{0xbad, 0xbad}};
  again.author.name = "ana the second";
  again.at = at(99'999);
  const auto second = scene_.append(again);
  EXPECT_TRUE(second.repeated);
  EXPECT_EQ(*second.entry, *first.entry);
  EXPECT_EQ(scene_.page(RoomId::lobby()).head, Position{2});
}

TEST_P(StoreContract, AnswersARepeatAfterAReopening) {
  const auto draft = scene_.said(ana, RoomId::lobby(), "hello");
  const auto first = scene_.append(draft);
  backend_->reopen();
  const auto second = scene_.append(draft);
  EXPECT_TRUE(second.repeated);
  EXPECT_EQ(*second.entry, *first.entry);
}

TEST_P(StoreContract, AnswersARepeatOfTheSameMomentOnce) {
  const auto draft = scene_.said(ana, RoomId::lobby(), "hello");
  std::vector<Awaited<Appended>> answers(10);
  for (auto& answer : answers) scene_.store().append(draft, answer.done());
  int repeated = 0;
  for (auto& answer : answers) repeated += std::get<Stored>(*answer.result()).repeated ? 1 : 0;
  EXPECT_EQ(repeated, 9);
  EXPECT_EQ(scene_.page(RoomId::lobby()).head, Position{1});
}

TEST_P(StoreContract, RefusesACidThatWasUsedForSomethingElse) {
  scene_.create(scene_.room(ana, tea, "tea"));
  auto draft = scene_.said(ana, RoomId::lobby(), "hello");
  scene_.append(draft);

  auto other_text = draft;
  other_text.what = Said{"hello?"};
  EXPECT_EQ(scene_.refusal(other_text), Refusal::cid_conflict);
  auto other_room = draft;
  other_room.room = tea;
  EXPECT_EQ(scene_.refusal(other_room), Refusal::cid_conflict);
  auto other_kind = draft;
  other_kind.room = tea;
  other_kind.what = Entered{};
  EXPECT_EQ(scene_.refusal(other_kind), Refusal::cid_conflict);
  EXPECT_EQ(scene_.page(tea).head, Position{1});
}

TEST_P(StoreContract, LetsTwoPeopleUseTheSameCid) {
  auto draft = scene_.said(ana, RoomId::lobby(), "hello");
  scene_.append(draft);
  draft.author = ben;
  EXPECT_FALSE(scene_.append(draft).repeated);
}

TEST_P(StoreContract, RefusesARoomThatIsNotThere) {
  EXPECT_EQ(scene_.refusal(scene_.said(ana, tea, "anyone?")), Refusal::unknown_room);
  EXPECT_EQ(scene_.refusal(scene_.draft(ana, tea, Entered{})), Refusal::unknown_room);
  EXPECT_EQ(scene_.refusal(scene_.draft(ana, tea, Left{})), Refusal::unknown_room);
}

TEST_P(StoreContract, LetsOnlyMembersSpeakInAnOpenRoom) {
  scene_.create(scene_.room(ana, tea, "tea"));
  EXPECT_EQ(scene_.refusal(scene_.said(ben, tea, "hello")), Refusal::not_a_member);
  scene_.enter(ben, tea);
  EXPECT_EQ(scene_.say(ben, tea, "hello")->position, Position{3});
  scene_.leave(ben, tea);
  EXPECT_EQ(scene_.refusal(scene_.said(ben, tea, "and goodbye")), Refusal::not_a_member);
}

TEST_P(StoreContract, AnswersARepeatOfSomebodyWhoHasLeft) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.enter(ben, tea);
  const auto draft = scene_.said(ben, tea, "hello");
  const auto first = scene_.append(draft);
  scene_.leave(ben, tea);
  const auto second = scene_.append(draft);
  EXPECT_TRUE(second.repeated);
  EXPECT_EQ(*second.entry, *first.entry);
}

TEST_P(StoreContract, AnswersEnteringTwiceWithTheNewestTimeOfEntering) {
  scene_.create(scene_.room(ana, tea, "tea"));
  const auto first = scene_.enter(ben, tea);
  EXPECT_FALSE(first.repeated);
  ASSERT_TRUE(first.room);
  EXPECT_EQ(first.room->members, 2U);
  EXPECT_EQ(first.room->head, Position{2});
  EXPECT_EQ(first.room->name, "tea");

  const auto twice = scene_.enter(ben, tea);
  EXPECT_TRUE(twice.repeated);
  EXPECT_EQ(*twice.entry, *first.entry);
  ASSERT_TRUE(twice.room);
  EXPECT_EQ(twice.room->members, 2U);

  scene_.leave(ben, tea);
  const auto anew = scene_.enter(ben, tea);
  EXPECT_FALSE(anew.repeated);
  EXPECT_EQ(anew.entry->position, Position{4});
  EXPECT_EQ(*scene_.enter(ben, tea).entry, *anew.entry);
}

TEST_P(StoreContract, AnswersLeavingTwiceWithTheNewestTimeOfLeaving) {
  scene_.create(scene_.room(ana, tea, "tea"));
  EXPECT_EQ(scene_.refusal(scene_.draft(ben, tea, Left{})), Refusal::not_a_member);
  scene_.enter(ben, tea);
  const auto first = scene_.leave(ben, tea);
  EXPECT_FALSE(first.repeated);
  ASSERT_TRUE(first.room);
  EXPECT_EQ(first.room->members, 1U);
  const auto twice = scene_.leave(ben, tea);
  EXPECT_TRUE(twice.repeated);
  EXPECT_EQ(*twice.entry, *first.entry);
  EXPECT_EQ(scene_.page(tea).head, Position{3});
}

TEST_P(StoreContract, LetsNobodyEnterOrLeaveTheLobbyOrADirectRoom) {
  scene_.rename(ben);
  scene_.tell(ana, ben, "hello");
  for (const auto room : {RoomId::lobby(), RoomId::direct(ana.id, ben.id)}) {
    EXPECT_EQ(scene_.refusal(scene_.draft(ana, room, Entered{})), Refusal::unknown_room);
    EXPECT_EQ(scene_.refusal(scene_.draft(ana, room, Left{})), Refusal::cannot_leave);
  }
}

TEST_P(StoreContract, TellsTheRoomAfterItsFirstEntryAndWhenPeopleComeAndGo) {
  scene_.rename(ben);
  EXPECT_TRUE(scene_.append(scene_.said(ana, RoomId::lobby(), "first")).room);
  EXPECT_FALSE(scene_.append(scene_.said(ana, RoomId::lobby(), "second")).room);
  const auto direct = scene_.append(scene_.said_to(ana, ben, "hello"));
  ASSERT_TRUE(direct.room);
  EXPECT_EQ(direct.room->pair, (std::vector{ana, ben}));
  EXPECT_FALSE(scene_.append(scene_.said_to(ben, ana, "hello")).room);
}

TEST_P(StoreContract, MakesADirectRoomWithItsFirstEntry) {
  scene_.rename(ben);
  const auto room = RoomId::direct(ana.id, ben.id);
  const auto first = scene_.tell(ana, ben, "hello");
  EXPECT_EQ(first->room, room);
  EXPECT_EQ(first->position, Position{1});
  EXPECT_EQ(first->to, ben.id);
  const auto second = scene_.tell(ben, ana, "hello, ana");
  EXPECT_EQ(second->room, room);
  EXPECT_EQ(second->position, Position{2});
  EXPECT_EQ(second->to, ana.id);
}

TEST_P(StoreContract, FillsInWhomADirectEntryIsFor) {
  scene_.rename(ben);
  scene_.tell(ana, ben, "hello");
  EXPECT_EQ(scene_.say(ben, RoomId::direct(ana.id, ben.id), "hello")->to, ana.id);
}

TEST_P(StoreContract, RefusesADirectRoomThatIsNotTheAuthors) {
  scene_.rename(ben);
  const auto room = RoomId::direct(ana.id, ben.id);
  EXPECT_EQ(scene_.refusal(scene_.said(ana, room, "to nobody in particular")), Refusal::unknown_room);
  auto draft = scene_.said(cem, room, "let me in");
  draft.to = ben.id;
  EXPECT_EQ(scene_.refusal(draft), Refusal::unknown_room);
  scene_.tell(ana, ben, "hello");
  EXPECT_EQ(scene_.refusal(draft), Refusal::unknown_room);
  EXPECT_EQ(scene_.page(room).head, Position{1});
}

TEST_P(StoreContract, RefusesADirectEntryForSomebodyWhomNobodyKnows) {
  EXPECT_EQ(scene_.refusal(scene_.said_to(ana, ben, "hello?")), Refusal::unknown_recipient);
  EXPECT_EQ(scene_.refusal(Scene::query(RoomId::direct(ana.id, ben.id))), Refusal::unknown_room);
  scene_.say(ben, RoomId::lobby(), "here I am");
  EXPECT_EQ(scene_.tell(ana, ben, "hello")->position, Position{1});
}

TEST_P(StoreContract, MakesNoDirectRoomForACidThatWasUsed) {
  scene_.rename(ben);
  const auto before = scene_.said(ana, RoomId::lobby(), "hello");
  scene_.append(before);
  auto draft = scene_.said_to(ana, ben, "hello");
  draft.cid = before.cid;
  EXPECT_EQ(scene_.refusal(draft), Refusal::cid_conflict);
  EXPECT_EQ(scene_.person(ana).rooms.size(), 1U);
}

TEST_P(StoreContract, KeepsTimeFromGoingBack) {
  auto draft = scene_.said(ana, RoomId::lobby(), "late");
  draft.at = at(5'000);
  scene_.append(draft);
  draft = scene_.said(ana, RoomId::lobby(), "by a clock that was put back");
  draft.at = at(1'000);
  EXPECT_EQ(scene_.append(draft).entry->at, at(5'000));
  backend_->reopen();
  draft.cid = scene_.fresh_cid();
  EXPECT_EQ(scene_.append(draft).entry->at, at(5'000));
}

TEST_P(StoreContract, KeepsTheOrderOfEachAuthorAmongManyAtOnce) {
  constexpr int authors = 8;
  constexpr int drafts_each = 200;
  std::array<std::vector<Awaited<Appended>>, authors> answers;
  {
    std::vector<std::jthread> threads;
    for (std::size_t author = 0; author < authors; ++author) {
      auto& mine = answers.at(author);
      for (int i = 0; i < drafts_each; ++i) mine.emplace_back();
      threads.emplace_back([this, author, &mine] {
        const Person who{UserId{{0xf, author}}, "author"};
        for (std::size_t i = 0; i < mine.size(); ++i) {
          const Cid cid{"cid-of-an-author-" + std::to_string(i)};
          scene_.store().append(
              {EntryId{{author, i}}, RoomId::lobby(), who, std::nullopt, cid, at(0), Said{"x"}},
              mine[i].done());
        }
      });
    }
  }

  std::map<std::uint64_t, int> taken;
  for (auto& mine : answers) {
    Position last;
    for (auto& answer : mine) {
      const auto position = std::get<Stored>(*answer.result()).entry->position;
      EXPECT_GT(position, last);
      last = position;
      ++taken[position.value];
    }
  }
  ASSERT_EQ(taken.size(), std::size_t{authors * drafts_each});
  EXPECT_EQ(taken.begin()->first, 1U);
  EXPECT_EQ(taken.rbegin()->first, std::uint64_t{authors * drafts_each});
}

}  // namespace teahouse
