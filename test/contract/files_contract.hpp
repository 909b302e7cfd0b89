#pragma once

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scene.hpp"

namespace teahouse {

/// What Files owes, and what Store does about the files of messages; see ports/files.hpp.
class FilesContract : public Contract {
 protected:
  static constexpr Position first{1};

  static FileId file(std::uint64_t number) { return FileId{{0xf11e, number}}; }
  static FileDraft coming(const Person& owner, std::uint64_t number, std::uint64_t size = 10) {
    return {.id = file(number), .owner = owner.id, .name = "kettle.jpg", .size = size, .at = at(0)};
  }
  static FileFacts picture() { return {"image/jpeg", true, 8, 40, 30, true, "#8a6d3b"}; }

  FileBegun begin(const FileDraft& draft, const FileLimits& limits = {}) {
    return *begin_file(backend_->files(), draft, limits);
  }
  File whole(const Person& owner, std::uint64_t number, const FileFacts& facts = picture()) {
    EXPECT_EQ(begin(coming(owner, number)), FileBegun{Begun{}});
    EXPECT_TRUE(*finish_file(backend_->files(), file(number), facts));
    return own(owner, number)->file;
  }
  std::optional<FileRecord> own(const Person& owner, std::uint64_t number) {
    return *own_file(backend_->files(), owner.id, file(number));
  }
  std::optional<FileRecord> seen(const Person& reader, RoomId room, std::uint64_t number) {
    return *file_in(backend_->files(), room, file(number), reader.id);
  }
  std::vector<FileId> unneeded(Instant begun_before = at(-1)) {
    return *unneeded_files(backend_->files(), begun_before);
  }

