#pragma once

#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What Store::find_messages owes, of messages that are indexed and of those that are not yet.

class FindingContract : public Contract {
 protected:
  static MessageSearch search(std::string words, const Person& who = ana) {
    return {.words = std::move(words), .who = who.id};
  }

  std::vector<MessageFound> all(MessageSearch search) {
    return std::get<std::vector<MessageFound>>(find_all_messages(scene_.store(), std::move(search)));
  }
  std::vector<std::string> texts(const MessageSearch& search) {
    std::vector<std::string> texts;
    for (const auto& found : all(search)) texts.push_back(found.text);
    return texts;
  }
  Refusal refusal(const MessageSearch& search) {
    return std::get<Refusal>(*find_messages(scene_.store(), search));
  }

  /// Says so much else in the room that all that was said before is indexed.
  void let_it_be_indexed(RoomId room = RoomId::lobby()) {
    scene_.say_many(cem, room, 64, [](int) { return "..."; });
    backend_->settle();
  }

  /// Holds for what is not indexed, and for the same when it is.
  template <typename Check>
  void before_and_after_indexing(Check check) {
    check();
    let_it_be_indexed();
    SCOPED_TRACE("indexed");
    check();
  }
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(FindingContract, FindsWhatTheTableSays) {
  struct Case {
    bool found = false;
    std::string query;
    std::string text;
  };
  std::vector<Case> cases;
  std::ifstream table(TEAHOUSE_SEARCH_TABLE);
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    cases.push_back({line.substr(0, first) == "found", line.substr(first + 1, second - first - 1),
                     line.substr(second + 1)});
  }
  ASSERT_GT(cases.size(), 50U);
  for (const auto& one : cases) scene_.say(ben, RoomId::lobby(), one.text);
  before_and_after_indexing([&] {
    for (const auto& one : cases) {
      EXPECT_EQ(testing::Matches(testing::Contains(one.text))(texts(search(one.query))), one.found)
          << one.query << " in " << one.text;
    }
  });
}

TEST_P(FindingContract, AnswersWithTheMessageAndWhereTheWordsAre) {
  const auto said = scene_.say(ben, RoomId::lobby(), "我家在上海东边");
  before_and_after_indexing([&] {
    EXPECT_THAT(all(search("上海")),
                ElementsAre(MessageFound{
                    RoomId::lobby(), said->position, ben, said->at, "我家在上海东边", {{3, 2}}}));
  });
}

TEST_P(FindingContract, TheNewestComesFirstWhateverItsRoomAndInPieces) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.rename(ben);
  for (int i = 0; i < 200; ++i) {
    scene_.say(ana, i % 3 == 0 ? tea : RoomId::lobby(), "cup " + std::to_string(i));
    if (i % 7 == 0) scene_.tell(ben, ana, "cup from ben " + std::to_string(i));
  }
  backend_->settle();
  const auto whole = all({.words = "cup", .who = ana.id, .limit = messages_found_max});
  EXPECT_EQ(whole.size(), 229U);
  EXPECT_TRUE(std::ranges::is_sorted(whole, std::ranges::greater{}, &MessageFound::at));
  for (const std::uint32_t limit : {1U, 7U}) {
    EXPECT_EQ(all({.words = "cup", .who = ana.id, .limit = limit}), whole);
  }
  EXPECT_EQ(
      std::get<MessagesFound>(*find_messages(scene_.store(), {.words = "cup", .who = ana.id, .limit = 3}))
          .messages.size(),
      3U);
}

TEST_P(FindingContract, MessagesOfOneMomentAreFoundOnceEach) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.create(scene_.room(ana, coffee, "coffee"));
  for (int i = 0; i < 12; ++i) {
    auto draft = scene_.said(ana,
                             i % 3 == 0   ? tea
                             : i % 3 == 1 ? coffee
                                          : RoomId::lobby(),
                             "now " + std::to_string(i));
    draft.at = at(1'000'000);
    scene_.append(draft);
  }
  const auto whole = all({.words = "now", .who = ana.id, .limit = 50});
  EXPECT_EQ(whole.size(), 12U);
  EXPECT_EQ(all({.words = "now", .who = ana.id, .limit = 1}), whole);
}

TEST_P(FindingContract, OnlyInRoomsThatOneIsIn) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.say(ana, tea, "secret of the tea");
  scene_.rename(ben);
  scene_.rename(cem);
  scene_.tell(ana, cem, "secret of two");
  scene_.say(ana, RoomId::lobby(), "secret for all");
  before_and_after_indexing([&] {
    EXPECT_THAT(texts(search("secret", ben)), ElementsAre("secret for all"));
    EXPECT_THAT(texts(search("secret", {UserId{{9, 9}}, "somebody new"})), ElementsAre("secret for all"));
    EXPECT_EQ(texts(search("secret", ana)).size(), 3U);
    EXPECT_THAT(texts(search("secret", cem)), ElementsAre("secret for all", "secret of two"));
  });
  scene_.enter(ben, tea);
  EXPECT_EQ(texts(search("secret", ben)).size(), 2U);
  scene_.leave(ben, tea);
  EXPECT_THAT(texts(search("secret", ben)), ElementsAre("secret for all"));

  auto in = search("secret", ben);
  in.room = tea;
  EXPECT_EQ(refusal(in), Refusal::not_a_member);
  in.room = coffee;
  EXPECT_EQ(refusal(in), Refusal::unknown_room);
  in.room = RoomId::direct(ana.id, cem.id);
  EXPECT_EQ(refusal(in), Refusal::unknown_room);
  in.room = RoomId::lobby();
  EXPECT_THAT(texts(in), ElementsAre("secret for all"));
}

