// The SQLite store's schemas: what a file that an earlier program wrote becomes, and one that a later program
// wrote.

#include <stdexcept>
#include <string>
#include <thread>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "asking.hpp"
#include "scene.hpp"
#include "sqlite_file.hpp"

namespace teahouse {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

using SqliteSchema = SqliteFile;

TEST_F(SqliteSchema, OfANewerProgramIsRefusedInClearWords) {
  {
    const SqliteStore store(options_);
  }
  run("PRAGMA user_version = 1000");
  EXPECT_THAT([this] { const SqliteStore store(options_); },
              ThrowsMessage<std::runtime_error>(AllOf(HasSubstr("newer"), HasSubstr("1000"))));
}

// What each schema added, the newest first: a file of an older one is made by taking back all that came
// after.

const std::string without_browsers =
    "DROP INDEX memberships_loud; DROP TABLE subscriptions; PRAGMA user_version = 13;";

const std::string without_members =
    without_browsers +
    "DROP TABLE former_names; ALTER TABLE people DROP COLUMN since; ALTER TABLE entries DROP COLUMN subject;"
    "PRAGMA user_version = 12;";

const std::string without_forgettings = without_members + "DROP TABLE forgettings; PRAGMA user_version = 11;";

const std::string without_shown =
    without_forgettings + "ALTER TABLE memberships DROP COLUMN shown; PRAGMA user_version = 10;";

const std::string without_arranging =
    without_shown +
    "ALTER TABLE rooms DROP COLUMN speakers; ALTER TABLE rooms DROP COLUMN change_window;"
    "ALTER TABLE rooms DROP COLUMN arranged; PRAGMA user_version = 9;";

const std::string without_pins =
    without_arranging + "DROP INDEX pins; ALTER TABLE entries DROP COLUMN pinned; PRAGMA user_version = 8;";

const std::string without_settings =
    without_pins +
    "ALTER TABLE memberships DROP COLUMN level; ALTER TABLE memberships DROP COLUMN muted_until;"
    "ALTER TABLE memberships DROP COLUMN pinned; ALTER TABLE memberships DROP COLUMN archived;"
    "ALTER TABLE memberships DROP COLUMN revision; PRAGMA user_version = 7;";

const std::string without_words =
    without_settings +
    "DROP INDEX rooms_behind; DROP TABLE words; ALTER TABLE rooms DROP COLUMN indexed;"
    "ALTER TABLE memberships DROP COLUMN backs; PRAGMA user_version = 5;";

const std::string without_invites =
    without_words +
    "DROP TABLE invites; DROP INDEX memberships_by_room; DROP INDEX keepers_by_room;"
    "ALTER TABLE memberships DROP COLUMN role; ALTER TABLE rooms DROP COLUMN access; PRAGMA user_version = "
    "4;";

const std::string without_files = without_invites + "DROP TABLE files; PRAGMA user_version = 3;";

const std::string without_changes =
    without_files +
    "ALTER TABLE entries DROP COLUMN target; ALTER TABLE entries DROP COLUMN edited;"
    "ALTER TABLE entries DROP COLUMN recalled; ALTER TABLE entries DROP COLUMN count;"
    "DROP TABLE reactions; DROP TABLE reaction_counts; PRAGMA user_version = 2;";

TEST_F(SqliteSchema, OfTheTwelfthIsBroughtUpToDateAndPeopleAreKnownSinceTheirLastNameAtLeast) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_members);
  SqliteStore store(options_);
  const auto since = person(store, ana.id)->named;
  EXPECT_EQ(**find_person(store, ana.id), (PersonFound{ana, since, {}}));
  ASSERT_TRUE(rename(store, {ana.id, "Ana"}, since + Duration{9}));
  EXPECT_EQ((*find_person(store, ana.id))->names, (std::vector<FormerName>{{"ana", since + Duration{9}}}));
}

TEST_F(SqliteSchema, OfTheTenthIsBroughtUpToDateAndTellsHowFarSomebodyHasRead) {
  {
    SqliteStore store(options_);
  }
  run(without_shown);
  SqliteStore store(options_);
  OpenStore open(store);
  Scene scene(open);
  scene.rename(ben);
  scene.tell(ana, ben, "hello");
  const auto direct = RoomId::direct(ana.id, ben.id);
  EXPECT_EQ(scene.mark(ben, direct, 1)->seen, (Seen{ana.id, Position{1}}));
}

TEST_F(SqliteSchema, OfTheNinthIsBroughtUpToDateAndRoomsCanBeArranged) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_arranging);
  SqliteStore store(options_);
  EXPECT_EQ(person(store, draft(1).author.id)->rooms.at(0).room.window, usual_window);
  const RoomDraft made{tea, "tea", "", ana, EntryId{{0xe, 7}}, Cid{"cid-of-a-room-made"}, at(0)};
  ASSERT_TRUE(std::holds_alternative<Stored>(*create_room(store, made)));
  Draft arranges = draft(2);
  arranges.room = tea;
  arranges.author = ana;
  arranges.what = Arranged{.name = "cake"};
  ASSERT_TRUE(std::holds_alternative<Stored>(*append(store, arranges)));
  EXPECT_EQ(person(store, ana.id)->rooms.at(1).room.name, "cake");
}

