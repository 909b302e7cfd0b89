// The SQLite store's schemas: what a file that an earlier program wrote becomes, and one that a later program
// wrote.

#include <stdexcept>
#include <string>
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

/// What the fourth schema added.
const std::string without_pins =
    "DROP INDEX pins; ALTER TABLE entries DROP COLUMN pinned; PRAGMA user_version = 3;";

/// And the third.
const std::string without_changes =
    without_pins +
    "ALTER TABLE entries DROP COLUMN target; ALTER TABLE entries DROP COLUMN edited;"
    "ALTER TABLE entries DROP COLUMN recalled; ALTER TABLE entries DROP COLUMN count;"
    "DROP TABLE reactions; DROP TABLE reaction_counts; PRAGMA user_version = 2;";

TEST_F(SqliteSchema, OfTheThirdSchemaIsBroughtUpToDateAndWhatWasSaidCanBePinned) {
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
