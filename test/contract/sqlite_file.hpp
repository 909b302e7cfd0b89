#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "adapters/sqlite/sqlite_store.hpp"
#include "backend.hpp"
#include "scene.hpp"

namespace teahouse {

/// A store that is open, for a Scene.
class OpenStore final : public Backend {
 public:
  explicit OpenStore(SqliteStore& store) : store_(store) {}

  Store& store() override { return store_; }
  Directory& directory() override { return store_; }
  Files& files() override { return store_; }
  Invitations& invitations() override { return store_; }
  Subscriptions& subscriptions() override { return store_; }
  void reopen() override {}
  void settle() override {}

 private:
  SqliteStore& store_;
};

/// A data directory of a test's own, and what can be done to its file while no store has it open.
class SqliteFile : public testing::Test {
 protected:
  std::filesystem::path database() const { return options_.directory / "teahouse.db"; }

  /// Answers with the first column of the last row.
  std::string run(const std::string& sql) {
    sqlite3* connection = nullptr;
    EXPECT_EQ(sqlite3_open(database().c_str(), &connection), SQLITE_OK);
    std::string answer;
    const auto keep = [](void* to, int, char** columns, char**) {
      *static_cast<std::string*>(to) = columns[0];
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(connection, sql.c_str(), keep, &answer, nullptr), SQLITE_OK);
    sqlite3_close(connection);
    return answer;
  }

  Draft draft(std::uint64_t number) {
    const Cid cid{"cid-in-a-sqlite-file-" + std::to_string(number)};
    return {EntryId{{1, number}}, RoomId::lobby(), ana, std::nullopt, cid, at(0), Said{"hello"}};
  }

  const TemporaryDirectory temporary_;
  const SqliteOptions options_{.directory = temporary_.path() / "data"};
};

}  // namespace teahouse
