#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

// What Store::page and Store::changes owe; see ports/store.hpp.

class ReadingContract : public Contract {
 protected:
  static std::vector<std::uint64_t> positions(const Page& page) {
    std::vector<std::uint64_t> positions;
    positions.reserve(page.entries.size());
    for (const auto& entry : page.entries) positions.push_back(entry->position.value);
    return positions;
  }

  void say(int times, std::size_t bytes = 5) {
    for (int i = 0; i < times; ++i) scene_.say(ana, RoomId::lobby(), std::string(bytes, 'x'));
  }

  PageQuery between(std::uint64_t after, std::uint64_t before, std::uint32_t limit, PageEnd keep) {
    auto query = Scene::query(RoomId::lobby());
    query.after = Position{after};
    query.before = Position{before};
    query.limit = limit;
    query.keep = keep;
    return query;
  }
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(ReadingContract, AnswersAnEmptyLobbyWithAnEmptyPage) {
  const auto page = scene_.page(RoomId::lobby());
  EXPECT_EQ(page.epoch, Epoch{1});
  EXPECT_EQ(page.first, Position{1});
  EXPECT_EQ(page.head, Position{0});
  EXPECT_THAT(page.entries, IsEmpty());
}

TEST_P(ReadingContract, AnswersTheEntriesStrictlyBetweenTwoPositions) {
  say(10);
  EXPECT_THAT(positions(scene_.page(between(3, 7, 50, PageEnd::newest))), ElementsAre(4, 5, 6));
  EXPECT_THAT(positions(scene_.page(between(3, 7, 50, PageEnd::oldest))), ElementsAre(4, 5, 6));
  EXPECT_THAT(positions(scene_.page(between(0, 3, 50, PageEnd::newest))), ElementsAre(1, 2));
  EXPECT_THAT(positions(scene_.page(between(8, 0, 50, PageEnd::newest))), ElementsAre(9, 10));
}

TEST_P(ReadingContract, AnswersFromATimeOn) {
  say(10);  // One a millisecond, from the first on.
  auto query = between(0, 0, 2, PageEnd::oldest);
  query.from = at(4);
  EXPECT_THAT(positions(scene_.page(query)), ElementsAre(4, 5));
  query.from = at(-99);
  EXPECT_THAT(positions(scene_.page(query)), ElementsAre(1, 2));
  query.from = at(10);
  EXPECT_THAT(positions(scene_.page(query)), ElementsAre(10));
  query.from = at(11);
  EXPECT_THAT(positions(scene_.page(query)), IsEmpty());
}

TEST_P(ReadingContract, KeepsTheEndThatIsAskedForWhenThereAreMoreThanTheLimit) {
  say(10);
  EXPECT_THAT(positions(scene_.page(between(0, 0, 3, PageEnd::newest))), ElementsAre(8, 9, 10));
  EXPECT_THAT(positions(scene_.page(between(0, 0, 3, PageEnd::oldest))), ElementsAre(1, 2, 3));
  EXPECT_THAT(positions(scene_.page(between(2, 8, 2, PageEnd::newest))), ElementsAre(6, 7));
  EXPECT_THAT(positions(scene_.page(between(2, 8, 2, PageEnd::oldest))), ElementsAre(3, 4));
}

TEST_P(ReadingContract, AnswersWithNothingWhereThereIsNothing) {
  say(3);
  constexpr auto far = std::numeric_limits<std::uint64_t>::max();
  for (const auto keep : {PageEnd::newest, PageEnd::oldest}) {
    EXPECT_THAT(positions(scene_.page(between(3, 0, 50, keep))), IsEmpty());
    EXPECT_THAT(positions(scene_.page(between(2, 3, 50, keep))), IsEmpty());
    EXPECT_THAT(positions(scene_.page(between(2, 1, 50, keep))), IsEmpty());
    EXPECT_THAT(positions(scene_.page(between(0, 1, 50, keep))), IsEmpty());
    EXPECT_THAT(positions(scene_.page(between(0, 0, 0, keep))), IsEmpty());
    EXPECT_THAT(positions(scene_.page(between(far, 0, 50, keep))), IsEmpty());
    EXPECT_THAT(positions(scene_.page(between(far, far, 50, keep))), IsEmpty());
    EXPECT_THAT(positions(scene_.page(between(0, far, 50, keep))), ElementsAre(1, 2, 3));
  }
}

TEST_P(ReadingContract, CutsAPageAtItsBytes) {
  say(10, page_bytes_max / 4 - 600);  // And what is around the words.
  EXPECT_THAT(positions(scene_.page(between(0, 0, 50, PageEnd::newest))), ElementsAre(7, 8, 9, 10));
  EXPECT_THAT(positions(scene_.page(between(0, 0, 50, PageEnd::oldest))), ElementsAre(1, 2, 3, 4));
}

TEST_P(ReadingContract, NeverCutsAPageToNothing) {
  say(2, page_bytes_max + 1);
  EXPECT_THAT(positions(scene_.page(between(0, 0, 50, PageEnd::newest))), ElementsAre(2));
  EXPECT_THAT(positions(scene_.page(between(0, 0, 50, PageEnd::oldest))), ElementsAre(1));
}

TEST_P(ReadingContract, CountsAPageAsItIsWritten) {
  for (int i = 0; i < 4; ++i) scene_.say(ana, RoomId::lobby(), std::string(page_bytes_max / 4 - 600, '"'));
  EXPECT_THAT(positions(scene_.page(between(0, 0, 50, PageEnd::newest))), ElementsAre(3, 4))
      << "quotation marks take two bytes each";
}

TEST_P(ReadingContract, ShowsEverythingToTheServerItself) {
  scene_.create(scene_.room(ana, tea, "tea"));
  EXPECT_EQ(scene_.page(tea).head, Position{1});
  EXPECT_EQ(scene_.refusal(Scene::query(coffee)), Refusal::unknown_room);
}

TEST_P(ReadingContract, ShowsTheLobbyToEveryone) {
  say(1);
  EXPECT_EQ(scene_.page(Scene::query(RoomId::lobby(), cem)).head, Position{1});
}

TEST_P(ReadingContract, ShowsAnOpenRoomToItsMembersAlone) {
  scene_.create(scene_.room(ana, tea, "tea"));
  EXPECT_EQ(scene_.page(Scene::query(tea, ana)).head, Position{1});
  EXPECT_EQ(scene_.refusal(Scene::query(tea, ben)), Refusal::not_a_member);
  scene_.enter(ben, tea);
  EXPECT_EQ(scene_.page(Scene::query(tea, ben)).head, Position{2});
  scene_.leave(ben, tea);
  EXPECT_EQ(scene_.refusal(Scene::query(tea, ben)), Refusal::not_a_member);
  EXPECT_EQ(scene_.refusal(Scene::query(coffee, ben)), Refusal::unknown_room);
}

TEST_P(ReadingContract, ShowsADirectRoomToItsTwoAlone) {
  scene_.rename(ben);
  scene_.rename(cem);
  scene_.tell(ana, ben, "hello");
  const auto room = RoomId::direct(ana.id, ben.id);
  EXPECT_EQ(scene_.page(Scene::query(room, ana)).head, Position{1});
  EXPECT_EQ(scene_.page(Scene::query(room, ben)).head, Position{1});
  EXPECT_EQ(scene_.refusal(Scene::query(room, cem)), Refusal::unknown_room);
}

TEST_P(ReadingContract, AnswersADirectRoomThatHasNoEntryYetWithAnEmptyPage) {
  const auto page = scene_.page(Scene::query(RoomId::direct(ana.id, ben.id), ana));
  EXPECT_EQ(page.head, Position{0});
  EXPECT_THAT(page.entries, IsEmpty());
}

TEST_P(ReadingContract, ShowsAWriteToWhoeverWasToldOfIt) {
  for (std::uint64_t position = 1; position <= 200; ++position) {
    say(1);
    ASSERT_EQ(scene_.page(RoomId::lobby()).head, Position{position});
  }
}

TEST_P(ReadingContract, NamesTheRoomsThatGrewInTheOrderInWhichTheyDid) {
  scene_.rename(ben);
  const auto begin = scene_.changes(changes_now);
  EXPECT_THAT(begin.rooms, IsEmpty());
  scene_.create(scene_.room(ana, tea, "tea"));
  scene_.tell(ana, ben, "hello");
  say(2);
  scene_.say(ana, tea, "again");

  const auto changes = scene_.changes(begin.upto);
  ASSERT_EQ(changes.rooms.size(), 3U);
  EXPECT_EQ(changes.rooms[0].room, RoomId::direct(ana.id, ben.id));
  EXPECT_THAT(changes.rooms[0].pair, ElementsAre(ana.id, ben.id));
  EXPECT_TRUE(changes.rooms[0].is_new);
  EXPECT_EQ(changes.rooms[1].room, RoomId::lobby());
  EXPECT_EQ(changes.rooms[1].head, Position{2});
  EXPECT_EQ(changes.rooms[1].epoch, Epoch{1});
  EXPECT_FALSE(changes.rooms[1].is_new);
  EXPECT_EQ(changes.rooms[2].room, tea);
  EXPECT_EQ(changes.rooms[2].head, Position{2});
  EXPECT_THAT(changes.rooms[2].pair, IsEmpty());
  EXPECT_TRUE(changes.rooms[2].is_new);
}

TEST_P(ReadingContract, NamesOnlyWhatChangedSince) {
  scene_.create(scene_.room(ana, tea, "tea"));
  const auto first = scene_.changes(0);
  EXPECT_EQ(first.rooms.size(), 1U);
  EXPECT_THAT(scene_.changes(first.upto).rooms, IsEmpty());
  EXPECT_EQ(scene_.changes(first.upto).upto, first.upto);

  scene_.say(ana, tea, "hello");
  const auto second = scene_.changes(first.upto);
  ASSERT_EQ(second.rooms.size(), 1U);
  EXPECT_EQ(second.rooms[0].head, Position{2});
  EXPECT_FALSE(second.rooms[0].is_new);
  EXPECT_GT(second.upto, first.upto);
  EXPECT_EQ(scene_.changes(changes_now).upto, second.upto);
}

TEST_P(ReadingContract, ChangesNothingByRepeatsAndRefusals) {
  scene_.create(scene_.room(ana, tea, "tea"));
  const auto draft = scene_.said(ana, tea, "hello");
  scene_.append(draft);
  const auto before = scene_.changes(0).upto;
  scene_.append(draft);
  scene_.refusal(scene_.said(ben, tea, "hello"));
  scene_.enter(ana, tea);
  scene_.mark(ana, tea, 1);
  EXPECT_EQ(scene_.changes(0).upto, before);
}

TEST_P(ReadingContract, NamesAThousandRoomsAtMostAndGoesOnFromThere) {
  std::vector<Awaited<Appended>> answers(changes_page + 3);
  for (std::uint64_t i = 0; i < answers.size(); ++i) {
    scene_.directory().create_room(
        scene_.room(ana, {RoomKind::open, {0x100, i}}, "room " + std::to_string(i)), answers[i].done());
  }
  for (auto& answer : answers) ASSERT_TRUE(answer.result());
  const auto first = scene_.changes(0);
  ASSERT_EQ(first.rooms.size(), changes_page);
  EXPECT_EQ(first.rooms.front().room.uuid.low, 0U);
  EXPECT_EQ(first.rooms.back().room.uuid.low, changes_page - 1);
  const auto rest = scene_.changes(first.upto);
  ASSERT_EQ(rest.rooms.size(), 3U);
  EXPECT_EQ(rest.rooms.front().room.uuid.low, changes_page);
}

}  // namespace teahouse