TEST_F(SqliteSchema, OfTheEighthIsBroughtUpToDateAndWhatWasSaidCanBePinned) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_pins);
  SqliteStore store(options_);
  Draft pin = draft(2);
  pin.what = Pinned{Position{1}};
  ASSERT_TRUE(std::holds_alternative<Stored>(*append(store, pin)));
  auto query = Scene::query(pin.room);
  query.pinned = true;
  EXPECT_EQ(std::get<Page>(*page(store, query)).entries.size(), 1U);
}

TEST_F(SqliteSchema, OfTheThirteenthIsBroughtUpToDateAndBrowsersCanBePushedTo) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_browsers);
  SqliteStore store(options_);
  EXPECT_TRUE(*subscribe(store, draft(1).author.id, {"https://push.example/1", "key", "secret"}, at(0)));
  EXPECT_EQ(subscribers(store, {draft(1).room, false, at(0)})->people.size(), 1U);
}

TEST_F(SqliteSchema, OfTheSeventhIsBroughtUpToDateAndRoomsCanBePinned) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_settings);
  SqliteStore store(options_);
  const UserId who = draft(1).author.id;
  EXPECT_EQ(person(store, who)->rooms.at(0).settings, RoomSettings{});
  Awaited<std::optional<RoomSettings>> answer;
  store.set_room(who, RoomId::lobby(), {.pinned = true}, answer.done());
  EXPECT_EQ((*answer.result())->revision, 1U);
  EXPECT_TRUE(person(store, who)->rooms.at(0).settings.pinned);
}

TEST_F(SqliteSchema, OfTheFifthIsBroughtUpToDateAndWhatWasSaidIsIndexed) {
  {
    SqliteStore store(options_);
    for (std::uint64_t number = 1; number <= 100; ++number) ASSERT_TRUE(append(store, draft(number)));
  }
  run(without_words);
  {
    SqliteStore store(options_);
    while (store.counts().indexing) std::this_thread::yield();
    const MessageSearch search{.words = "hello", .who = ana.id, .limit = 50};
    EXPECT_EQ(std::get<MessagesFound>(*find_messages(store, search)).messages.size(), 50U);
  }
  EXPECT_EQ(run("SELECT indexed FROM rooms"), "100");
}

TEST_F(SqliteSchema, OfTheFourthSchemaIsBroughtUpToDateAndWhoHasBeenInARoomTheLongestKeepsIt) {
  const auto role = [](SqliteStore& store, const Person& who) {
    return person(store, who.id)->rooms.back().role;
  };
  {
    SqliteStore store(options_);
    OpenStore open(store);
    Scene scene(open);
    scene.create(scene.room(ana, tea, "tea"));
    scene.create(scene.room(ana, coffee, "coffee"));
    for (const Person& who : {ben, cem}) scene.enter(who, tea);
    scene.leave(ana, tea);
  }
  run(without_invites);
  SqliteStore store(options_);
  EXPECT_EQ(role(store, ana), Role::keeper) << "of coffee, which she made";
  EXPECT_EQ(role(store, ben), Role::keeper) << "of tea, which its maker left";
  EXPECT_EQ(role(store, cem), Role::member);
}

TEST_F(SqliteSchema, OfTheThirdSchemaIsBroughtUpToDateAndTakesFiles) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_files);
  SqliteStore store(options_);
  const FileId file{{0xf11e, 1}};
  ASSERT_TRUE(begin_file(store, {.id = file, .owner = ana.id, .name = "kettle.jpg", .at = at(0)}, {}));
  ASSERT_TRUE(*finish_file(store, file, {}));
  Draft with_file = draft(2);
  with_file.what = Said{"look"};
  std::get<Said>(with_file.what).files.push_back({file});
  EXPECT_TRUE(std::holds_alternative<Stored>(*append(store, with_file)));
}

TEST_F(SqliteSchema, OfTheSecondSchemaIsBroughtUpToDateAndWhatWasSaidCanBeEdited) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_changes);
  SqliteStore store(options_);
  Draft edit = draft(2);
  edit.what = Edited{Position{1}, "in other words"};
  ASSERT_TRUE(std::holds_alternative<Stored>(*append(store, edit)));
  const auto entries = std::get<Page>(*page(store, Scene::query(edit.room))).entries;
  EXPECT_EQ(std::get<Said>(entries.at(0)->what).text, "in other words");
}

TEST_F(SqliteSchema, OfTheFirstSchemaIsBroughtUpToDateAndKnowsWhatWasSaid) {
  {
    SqliteStore store(options_);
    ASSERT_TRUE(append(store, draft(1)));
  }
  run(without_changes +
      "DROP INDEX entries_by_cid; CREATE UNIQUE INDEX entries_by_cid ON entries (author, cid);"
      "PRAGMA user_version = 1");
  SqliteStore store(options_);
  EXPECT_EQ(run("SELECT name FROM pragma_index_info('entries_by_cid') ORDER BY seqno DESC"), "cid")
      << "the first of its columns";
  EXPECT_TRUE(std::get<Stored>(*append(store, draft(1))).repeated);
  EXPECT_FALSE(std::get<Stored>(*append(store, draft(2))).repeated);
}

}  // namespace
}  // namespace teahouse
