#pragma once

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/message.hpp"
#include "scene.hpp"

namespace teahouse {

// What Store owes of replies, edits, recalls and reactions.

class MessagesContract : public Contract {
 protected:
  static constexpr Position first{1};

  Stored edit(const Person& who, Position target, std::string text, RoomId room = RoomId::lobby()) {
    return scene_.append(scene_.draft(who, room, Edited{target, std::move(text)}));
  }
  Stored recall(const Person& who, Position target) {
    return scene_.append(scene_.draft(who, RoomId::lobby(), Recalled{target}));
  }
  Stored react(const Person& who, Position target, std::string emoji, bool on = true) {
    return scene_.append(scene_.draft(who, RoomId::lobby(), Reacted{target, std::move(emoji), on}));
  }
  Stored answer(const Person& who, Position target, std::string text) {
    return scene_.append(scene_.draft(who, RoomId::lobby(), Said{std::move(text), Quote{target}}));
  }
  Refusal refusal(const Person& who, What what, RoomId room = RoomId::lobby()) {
    return scene_.refusal(scene_.draft(who, room, std::move(what)));
  }

  /// The message at a position, as this reader sees it.
  Said message(Position position, const Person& reader = cem) {
    auto query = Scene::query(RoomId::lobby(), reader);
    query.before = position.next();
    query.limit = 1;
    return std::get<Said>(scene_.page(query).entries.at(0)->what);
  }
};

TEST_P(MessagesContract, AnAnswerQuotesWhatItAnswers) {
  scene_.say(ana, RoomId::lobby(), "tea or coffee?");
  const auto stored = answer(ben, first, "tea");
  const Quote quote{first, ana, "tea or coffee?"};
  EXPECT_EQ(stored.entry->what, (What{Said{"tea", quote}}));
  EXPECT_EQ(message(Position{2}), (Said{"tea", quote}));
}

TEST_P(MessagesContract, AQuotationIsTheBeginningOfWhatWasSaid) {
  std::string text;
  for (std::size_t i = 0; i < quote_code_points; ++i) text += "茶";
  scene_.say(ana, RoomId::lobby(), text + "馆");
  EXPECT_EQ(std::get<Said>(answer(ben, first, "long").entry->what).answers->text, text);
  EXPECT_EQ(message(Position{2}).answers->text, text);
}

TEST_P(MessagesContract, AnAnswerIsToAMessageOfTheSameRoom) {
  scene_.create(scene_.room(ana, tea, "tea"));
  const Quote nothing{first};
  EXPECT_EQ(refusal(ana, Said{"to nobody", nothing}), Refusal::unknown_message);
  EXPECT_EQ(refusal(ana, Said{"to an entering", nothing}, tea), Refusal::unknown_message);
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_EQ(refusal(ana, Said{"to another room", Quote{Position{2}}}, tea), Refusal::unknown_message);
}

TEST_P(MessagesContract, AnEditIsAnEntryAndShowsInTheMessageAndInItsQuotations) {
  scene_.say(ana, RoomId::lobby(), "teh");
  answer(ben, first, "what?");
  const auto stored = edit(ana, first, "tea");
  EXPECT_EQ(stored.entry->position, Position{3});
  EXPECT_EQ(stored.entry->what, (What{Edited{first, "tea"}}));

  Said edited{"tea"};
  edited.edited = Position{3};
  EXPECT_EQ(message(first), edited);
  EXPECT_EQ(message(Position{2}).answers->text, "tea");
  backend_->reopen();
  EXPECT_EQ(message(first), edited);
}

TEST_P(MessagesContract, OfEditsTheNewestWordsAloneAreKept) {
  scene_.say(ana, RoomId::lobby(), "one");
  edit(ana, first, "two");
  edit(ana, first, "three");
  const auto entries = scene_.page(RoomId::lobby()).entries;
  EXPECT_EQ(entries.at(1)->what, (What{Edited{first, ""}}));
  EXPECT_EQ(entries.at(2)->what, (What{Edited{first, "three"}}));
}

TEST_P(MessagesContract, ARecallForgetsAllWords) {
  scene_.say(ana, RoomId::lobby(), "secret");
  answer(ben, first, "shh");
  edit(ana, first, "still secret");
  react(cem, first, "👍");
  const auto stored = recall(ana, first);
  EXPECT_EQ(stored.entry->what, What{Recalled{first}});

  Said recalled;
  recalled.edited = Position{3};
  recalled.recalled = Position{5};
  EXPECT_EQ(message(first), recalled);
  EXPECT_EQ(message(Position{2}).answers, (Quote{first, ana, ""}));
  EXPECT_EQ(scene_.page(RoomId::lobby()).entries.at(2)->what, (What{Edited{first, ""}}));
  EXPECT_EQ(answer(ben, first, "gone?").entry->what, (What{Said{"gone?", Quote{first, ana, ""}}}));
}

TEST_P(MessagesContract, OnlyWhoSaidItEditsOrRecallsIt) {
  scene_.say(ana, RoomId::lobby(), "mine");
  EXPECT_EQ(refusal(ben, Edited{first, "mine now"}), Refusal::not_yours);
  EXPECT_EQ(refusal(ben, Recalled{first}), Refusal::not_yours);
  EXPECT_EQ(message(first), Said{"mine"});
}

TEST_P(MessagesContract, NothingIsDoneToWhatIsNoMessage) {
  scene_.create(scene_.room(ana, tea, "tea"));
  for (const auto position : {Position{}, first, Position{2}, Position{1ULL << 52U}}) {
    EXPECT_EQ(refusal(ana, Edited{position, "x"}, tea), Refusal::unknown_message);
    EXPECT_EQ(refusal(ana, Recalled{position}, tea), Refusal::unknown_message);
    EXPECT_EQ(refusal(ana, Reacted{position, "👍"}, tea), Refusal::unknown_message);
  }
  scene_.say(ana, RoomId::lobby(), "hello");
  edit(ana, first, "hello!");
  EXPECT_EQ(refusal(ana, Recalled{Position{2}}), Refusal::unknown_message);
}

TEST_P(MessagesContract, NothingIsDoneToAMessageThatWasRecalled) {
  scene_.say(ana, RoomId::lobby(), "gone");
  recall(ana, first);
  EXPECT_EQ(refusal(ana, Edited{first, "back"}), Refusal::message_recalled);
  EXPECT_EQ(refusal(ben, Reacted{first, "👍"}), Refusal::message_recalled);
  EXPECT_EQ(refusal(ana, Recalled{first}), Refusal::already_so);
}

TEST_P(MessagesContract, WordsAreFinalAfterADay) {
  scene_.say(ana, RoomId::lobby(), "old");
  auto late = scene_.draft(ana, RoomId::lobby(), Recalled{first});
  late.at = at(1) + usual_window + Duration{1};
  EXPECT_EQ(scene_.refusal(late), Refusal::too_late);
  late.at = at(1) + usual_window;
  EXPECT_FALSE(scene_.append(late).repeated);
}

TEST_P(MessagesContract, ReactionsAreCountedAndSayWhoseTheyAre) {
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_EQ(std::get<Reacted>(react(ben, first, "👍").entry->what).count, 1U);
  EXPECT_EQ(std::get<Reacted>(react(cem, first, "👍").entry->what).count, 2U);
  react(ben, first, "🎉");
  EXPECT_THAT(message(first, ana).reactions, testing::ElementsAre(Reaction{"👍", 2, Position{3}, {ben, cem}},
                                                                  Reaction{"🎉", 1, Position{4}, {ben}}));
  EXPECT_THAT(message(first, cem).reactions.at(0).people, testing::ElementsAre(cem, ben));

  EXPECT_EQ(std::get<Reacted>(react(ben, first, "👍", false).entry->what).count, 1U);
  EXPECT_EQ(std::get<Reacted>(react(ben, first, "🎉", false).entry->what).count, 0U);
  EXPECT_THAT(message(first, ana).reactions, testing::ElementsAre(Reaction{"👍", 1, Position{5}, {cem}}));
}

TEST_P(MessagesContract, AReactionIsThereOnce) {
  scene_.say(ana, RoomId::lobby(), "hello");
  EXPECT_EQ(refusal(ben, Reacted{first, "👍", false}), Refusal::already_so);
  react(ben, first, "👍");
  EXPECT_EQ(refusal(ben, Reacted{first, "👍", true}), Refusal::already_so);
}

TEST_P(MessagesContract, AMessageHasSoManyDifferentReactions) {
  scene_.say(ana, RoomId::lobby(), "hello");
  for (std::size_t i = 0; i < reactions_max; ++i) react(ben, first, "emoji " + std::to_string(i));
  EXPECT_EQ(refusal(cem, Reacted{first, "one more"}), Refusal::too_many_reactions);
  react(cem, first, "emoji 7");
  EXPECT_EQ(message(first).reactions.size(), reactions_max);
}

TEST_P(MessagesContract, OfManyWhoReactedSomeAreNamedAndTheReaderFirst) {
  scene_.say(ana, RoomId::lobby(), "hello");
  for (std::uint64_t i = 0; i < 2 * reaction_people_max; ++i) {
    react({UserId{{0xf, i}}, "guest " + std::to_string(i)}, first, "👍");
  }
  react(cem, first, "👍");
  const auto reaction = message(first, cem).reactions.at(0);
  EXPECT_EQ(reaction.count, 2 * reaction_people_max + 1);
  EXPECT_EQ(reaction.people.size(), reaction_people_max);
  EXPECT_EQ(reaction.people.front(), cem);
}

TEST_P(MessagesContract, ARepeatIsAnsweredAsThen) {
  scene_.say(ana, RoomId::lobby(), "hello");
  for (const What& what : {What{Edited{first, "hallo"}}, What{Reacted{first, "👍"}}, What{Recalled{first}}}) {
    const auto draft = scene_.draft(ana, RoomId::lobby(), what);
    const auto position = scene_.append(draft).entry->position;
    const auto again = scene_.append(draft);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.entry->position, position);
  }
  auto other = scene_.draft(ana, RoomId::lobby(), Said{"x"});
  scene_.append(other);
  other.what = Recalled{first};
  EXPECT_EQ(scene_.refusal(other), Refusal::cid_conflict);
}

