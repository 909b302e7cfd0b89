// Words of who took back everything: none is left on the disk, whenever the process ended.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/sqlite/sqlite_store.hpp"
#include "asking.hpp"
#include "scene.hpp"
#include "sqlite_file.hpp"

namespace teahouse {
namespace {

using testing::HasSubstr;
using testing::Not;

class ForgottenWords : public SqliteFile {
 protected:
  /// Enough to be indexed in part, and to take several transactions to be written over.
  static constexpr int messages = 3'000;

  static void say_and_forget(SqliteStore& store) {
    OpenStore open(store);
    Scene scene(open);
    const auto first = scene.say(ana, RoomId::lobby(), "xyzzy the first");
    scene.append(scene.draft(ana, RoomId::lobby(), Edited{first->position, "xyzzy in other words"}));
    scene.append(scene.draft(ben, RoomId::lobby(), Said{"of ben", Quote{first->position}}));
    scene.say_many(ana, RoomId::lobby(), messages, [](int i) { return "xyzzy" + std::to_string(i); });
    while (store.counts().indexing) std::this_thread::yield();
    scene.say_many(ana, RoomId::lobby(), 20, [](int i) { return "xyzzy anew " + std::to_string(i); });
    EXPECT_EQ(forget(store, {ana, scene.fresh_cid(), at(9'000)})->messages, messages + 21U);
  }

  void expect_nothing_left() {
    {
      SqliteStore store(options_);
      while (store.counts().indexing) std::this_thread::yield();
    }
    std::string bytes;
    for (const auto& file : std::filesystem::directory_iterator(options_.directory)) {
      std::ifstream in(file.path(), std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    EXPECT_THAT(bytes, HasSubstr("of ben"));
    EXPECT_EQ(bytes.find("xyzzy"), std::string::npos);
    EXPECT_EQ(run("SELECT count(*) FROM forgettings"), "0");
  }
};

TEST_F(ForgottenWords, AreGoneFromTheDiskAlsoWhenTheHouseClosedBeforeItWasDone) {
  {
    SqliteStore store(options_);
    say_and_forget(store);
  }
  EXPECT_EQ(run("SELECT count(*) FROM forgettings"), "1") << "closed before it was done";
  expect_nothing_left();
}

TEST_F(ForgottenWords, AreGoneFromTheDiskAlsoWhenTheProcessWasKilledThen) {
  const auto child = ::fork();
  if (child == 0) {
    const auto store = std::make_unique<SqliteStore>(options_);  // Nobody closes it.
    say_and_forget(*store);
    ::_exit(HasFailure() ? 1 : 0);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  {
    SqliteStore store(options_);
    const auto found = *find_messages(store, {.words = "xyzzy", .who = ben.id});
    EXPECT_TRUE(std::get<MessagesFound>(found).messages.empty()) << "at once";
    const auto entries = std::get<Page>(*page(store, Scene::query(RoomId::lobby()))).entries;
    ASSERT_FALSE(entries.empty());
    for (const auto& entry : entries) EXPECT_THAT(std::string(words(entry->what)), Not(HasSubstr("xyzzy")));
  }
  expect_nothing_left();
}

}  // namespace
}  // namespace teahouse
