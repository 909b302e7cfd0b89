#include "core/message.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/house_for_test.hpp"

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const RoomId lobby = RoomId::lobby();
const Person ana{House::user(1), "ana"};
const Person ben{House::user(2), "ben"};

EntryPtr message(std::uint64_t position, What what = Said{"hello"}) {
  return House::entry(lobby, position, ana, std::move(what));
}
Entry change(std::uint64_t position, What what, const Person& author = ana) {
  return *House::entry(lobby, position, author, std::move(what));
}
const Said& said(const EntryPtr& entry) {
  return std::get<Said>(entry->what);
}

TEST(After, AnEditTheMessageHasTheNewWords) {
  const auto now = after(message(1), change(2, Edited{Position{1}, "hallo"}));
  EXPECT_EQ(said(now).text, "hallo");
  EXPECT_EQ(said(now).edited, Position{2});
}

TEST(After, ARecallNothingIsLeftOfItsWords) {
  auto now = after(message(1), change(2, Reacted{Position{1}, "👍", true, 1}));
  now = after(now, change(3, Recalled{Position{1}}));
  EXPECT_EQ(said(now).text, "");
  EXPECT_THAT(said(now).reactions, SizeIs(0));
  EXPECT_EQ(said(now).recalled, Position{3});
}

TEST(After, AChangeItsQuotationsHaveChanged) {
  const auto answer = message(2, Said{"yes", quote(*message(1))});
  EXPECT_EQ(said(after(answer, change(3, Edited{Position{1}, "hallo"}))).answers->text, "hallo");
  EXPECT_EQ(said(after(answer, change(3, Recalled{Position{1}}))).answers->text, "");
}

TEST(After, AnEditOrRecallTheEditBeforeIsForgotten) {
  const auto edit = message(2, Edited{Position{1}, "hallo"});
  for (const What& what : {What{Edited{Position{1}, "hullo"}}, What{Recalled{Position{1}}}})
    EXPECT_EQ(after(edit, change(3, what))->what, (What{Edited{Position{1}, ""}}));
}

TEST(After, AReactionItIsCountedAndNamed) {
  auto now = after(message(1), change(2, Reacted{Position{1}, "👍", true, 1}));
  now = after(now, change(3, Reacted{Position{1}, "👍", true, 2}, ben));
  EXPECT_THAT(said(now).reactions, ElementsAre(Reaction{"👍", 2, Position{3}, {ana, ben}}));
  now = after(now, change(4, Reacted{Position{1}, "👍", false, 1}));
  EXPECT_THAT(said(now).reactions, ElementsAre(Reaction{"👍", 1, Position{4}, {ben}}));
  now = after(now, change(5, Reacted{Position{1}, "👍", false, 0}, ben));
  EXPECT_THAT(said(now).reactions, SizeIs(0));
}

TEST(After, EverythingIsTakenBackItsAuthorsMessagesAreRecalledAndNoOthers) {
  const auto all = change(9, RecalledAll{2});
  const auto now = after(message(1), all);
  EXPECT_EQ(said(now).text, "");
  EXPECT_EQ(said(now).recalled, Position{9});
  EXPECT_EQ(after(message(2, Edited{Position{1}, "hallo"}), all)->what, (What{Edited{Position{1}, ""}}));
  const auto of_ben = House::entry(lobby, 3, ben, Said{"yes", quote(*message(1))});
  EXPECT_EQ(said(after(of_ben, all)).text, "yes");
  EXPECT_EQ(said(after(of_ben, all)).answers->text, "");
  const auto not_about_ana = House::entry(lobby, 4, ben, Said{"hello"});
  EXPECT_EQ(after(not_about_ana, all), not_about_ana);
  const auto recalled = after(message(1), change(5, Recalled{Position{1}}));
  EXPECT_EQ(said(after(recalled, all)).recalled, Position{5});
}

TEST(After, WhatIsAboutAnotherMessageItIsTheSameEntry) {
  for (const auto& entry : {message(1), message(2, Entered{}), message(3, Edited{Position{1}, "x"}),
                            message(4, Said{"yes", Quote{Position{1}, ana, "hello"}})}) {
    EXPECT_EQ(after(entry, change(9, Edited{Position{7}, "hallo"})), entry);
    EXPECT_EQ(after(entry, change(9, Said{"hello"})), entry);
  }
}

}  // namespace
}  // namespace teahouse