TEST_P(MessagesContract, ARepeatOfWhatWasChangedSinceIsAnsweredToo) {
  const auto said = scene_.said(ana, RoomId::lobby(), "hello");
  scene_.append(said);
  edit(ana, first, "hallo");
  EXPECT_TRUE(scene_.append(said).repeated);
  recall(ana, first);
  EXPECT_TRUE(scene_.append(said).repeated);
}

TEST_P(MessagesContract, WhatIsDoneToMessagesIsNothingUnread) {
  scene_.say(ben, RoomId::lobby(), "hello");
  scene_.say(ana, RoomId::lobby(), "hello");
  edit(ana, Position{2}, "hallo");
  react(ana, first, "👍");
  const auto here = scene_.person(ben).rooms.at(0);
  EXPECT_EQ(here.mark, first);
  EXPECT_EQ(here.unread, 1U);
  EXPECT_EQ(std::get<Said>(here.last->what).text, "hallo");
  EXPECT_EQ(scene_.person(ana).rooms.at(0).mark, Position{2});
}

TEST_P(MessagesContract, OnlyMembersDoAnythingToTheMessagesOfARoom) {
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.say(ana, tea, "hello");
  EXPECT_EQ(refusal(ben, Reacted{Position{2}, "👍"}, tea), Refusal::not_a_member);
  EXPECT_EQ(refusal(ben, Reacted{first, "👍"}, RoomId::direct(ana.id, cem.id)), Refusal::unknown_room);
}

}  // namespace teahouse
