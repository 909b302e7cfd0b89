// What the SQLite store does when the disk fails once: nothing that was answered is lost, nothing is tried
// again, and what can be read is read.

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "adapters/sqlite/sqlite_store.hpp"
#include "asking.hpp"
#include "backend.hpp"
#include "scene.hpp"
#include "watched_disk.hpp"

namespace teahouse {
namespace {

Draft draft(std::uint64_t number) {
  const Cid cid{"cid-on-a-failing-disk-" + std::to_string(number)};
  return {EntryId{{1, number}}, RoomId::lobby(), ana, std::nullopt, cid, at(0), Said{std::string(1000, 'x')}};
}

PageQuery whole_lobby() {
  auto query = Scene::query(RoomId::lobby());
  query.limit = 1'000;
  return query;
}

enum class Operation { write, sync };

/// Appends until the nth write or sync fails, then looks at what is left. False if it never came to that.
bool survives_failure(Operation operation, std::uint64_t nth) {
  constexpr std::uint64_t appends = 60;
  auto& disk = WatchedDisk::get();
  disk.reset();
  const TemporaryDirectory directory;
  SqliteOptions options{.directory = directory.path() / "data"};
  options.checkpoint_pages = 24;
  options.vfs = WatchedDisk::vfs;

  std::vector<EntryPtr> answered;
  std::uint64_t unknown = appends;
  {
    SqliteStore store(options);
    operation == Operation::write ? disk.fail_write(nth) : disk.fail_sync(nth);
    std::uint64_t number = 0;
    for (; number < appends; ++number) {
      const auto answer = append(store, draft(number));
      if (answer) {
        answered.push_back(std::get<Stored>(*answer).entry);
        continue;
      }
      // A checkpoint may have failed after an answer; then nothing is unknown.
      if (answer.error() == Fault::unavailable) unknown = number++;
      break;
    }
    if (answered.size() == appends) return false;

    EXPECT_EQ(append(store, draft(number)).error(), Fault::read_only);
    EXPECT_EQ(rename(store, ben, at(0)).error(), Fault::read_only);
    EXPECT_TRUE(store.counts().read_only);
    const auto read = page(store, whole_lobby());
    EXPECT_TRUE(read);
    EXPECT_LE(answered.size(), std::get<Page>(*read).head.value);
    store.drain();
    EXPECT_EQ(disk.touched_after_failure(), 0U) << "what failed is not tried again";
  }

  SqliteStore store({.directory = options.directory});
  auto log = std::get<Page>(*page(store, whole_lobby()));
  for (std::size_t at = 0; at < answered.size(); ++at) {
    EXPECT_LT(at, log.entries.size()) << "what was answered is lost";
    EXPECT_EQ(*log.entries.at(at), *answered.at(at));
  }
  if (unknown < appends) {
    const auto again = std::get<Stored>(*append(store, draft(unknown)));
    EXPECT_EQ(again.entry->position.value, answered.size() + 1);
    EXPECT_EQ(again.repeated, log.entries.size() > answered.size());
  }
  return true;
}

TEST(FailingDisk, LosesNothingThatWasAnsweredWhenAWriteFails) {
  std::uint64_t nth = 1;
  while (survives_failure(Operation::write, nth)) nth += nth < 12 ? 1 : 29;
  EXPECT_GT(nth, 100U) << "many writes were tried";
}

TEST(FailingDisk, LosesNothingThatWasAnsweredWhenASyncFails) {
  std::uint64_t nth = 1;
  while (survives_failure(Operation::sync, nth)) nth += nth < 12 ? 1 : 7;
  EXPECT_GT(nth, 30U) << "many syncs were tried";
}

TEST(FailingDisk, AnswersAWholeBatchAsUnknown) {
  auto& disk = WatchedDisk::get();
  disk.reset();
  const TemporaryDirectory directory;
  SqliteOptions options{.directory = directory.path() / "data"};
  options.vfs = WatchedDisk::vfs;
  SqliteStore store(options);
  ASSERT_TRUE(append(store, draft(0)));
  disk.fail_sync(1);
  std::vector<Awaited<Appended>> answers(50);
  for (std::uint64_t at = 0; at < answers.size(); ++at) store.append(draft(at + 1), answers[at].done());
  for (auto& answer : answers) EXPECT_FALSE(answer.result());
}

/// Asks with the same draft again and again, as a client does, until it is stored.
Stored insist(SqliteStore& store, const Draft& draft) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  for (;;) {
    const auto answer = append(store, draft);
    if (answer) return std::get<Stored>(*answer);
    if (std::chrono::steady_clock::now() > until) throw std::runtime_error("the store does not come back");
    std::this_thread::yield();
  }
}

TEST(FullDisk, IsReadOnlyAndWrittenAgainWhenThereIsRoom) {
  auto& disk = WatchedDisk::get();
  disk.reset();
  const TemporaryDirectory directory;
  SqliteOptions options{.directory = directory.path() / "data"};
  options.vfs = WatchedDisk::vfs;
  SqliteStore store(options);
  for (std::uint64_t round = 0; round < 3; ++round) {
    const auto before = insist(store, draft(10 * round));
    disk.set_full(true);
    EXPECT_EQ(append(store, draft(10 * round + 1)).error(), Fault::unavailable);
    EXPECT_EQ(append(store, draft(10 * round + 2)).error(), Fault::read_only);
    EXPECT_TRUE(store.counts().read_only);
    EXPECT_EQ(std::get<Page>(*page(store, whole_lobby())).head, before.entry->position);

    disk.set_full(false);
    const auto after = insist(store, draft(10 * round + 1));
    EXPECT_EQ(after.entry->position, before.entry->position.next());
    EXPECT_FALSE(after.repeated);
    EXPECT_FALSE(store.counts().read_only);
  }
  const auto log = std::get<Page>(*page(store, whole_lobby()));
  EXPECT_EQ(log.entries.size(), 6U);
}

}  // namespace
}  // namespace teahouse