  static Said with(std::vector<std::uint64_t> numbers, std::string text = {}) {
    Said said{std::move(text)};
    for (const auto number : numbers) said.files.push_back({file(number)});
    return said;
  }
  Stored send(const Person& who, RoomId room, Said said) {
    return scene_.append(scene_.draft(who, room, std::move(said)));
  }
  Said message(Position position, RoomId room = RoomId::lobby()) {
    auto query = Scene::query(room);
    query.after = Position{position.value - 1};
    query.before = position.next();
    return std::get<Said>(scene_.page(query).entries.at(0)->what);
  }
};

TEST_P(FilesContract, AFileIsItsOwnersAlone) {
  EXPECT_EQ(begin(coming(ana, 1)), FileBegun{Begun{}});
  const auto mine = own(ana, 1);
  ASSERT_TRUE(mine);
  EXPECT_EQ(mine->file.name, "kettle.jpg");
  EXPECT_EQ(mine->announced, 10U);
  EXPECT_FALSE(mine->whole);
  EXPECT_FALSE(own(ben, 1));
  EXPECT_FALSE(own(ana, 2));
}

TEST_P(FilesContract, AWholeFileIsWhatWasFoundOfIt) {
  const File known = whole(ana, 1);
  EXPECT_EQ(known, (File{file(1), "kettle.jpg", "image/jpeg", 8, true, 40, 30, "#8a6d3b"}));
  EXPECT_TRUE(own(ana, 1)->whole);
  EXPECT_TRUE(own(ana, 1)->shown);
  EXPECT_EQ(own(ana, 1)->announced, 10U);
  EXPECT_FALSE(*finish_file(backend_->files(), file(2), picture()));
}

TEST_P(FilesContract, AMessageHasItsFilesInTheOrderInWhichTheyWereGiven) {
  const File one = whole(ana, 1);
  const File two = whole(ana, 2, {});
  const auto stored = send(ana, RoomId::lobby(), with({2, 1}));
  EXPECT_THAT(std::get<Said>(stored.entry->what).files, testing::ElementsAre(two, one));
  EXPECT_THAT(message(first).files, testing::ElementsAre(two, one));
  EXPECT_THAT(std::get<Said>(scene_.person(ben).rooms.at(0).last->what).files,
              testing::ElementsAre(two, one));
  EXPECT_FALSE(own(ana, 1)) << "it is the message's now";
  backend_->reopen();
  if (scene_.page(RoomId::lobby()).entries.empty()) return;
  EXPECT_THAT(message(first).files, testing::ElementsAre(two, one));
}

TEST_P(FilesContract, AMessageTakesOnlyOnesOwnWholeFilesAndEachOnce) {
  EXPECT_EQ(begin(coming(ana, 1)), FileBegun{Begun{}});
  whole(ana, 2);
  whole(ben, 3);
  for (const auto& said : {with({1}), with({3}), with({4}), with({2, 2}), with({2, 3})}) {
    EXPECT_EQ(scene_.refusal(scene_.draft(ana, RoomId::lobby(), said)), Refusal::unknown_file);
  }
  EXPECT_TRUE(scene_.page(RoomId::lobby()).entries.empty());
  send(ana, RoomId::lobby(), with({2}));
  EXPECT_EQ(scene_.refusal(scene_.draft(ana, RoomId::lobby(), with({2}))), Refusal::unknown_file);
}

TEST_P(FilesContract, ARepeatIsAnsweredAsThen) {
  whole(ana, 1);
  whole(ana, 2);
  const auto draft = scene_.draft(ana, RoomId::lobby(), with({1}));
  scene_.append(draft);
  const auto again = scene_.append(draft);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(std::get<Said>(again.entry->what).files.size(), 1U);
  auto other = draft;
  other.what = with({2});
  EXPECT_EQ(scene_.refusal(other), Refusal::cid_conflict);
}

TEST_P(FilesContract, AFileIsForWhoIsInTheRoom) {
  scene_.create(scene_.room(ana, tea, "tea"));
  whole(ana, 1);
  send(ana, tea, with({1}));
  EXPECT_TRUE(seen(ana, tea, 1));
  EXPECT_FALSE(seen(ben, tea, 1));
  EXPECT_FALSE(seen(ana, RoomId::lobby(), 1));
  scene_.enter(ben, tea);
  EXPECT_EQ(seen(ben, tea, 1)->file.name, "kettle.jpg");
  scene_.leave(ben, tea);
  EXPECT_FALSE(seen(ben, tea, 1));
}

TEST_P(FilesContract, WhatIsSentToOnePersonIsForTheTwo) {
  scene_.rename(ben);
  whole(ana, 1);
  auto draft = scene_.said_to(ana, ben, "for you");
  draft.what = with({1}, "for you");
  scene_.append(draft);
  EXPECT_TRUE(seen(ben, draft.room, 1));
  EXPECT_FALSE(seen(cem, draft.room, 1));
}

TEST_P(FilesContract, AFileOfTheLobbyIsForEveryone) {
  whole(ana, 1);
  EXPECT_FALSE(seen(ana, RoomId::lobby(), 1)) << "no message has it";
  send(ana, RoomId::lobby(), with({1}));
  EXPECT_TRUE(seen(cem, RoomId::lobby(), 1)) << "who was never heard of";
}

TEST_P(FilesContract, TheFilesGoWithTheMessageThatIsRecalled) {
  whole(ana, 1);
  send(ana, RoomId::lobby(), with({1}));
  EXPECT_TRUE(unneeded().empty());
  scene_.append(scene_.draft(ana, RoomId::lobby(), Recalled{first}));
  EXPECT_TRUE(message(first).files.empty());
  EXPECT_FALSE(seen(ana, RoomId::lobby(), 1));
  EXPECT_THAT(unneeded(), testing::ElementsAre(file(1)));
  EXPECT_TRUE(*files_are_gone(backend_->files(), {file(1)}, at(0)));
  EXPECT_TRUE(unneeded().empty());
}

TEST_P(FilesContract, AnEditLeavesTheFiles) {
  whole(ana, 1);
  send(ana, RoomId::lobby(), with({1}, "teh"));
  scene_.append(scene_.draft(ana, RoomId::lobby(), Edited{first, "tea"}));
  EXPECT_EQ(message(first).text, "tea");
  EXPECT_EQ(message(first).files.size(), 1U);
}

TEST_P(FilesContract, AQuotationSaysWhatTheFilesAre) {
  whole(ana, 1);
  whole(ana, 2);
  send(ana, RoomId::lobby(), with({1, 2}));
  const Quote quote{first, ana, "", 2, "kettle.jpg"};
  const auto answer = scene_.append(scene_.draft(ben, RoomId::lobby(), Said{"nice", Quote{first}}));
  EXPECT_EQ(std::get<Said>(answer.entry->what).answers, quote);
  EXPECT_EQ(message(Position{2}).answers, quote);
  scene_.append(scene_.draft(ana, RoomId::lobby(), Recalled{first}));
  EXPECT_EQ(message(Position{2}).answers, (Quote{first, ana, ""}));
}

TEST_P(FilesContract, WhatIsInNoMessageIsForgottenInTime) {
  whole(ana, 1);
  EXPECT_EQ(begin(coming(ana, 2)), FileBegun{Begun{}});
  whole(ana, 3);
  send(ana, RoomId::lobby(), with({3}));
  EXPECT_TRUE(unneeded(at(0)).empty());
  EXPECT_THAT(unneeded(at(1)), testing::UnorderedElementsAre(file(1), file(2)));
  EXPECT_EQ(scene_.refusal(scene_.draft(ana, RoomId::lobby(), with({1}))), Refusal::unknown_file);
  EXPECT_FALSE(own(ana, 2));
}

TEST_P(FilesContract, WhoDoesNotWantAFileAnyMoreDropsIt) {
  whole(ana, 1);
  EXPECT_FALSE(*drop_file(backend_->files(), ben.id, file(1)));
  EXPECT_TRUE(*drop_file(backend_->files(), ana.id, file(1)));
  EXPECT_FALSE(*drop_file(backend_->files(), ana.id, file(1)));
  EXPECT_THAT(unneeded(), testing::ElementsAre(file(1)));
  whole(ana, 2);
  send(ana, RoomId::lobby(), with({2}));
  EXPECT_FALSE(*drop_file(backend_->files(), ana.id, file(2))) << "the message has it";
}

TEST_P(FilesContract, OnePersonHasSoManyOnTheirWay) {
  const FileLimits limits{.unfinished = 2};
  EXPECT_EQ(begin(coming(ana, 1), limits), FileBegun{Begun{}});
  EXPECT_EQ(begin(coming(ana, 2), limits), FileBegun{Begun{}});
  EXPECT_EQ(begin(coming(ana, 3), limits), FileBegun{TooManyUploads{}});
  EXPECT_EQ(begin(coming(ben, 4), limits), FileBegun{Begun{}});
  EXPECT_TRUE(*finish_file(backend_->files(), file(1), picture()));
  EXPECT_EQ(begin(coming(ana, 5), limits), FileBegun{Begun{}});
}

TEST_P(FilesContract, OnePersonSendsSoMuchADay) {
  const FileLimits limits{.day_bytes = 25};
  EXPECT_EQ(begin(coming(ana, 1, 20), limits), FileBegun{Begun{}});
  EXPECT_EQ(begin(coming(ana, 2, 6), limits), (FileBegun{NoRoom{5, true}}));
  EXPECT_EQ(begin(coming(ben, 3, 20), limits), FileBegun{Begun{}});
  // What came whole counts although it was dropped; what did not, does not.
  EXPECT_TRUE(*finish_file(backend_->files(), file(1), picture()));
  EXPECT_TRUE(*drop_file(backend_->files(), ana.id, file(1)));
  EXPECT_TRUE(*files_are_gone(backend_->files(), {file(1)}, at(0)));
  EXPECT_EQ(begin(coming(ana, 4, 6), limits), (FileBegun{NoRoom{5, true}}));
  EXPECT_TRUE(*drop_file(backend_->files(), ben.id, file(3)));
  EXPECT_EQ(begin(coming(ben, 5, 25), limits), FileBegun{Begun{}});
  auto tomorrow = coming(ana, 6, 25);
  tomorrow.at = at(0) + file_day;
  EXPECT_EQ(begin(tomorrow, limits), FileBegun{Begun{}});
}

TEST_P(FilesContract, TheHouseHasRoomForSoMuch) {
  const FileLimits limits{.house_bytes = 25};
  EXPECT_EQ(begin(coming(ana, 1, 20), limits), FileBegun{Begun{}});
  EXPECT_EQ(begin(coming(ben, 2, 6), limits), (FileBegun{NoRoom{5, false}}));
  EXPECT_TRUE(*drop_file(backend_->files(), ana.id, file(1)));
  EXPECT_EQ(begin(coming(ben, 3, 6), limits), (FileBegun{NoRoom{5, false}})) << "it is still on the disk";
  EXPECT_TRUE(*files_are_gone(backend_->files(), {file(1)}, at(0)));
  EXPECT_EQ(begin(coming(ben, 4, 25), limits), FileBegun{Begun{}});
}

}  // namespace teahouse
