#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

/// What Store::own_messages owes; see ports/store.hpp.
class OwnMessagesContract : public Contract {
 protected:
  /// All that somebody said, however many pieces it comes in.
  std::vector<EntryPtr> all(const Person& who) {
    std::vector<EntryPtr> all;
    for (const auto& piece : pieces(who)) all.insert(all.end(), piece.messages.begin(), piece.messages.end());
    return all;
  }
  std::vector<OwnMessages> pieces(const Person& who) {
    std::vector<OwnMessages> pieces;
    std::optional<OwnPlace> place;
    do {
      pieces.push_back(*own_messages(scene_.store(), who.id, place));
      place = pieces.back().next;
    } while (place);
    return pieces;
  }
  std::vector<std::string> texts(const Person& who) {
    std::vector<std::string> texts;
    for (const auto& message : all(who)) texts.push_back(std::get<Said>(message->what).text);
    return texts;
  }

  /// Holds for what is not indexed, and for the same when it is.
  template <typename Check>
  void before_and_after_indexing(Check check) {
    check();
    scene_.say_many(cem, RoomId::lobby(), 64, [](int) { return "..."; });
    backend_->settle();
    SCOPED_TRACE("indexed");
    check();
  }
};

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_P(OwnMessagesContract, WhoIsNotKnownSaidNothing) {
  EXPECT_THAT(texts(ana), IsEmpty());
}

TEST_P(OwnMessagesContract, AllThatOneSaidComesRoomByRoomAndNothingOfOthers) {
  scene_.create(scene_.room(ben, tea, "tea"));
  scene_.enter(ana, tea);
  scene_.say(ana, tea, "one");
  scene_.say(ana, RoomId::lobby(), "two");
  scene_.say(ben, RoomId::lobby(), "not ana's");
  scene_.tell(ana, ben, "three");
  scene_.tell(ben, ana, "not ana's either");
  scene_.say(ana, RoomId::lobby(), "four");
  before_and_after_indexing([&] { EXPECT_THAT(texts(ana), ElementsAre("two", "four", "one", "three")); });
}

TEST_P(OwnMessagesContract, EachPieceSaysOfWhichRoomItIs) {
  scene_.create(scene_.room(ben, tea, "tea", "green"));
  scene_.enter(ana, tea);
  scene_.say(ana, tea, "one");
  scene_.tell(ana, ben, "two");
  std::vector<RoomRecord> rooms;
  for (const auto& piece : pieces(ana)) {
    EXPECT_EQ(piece.room.has_value(), !piece.messages.empty());
    if (piece.room) rooms.push_back(*piece.room);
  }
  ASSERT_THAT(rooms, SizeIs(2));
  EXPECT_EQ(rooms[0].name, "tea");
  EXPECT_EQ(rooms[0].topic, "green");
  EXPECT_THAT(rooms[1].pair, SizeIs(2));
}

TEST_P(OwnMessagesContract, AlsoOfARoomThatOneHasLeft) {
  scene_.create(scene_.room(ben, tea, "tea"));
  scene_.enter(ana, tea);
  scene_.say(ana, tea, "one");
  scene_.leave(ana, tea);
  EXPECT_THAT(texts(ana), ElementsAre("one"));
}

TEST_P(OwnMessagesContract, MessagesAreAsTheyAreNowAndRecalledOnesAreNotThere) {
  const auto edited = scene_.say(ana, RoomId::lobby(), "teh");
  const auto recalled = scene_.say(ana, RoomId::lobby(), "secret");
  scene_.append(scene_.draft(ana, RoomId::lobby(), Edited{edited->position, "the"}));
  scene_.append(scene_.draft(ana, RoomId::lobby(), Recalled{recalled->position}));
  before_and_after_indexing([&] { EXPECT_THAT(texts(ana), ElementsAre("the")); });
}

TEST_P(OwnMessagesContract, NoneIsLostAndNoneComesTwiceInAnyNumberOfPieces) {
  scene_.say_many(ana, RoomId::lobby(), 2 * own_messages_max + 10, [](int i) { return std::to_string(i); });
  scene_.say_many(ben, RoomId::lobby(), 300, [](int) { return "..."; });
  scene_.say(ana, RoomId::lobby(), "the last");
  before_and_after_indexing([&] {
    const auto found = texts(ana);
    EXPECT_THAT(found, SizeIs(2 * own_messages_max + 11));
    EXPECT_THAT(std::set<std::string>(found.begin(), found.end()), SizeIs(2 * own_messages_max + 11));
    EXPECT_EQ(found.back(), "the last");
    for (const auto& piece : pieces(ana)) EXPECT_LE(piece.messages.size(), own_messages_max);
  });
}

TEST_P(OwnMessagesContract, APieceOfTheLongestMessagesIsNoLongerThanAPage) {
  scene_.say_many(ana, RoomId::lobby(), 20, [](int) { return std::string(16'000, 'x'); });
  for (const auto& piece : pieces(ana)) {
    std::size_t bytes = 0;
    for (const auto& message : piece.messages) bytes += frame_bytes(*message);
    EXPECT_LE(bytes, page_bytes_max);
  }
  EXPECT_THAT(all(ana), SizeIs(20));
}

TEST_P(OwnMessagesContract, MessagesHaveTheirFiles) {
  const FileId file{{0xf11e, 1}};
  *begin_file(backend_->files(), {.id = file, .owner = ana.id, .name = "kettle.jpg", .size = 10, .at = at(0)},
              {});
  *finish_file(backend_->files(), file, {"image/jpeg", true, 8, 40, 30, true, "#8a6d3b"});
  Said said{"look"};
  said.files.push_back({file});
  scene_.append(scene_.draft(ana, RoomId::lobby(), std::move(said)));
  const auto messages = all(ana);
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_EQ(std::get<Said>(messages[0]->what).files.at(0).name, "kettle.jpg");
}

}  // namespace teahouse