TEST_P(FindingContract, ByWhoSaidItAndWhatItHasAndWhen) {
  scene_.rename(ben);
  scene_.say(ana, RoomId::lobby(), "tea at https://tea.example");
  const auto second = scene_.say(ben, RoomId::lobby(), "tea with `code`");
  const auto third = scene_.say(ben, RoomId::lobby(), "no more");
  before_and_after_indexing([&] {
    EXPECT_THAT(texts({.words = "tea", .who = cem.id, .from = ben.id}), ElementsAre("tea with `code`"));
    EXPECT_THAT(texts({.who = cem.id, .from = ben.id}), ElementsAre("no more", "tea with `code`"));
    EXPECT_THAT(texts({.who = cem.id, .link = true}), ElementsAre("tea at https://tea.example"));
    EXPECT_THAT(texts({.who = cem.id, .code = true}), ElementsAre("tea with `code`"));
    EXPECT_THAT(texts({.words = "tea", .who = cem.id, .from = cem.id}), IsEmpty());
    EXPECT_THAT(texts({.words = "tea", .who = cem.id, .from = UserId{{9, 9}}}), IsEmpty());
    EXPECT_THAT(texts({.who = cem.id, .from = ben.id, .since = third->at}), ElementsAre("no more"));
    EXPECT_THAT(texts({.who = cem.id, .from = ben.id, .until = third->at}), ElementsAre("tea with `code`"));
    EXPECT_THAT(texts({.words = "tea", .who = cem.id, .since = second->at, .until = third->at}),
                ElementsAre("tea with `code`"));
    EXPECT_THAT(texts({.words = "tea", .who = cem.id, .until = at(0)}), IsEmpty());
    EXPECT_THAT(texts({.who = cem.id, .since = at(0), .until = third->at}),
                ElementsAre("tea with `code`", "tea at https://tea.example"));
  });
}

TEST_P(FindingContract, EditedWordsAreFoundByTheNewOnesAloneAndRecalledOnesNotAtAll) {
  const auto edited = scene_.say(ana, RoomId::lobby(), "the old words 旧话");
  const auto recalled = scene_.say(ana, RoomId::lobby(), "to be taken back 收回");
  const auto check = [&] {
    EXPECT_THAT(texts(search("old")), IsEmpty());
    EXPECT_THAT(texts(search("旧话")), IsEmpty());
    EXPECT_THAT(texts(search("words 新")), ElementsAre("new words 新话 `x`"));
    EXPECT_THAT(texts({.who = ana.id, .code = true}), ElementsAre("new words 新话 `x`"));
    EXPECT_THAT(texts(search("taken")), IsEmpty());
    EXPECT_THAT(texts(search("收")), IsEmpty());
    EXPECT_THAT(texts({.who = ana.id, .from = ana.id}), ElementsAre("new words 新话 `x`"));
  };
  let_it_be_indexed();
  EXPECT_EQ(texts(search("old")).size(), 1U);
  scene_.append(scene_.draft(ana, RoomId::lobby(), Edited{edited->position, "new words 新话 `x`"}));
  scene_.append(scene_.draft(ana, RoomId::lobby(), Recalled{recalled->position}));
  before_and_after_indexing(check);

  const auto late = scene_.say(ana, RoomId::lobby(), "late");
  scene_.append(scene_.draft(ana, RoomId::lobby(), Edited{late->position, "later"}));
  before_and_after_indexing([&] { EXPECT_THAT(texts(search("late")), ElementsAre("later")); });
}

TEST_P(FindingContract, ALogOfManyStretchesIsLookedThroughToItsEnd) {
  scene_.say(ben, RoomId::lobby(), "the very first 第一");
  scene_.say_many(ana, RoomId::lobby(), 9000, [](int i) { return i % 2 == 0 ? "filler" : "fill 满"; });
  backend_->settle();
  EXPECT_THAT(texts(search("第一")), ElementsAre("the very first 第一"));
  EXPECT_THAT(texts({.words = "first", .who = ana.id, .from = ben.id}), ElementsAre("the very first 第一"));
  EXPECT_THAT(texts(search("firstly")), IsEmpty());
  EXPECT_EQ(texts({.words = "fill", .who = ana.id, .limit = 50}).size(), 9000U);
}

}  // namespace teahouse
