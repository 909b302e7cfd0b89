#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

/// What Store::forget owes; see ports/store.hpp. Each holds at once, and when the words were written over.
class ForgetContract : public Contract {
 protected:
  ForgottenAll forget(const Person& who) { return forget(wish(who)); }
  ForgottenAll forget(const ForgetDraft& wish) { return *teahouse::forget(scene_.store(), wish); }
  ForgetDraft wish(const Person& who) { return {who, scene_.fresh_cid(), at(9'000)}; }

  std::vector<EntryPtr> log(RoomId room) { return scene_.page(room).entries; }
  static const Said& said(const EntryPtr& entry) { return std::get<Said>(entry->what); }

  std::vector<std::string> texts(RoomId room) {
    std::vector<std::string> texts;
    for (const auto& entry : log(room))
      if (is_said(entry->what)) texts.push_back(said(entry).text);
    return texts;
  }

  template <typename Check>
  void at_once_and_later(Check check) {
    check();
    backend_->settle();
    SCOPED_TRACE("written over");
    check();
    backend_->reopen();
    SCOPED_TRACE("opened again");
    check();
  }
};

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_P(ForgetContract, EverythingThatOneSaidIsRecalledByOneEntryOfEachRoom) {
  scene_.create(scene_.room(ben, tea, "tea"));
  scene_.enter(ana, tea);
  scene_.say(ana, tea, "one");
  scene_.say(ana, RoomId::lobby(), "two");
  scene_.say(ben, RoomId::lobby(), "of ben");
  scene_.say(ana, RoomId::lobby(), "three");
  scene_.tell(ana, ben, "four");
  scene_.leave(ana, tea);
  const auto forgotten = forget(ana);
  EXPECT_EQ(forgotten.messages, 4U);
  ASSERT_THAT(forgotten.entries, SizeIs(3));
  at_once_and_later([&] {
    EXPECT_THAT(texts(RoomId::lobby()), ElementsAre("", "of ben", ""));
    EXPECT_THAT(texts(tea), ElementsAre(""));
    EXPECT_THAT(texts(RoomId::direct(ana.id, ben.id)), ElementsAre(""));
    const auto lobby = log(RoomId::lobby());
    ASSERT_THAT(lobby, SizeIs(4));
    EXPECT_EQ(lobby[3]->what, What{RecalledAll{2}});
    EXPECT_EQ(lobby[3]->author, ana);
    EXPECT_EQ(said(lobby[0]).recalled, lobby[3]->position);
    EXPECT_EQ(said(lobby[1]).recalled, Position{});
  });
}

TEST_P(ForgetContract, WhereNothingWasSaidNothingIsWritten) {
  scene_.say(ben, RoomId::lobby(), "of ben");
  scene_.create(scene_.room(ana, tea, "tea"));
  const auto recalled = scene_.say(ana, tea, "oh");
  scene_.append(scene_.draft(ana, tea, Recalled{recalled->position}));
  EXPECT_THAT(forget(ana).entries, IsEmpty());
  EXPECT_THAT(forget(cem).entries, IsEmpty());
  EXPECT_EQ(scene_.page(tea).head, Position{3});
}

TEST_P(ForgetContract, TheSameWishAgainIsAnsweredAsBeforeAndForgetsNothingNewer) {
  scene_.say(ana, RoomId::lobby(), "one");
  const auto once = wish(ana);
  const auto first = forget(once);
  scene_.say(ana, RoomId::lobby(), "two");
  at_once_and_later([&] {
    const auto again = forget(once);
    EXPECT_EQ(again.messages, first.messages);
    ASSERT_THAT(again.entries, SizeIs(1));
    EXPECT_TRUE(again.entries[0].repeated);
    EXPECT_EQ(*again.entries[0].entry, *first.entries[0].entry);
    EXPECT_THAT(texts(RoomId::lobby()), ElementsAre("", "two"));
  });
}

TEST_P(ForgetContract, ASecondTimeForgetsWhatWasSaidSince) {
  scene_.say(ana, RoomId::lobby(), "one");
  const auto first = forget(ana);
  scene_.say(ana, RoomId::lobby(), "two");
  const auto second = forget(ana);
  EXPECT_EQ(second.messages, 1U);
  at_once_and_later([&] {
    const auto entries = log(RoomId::lobby());
    EXPECT_EQ(said(entries[0]).recalled, first.entries[0].entry->position);
    EXPECT_EQ(said(entries[2]).recalled, second.entries[0].entry->position);
    EXPECT_THAT(texts(RoomId::lobby()), ElementsAre("", ""));
  });
}

TEST_P(ForgetContract, ManyAreForgottenAtOnceAndWrittenOverOneAfterTheOther) {
  scene_.say_many(ana, RoomId::lobby(), 190, [](int i) { return "secret " + std::to_string(i); });
  scene_.say(ben, RoomId::lobby(), "of ben");
  EXPECT_EQ(forget(ana).messages, 190U);
  const auto later = scene_.say(ana, RoomId::lobby(), "not a secret");
  at_once_and_later([&] {
    auto query = Scene::query(RoomId::lobby());
    query.limit = 200;
    int own = 0;
    for (const auto& entry : scene_.page(query).entries) {
      if (!is_said(entry->what) || entry->author.id != ana.id || entry->position == later->position) continue;
      ++own;
      EXPECT_EQ(said(entry).text, "");
      EXPECT_NE(said(entry).recalled, Position{});
    }
    EXPECT_EQ(own, 190);
    EXPECT_THAT(texts(RoomId::lobby()), testing::IsSupersetOf({"of ben", "not a secret"}));
  });
}

TEST_P(ForgetContract, QuotationsEditsReactionsAndPinsGoWithIt) {
  const auto first = scene_.say(ana, RoomId::lobby(), "one");
  scene_.append(scene_.draft(ana, RoomId::lobby(), Edited{first->position, "secret"}));
  scene_.append(scene_.draft(ben, RoomId::lobby(), Reacted{first->position, "👍"}));
  scene_.append(scene_.draft(ben, RoomId::lobby(), Pinned{first->position}));
  scene_.append(scene_.draft(ben, RoomId::lobby(), Said{"an answer", Quote{first->position}}));
  const auto by = forget(ana).entries.at(0).entry->position;
  at_once_and_later([&] {
    const auto entries = log(RoomId::lobby());
    EXPECT_THAT(said(entries[0]).reactions, IsEmpty());
    EXPECT_EQ(said(entries[0]).pin, (PinState{by, false}));
    EXPECT_EQ(entries[1]->what, (What{Edited{first->position, ""}}));
    EXPECT_EQ(said(entries[4]).answers->text, "");
    EXPECT_EQ(said(entries[4]).text, "an answer");
    auto query = Scene::query(RoomId::lobby());
    query.pinned = true;
    EXPECT_THAT(scene_.page(query).entries, IsEmpty());
  });
}

TEST_P(ForgetContract, NothingCanBeDoneToItAnyMore) {
  const auto message = scene_.say(ana, RoomId::lobby(), "one");
  forget(ana);
  at_once_and_later([&] {
    const auto refusal = [&](const Person& who, What what) {
      return scene_.refusal(scene_.draft(who, RoomId::lobby(), std::move(what)));
    };
    EXPECT_EQ(refusal(ana, Edited{message->position, "two"}), Refusal::message_recalled);
    EXPECT_EQ(refusal(ana, Recalled{message->position}), Refusal::already_so);
    EXPECT_EQ(refusal(ben, Reacted{message->position, "👍"}), Refusal::message_recalled);
  });
}

TEST_P(ForgetContract, ItIsFoundNoMoreAndIsNotTheirsToTakeAway) {
  scene_.say_many(ana, RoomId::lobby(), 70, [](int) { return "leaves"; });
  backend_->settle();
  forget(ana);
  scene_.say(ana, RoomId::lobby(), "new leaves");
  at_once_and_later([&] {
    MessageSearch search{.words = "leaves", .who = ben.id};
    search.limit = messages_found_max;
    const auto found = std::get<std::vector<MessageFound>>(find_all_messages(scene_.store(), search));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].text, "new leaves");
    const auto own = *own_messages(scene_.store(), ana.id, std::nullopt);
    std::vector<std::string> texts;
    std::optional<OwnPlace> place;
    do {
      const auto piece = *own_messages(scene_.store(), ana.id, place);
      for (const auto& message : piece.messages) texts.push_back(said(message).text);
      place = piece.next;
    } while (place);
    EXPECT_THAT(texts, ElementsAre("new leaves"));
  });
}

TEST_P(ForgetContract, FilesAreHadNoMoreAndAreToGo) {
  const FileId file{{0xf11e, 1}};
  *begin_file(backend_->files(), {.id = file, .owner = ana.id, .name = "kettle.jpg", .size = 10, .at = at(0)},
              {});
  *finish_file(backend_->files(), file, {"image/jpeg", true, 8, 40, 30, true, "#8a6d3b"});
  Said with_file{"look"};
  with_file.files.push_back({file});
  scene_.append(scene_.draft(ana, RoomId::lobby(), std::move(with_file)));
  scene_.append(scene_.draft(ben, RoomId::lobby(), Said{"nice", Quote{Position{1}}}));
  forget(ana);
  at_once_and_later([&] {
    EXPECT_FALSE(*file_in(backend_->files(), RoomId::lobby(), file, ben.id));
    EXPECT_THAT(said(log(RoomId::lobby())[0]).files, IsEmpty());
    EXPECT_EQ(said(log(RoomId::lobby())[1]).answers->file, "");
    EXPECT_THAT(*unneeded_files(backend_->files(), at(-1)), ElementsAre(file));
  });
}

TEST_P(ForgetContract, WhatIsUnreadAndTheMarksStay) {
  scene_.rename(ben);
  scene_.say(ana, RoomId::lobby(), "one");
  scene_.say(ana, RoomId::lobby(), "two");
  scene_.say(ben, RoomId::lobby(), "three");
  scene_.say(ana, RoomId::lobby(), "four");
  scene_.say(ben, RoomId::lobby(), "five");
  const auto unread = [&](const Person& who) { return scene_.person(who).rooms.at(0).unread; };
  const auto before = std::pair{unread(ana), unread(ben)};
  forget(ana);
  at_once_and_later([&] {
    EXPECT_EQ((std::pair{unread(ana), unread(ben)}), before);
    EXPECT_EQ(scene_.person(ana).rooms.at(0).mark, Position{4});
  });
}

TEST_P(ForgetContract, ARoomIsKnownToHaveChanged) {
  scene_.say(ana, RoomId::lobby(), "one");
  const auto before = scene_.changes(changes_now).upto;
  forget(ana);
  ASSERT_THAT(scene_.changes(before).rooms, SizeIs(1));
  EXPECT_EQ(scene_.changes(before).rooms[0].head, Position{2});
}

}  // namespace teahouse
