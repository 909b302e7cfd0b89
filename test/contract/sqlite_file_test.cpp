// The SQLite store's file: whose it is, who may open it, and what a start does with it.

#include "sqlite_file.hpp"

#include <filesystem>
#include <fstream>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/sqlite/restored.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "asking.hpp"
#include "scene.hpp"

namespace teahouse {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST_F(SqliteFile, IsForItsOwnerAlone) {
  using std::filesystem::perms;
  const SqliteStore store(options_);
  const auto permissions = [](const auto& path) { return std::filesystem::status(path).permissions(); };
  EXPECT_EQ(permissions(options_.directory), perms::owner_all);
  for (const auto* const suffix : {"", "-wal", "-shm"}) {
    EXPECT_EQ(permissions(database().string() + suffix), perms::owner_read | perms::owner_write) << suffix;
  }
}

TEST_F(SqliteFile, RefusesASecondStore) {
  const SqliteStore first(options_);
  EXPECT_THAT([this] { const SqliteStore second(options_); },
              ThrowsMessage<std::runtime_error>(
                  AllOf(HasSubstr("another teahouse is running"), HasSubstr(options_.directory.string()))));
}

TEST_F(SqliteFile, RefusesASecondProcess) {
  const SqliteStore first(options_);
  // Only what is open may be inherited: the child shares no lock that it asks for itself.
  const auto child = ::fork();
  if (child == 0) {
    try {
      const SqliteStore second(options_);
    } catch (const std::runtime_error&) {
      ::_exit(0);
    }
    ::_exit(1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST_F(SqliteFile, IsFreeAgainWhenTheStoreIsGone) {
  {
    const SqliteStore first(options_);
  }
  EXPECT_NO_THROW(const SqliteStore second(options_));
}

TEST_F(SqliteFile, RefusesAFileThatIsNoDatabase) {
  std::filesystem::create_directory(options_.directory);
  std::ofstream(database()) << std::string(8192, 'x');
  EXPECT_THROW(const SqliteStore store(options_), std::runtime_error);
}

TEST_F(SqliteFile, MakesTheParentsThatAreMissingForTheirOwnerAlone) {
  const auto parent = temporary_.path() / "not";
  const SqliteStore store({.directory = parent / "there" / "data"});
  for (const auto& made : {parent, parent / "there", parent / "there" / "data"}) {
    EXPECT_EQ(std::filesystem::status(made).permissions(), std::filesystem::perms::owner_all) << made;
  }
}

TEST_F(SqliteFile, RefusesADirectoryThatCannotBeMade) {
  std::ofstream(temporary_.path() / "file");
  const SqliteOptions options{.directory = temporary_.path() / "file" / "data"};
  EXPECT_THAT([&] { const SqliteStore store(options); },
              ThrowsMessage<std::runtime_error>(HasSubstr("file/data")));
}

TEST_F(SqliteFile, HasEverythingWhenItIsReopened) {
  PersonRecord before;
  Page page_before;
  Changes changes_before;
  {
    SqliteStore store(options_);
    ASSERT_TRUE(rename(store, ben, at(1)));
    ASSERT_TRUE(append(store, draft(1)));
    ASSERT_TRUE(
        create_room(store, {tea, "tea", "leaves", ana, EntryId{{2, 2}}, Cid{"cid-of-making-tea"}, at(2)}));
    ASSERT_TRUE(append(store, {EntryId{{2, 3}}, RoomId::direct(ana.id, ben.id), ana, ben.id,
                               Cid{"cid-of-telling-ben"}, at(3), Said{"hello"}}));
    ASSERT_TRUE(mark(store, ben.id, {RoomId::lobby(), Position{1}}));
    before = *person(store, ben.id);
    page_before = std::get<Page>(*page(store, Scene::query(RoomId::lobby())));
    changes_before = *changes(store, 0);
  }
  SqliteStore store(options_);
  const auto after = *person(store, ben.id);
  EXPECT_EQ(after.name, before.name);
  ASSERT_EQ(after.rooms.size(), 2U);
  for (std::size_t at = 0; at < 2; ++at) {
    EXPECT_EQ(after.rooms[at].room, before.rooms[at].room);
    EXPECT_EQ(after.rooms[at].mark, before.rooms[at].mark);
    EXPECT_EQ(after.rooms[at].unread, before.rooms[at].unread);
    EXPECT_EQ(*after.rooms[at].last, *before.rooms[at].last);
  }
  EXPECT_EQ(*std::get<Page>(*page(store, Scene::query(RoomId::lobby()))).entries.at(0),
            *page_before.entries.at(0));
  EXPECT_EQ(changes(store, 0)->upto, changes_before.upto);
  EXPECT_EQ(changes(store, 0)->rooms.size(), changes_before.rooms.size());
}

TEST_F(SqliteFile, HasNoWordsThatWereReplacedOrRecalled) {
  const auto all = [this] {
    std::string bytes;
    for (const auto& file : std::filesystem::directory_iterator(options_.directory)) {
      std::ifstream in(file.path(), std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    return bytes;
  };
  const auto say = [this](const What& what, std::uint64_t number) {
    SqliteStore store(options_);
    Draft one = draft(number);
    one.what = what;
    ASSERT_TRUE(std::holds_alternative<Stored>(*append(store, one)));
  };
  say(Said{"the first words"}, 1);
  EXPECT_THAT(all(), HasSubstr("the first words"));
  say(Edited{Position{1}, "the second words"}, 2);
  EXPECT_THAT(all(), HasSubstr("the second words"));
  EXPECT_THAT(all(), testing::Not(HasSubstr("the first words")));
  say(Recalled{Position{1}}, 3);
  EXPECT_THAT(all(), testing::Not(HasSubstr("the second words")));
}

TEST_F(SqliteFile, HasNoIndexedWordsThatWereReplacedOrRecalled) {
  const auto count = [this](const std::string& token) {
    return run("SELECT count(*) FROM words WHERE token = '" + token + "'");
  };
  {
    SqliteStore store(options_);
    for (std::uint64_t number = 1; number <= 200; ++number) {
      Draft one = draft(number);
      one.what = Said{"filler " + std::to_string(number * 7919) + (number == 3 ? " firstword 秘密" : "") +
                      (number == 4 ? " secondword" : "")};
      ASSERT_TRUE(append(store, one));
    }
    while (store.counts().indexing) std::this_thread::yield();
  }
  EXPECT_EQ(count("firstword"), "1");
  EXPECT_EQ(count("秘密"), "1");
  {
    SqliteStore store(options_);
    Draft edit = draft(301);
    edit.what = Edited{Position{3}, "otherword"};
    Draft recall = draft(302);
    recall.what = Recalled{Position{4}};
    for (const auto& one : {edit, recall}) ASSERT_TRUE(std::holds_alternative<Stored>(*append(store, one)));
  }
  for (const auto* const token : {"firstword", "秘密", "secondword"}) EXPECT_EQ(count(token), "0") << token;
  EXPECT_EQ(count("otherword"), "1");
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(options_.directory)) {
    std::ifstream in(file.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(in), {});
  }
  for (const auto* const token : {"firstword", "秘密", "secondword"})
    EXPECT_THAT(bytes, testing::Not(HasSubstr(token)));
}

TEST_F(SqliteFile, BeginsAnEpochInAllRoomsThatTheyNeverHad) {
  const auto epochs = [this] {
    SqliteStore store(options_);
    return std::pair{std::get<Page>(*page(store, Scene::query(RoomId::lobby()))).epoch,
                     std::get<Page>(*page(store, Scene::query(tea))).epoch};
  };
  {
    SqliteStore store(options_);
    ASSERT_TRUE(create_room(store, {tea, "tea", {}, ana, EntryId{{2, 2}}, Cid{"cid-of-making-tea"}, at(2)}));
  }
  EXPECT_EQ(epochs(), std::pair(Epoch{1}, Epoch{1}));
  const Epoch seconds{1'700'000'000};
  EXPECT_EQ(begin_epoch(options_.directory, at(0)), seconds);
  EXPECT_EQ(epochs(), std::pair(seconds, seconds));
  const Epoch next{1'700'000'001};
  EXPECT_EQ(begin_epoch(options_.directory, at(-5'000)), next) << "whatever the clock says";
  EXPECT_EQ(epochs(), std::pair(next, next));
}

TEST_F(SqliteFile, BeginsNoEpochWhereThereIsNothingOrSomebodyIsAtWork) {
  EXPECT_THAT([this] { begin_epoch(options_.directory, at(0)); },
              ThrowsMessage<std::runtime_error>(
                  AllOf(HasSubstr("no teahouse.db"), HasSubstr(options_.directory.string()))));
  EXPECT_FALSE(std::filesystem::exists(options_.directory));
  const SqliteStore store(options_);
  EXPECT_THAT([this] { begin_epoch(options_.directory, at(0)); },
              ThrowsMessage<std::runtime_error>(HasSubstr("another teahouse is running")));
}

TEST_F(SqliteFile, AnswersWhatWasAskedBeforeItIsDrainedAndThatItIsGoingAfter) {
  SqliteStore store(options_);
  std::vector<Awaited<Appended>> answers(300);
  for (std::uint64_t at = 0; at < answers.size(); ++at) store.append(draft(at), answers[at].done());
  store.drain();
  for (auto& answer : answers) EXPECT_TRUE(answer.result());
  EXPECT_EQ(append(store, draft(1'000)).error(), Fault::shutting_down);
  EXPECT_EQ(page(store, Scene::query(RoomId::lobby())).error(), Fault::shutting_down);
  EXPECT_EQ(std::filesystem::file_size(database().string() + "-wal"), 0U);
}

/// Keeps the store's writer busy with one answer until it is let go.
class BusyWriter {
 public:
  BusyWriter(SqliteStore& store, Draft draft) {
    store.append(std::move(draft), [this](const Result<Appended, Fault>&) {
      is_busy_.set_value();
      let_go_.get_future().wait();
    });
    is_busy_.get_future().wait();
  }
  void let_go() { let_go_.set_value(); }

 private:
  std::promise<void> is_busy_;
  std::promise<void> let_go_;
};

TEST_F(SqliteFile, AnswersWhatDoesNotFitInItsQueueAtOnce) {
  SqliteStore store(options_);
  BusyWriter writer(store, draft(0));
  std::vector<Awaited<Appended>> answers(100);
  for (std::uint64_t at = 0; at < answers.size(); ++at) {
    auto too_much = draft(at + 1);
    too_much.what = Said{std::string(1024 * 1024, 'x')};
    store.append(std::move(too_much), answers[at].done());
  }
  EXPECT_EQ(answers.back().result().error(), Fault::unavailable);
  writer.let_go();
  EXPECT_TRUE(answers.front().result());
  EXPECT_TRUE(append(store, draft(1'000)));
}

TEST_F(SqliteFile, SharesACommitAmongWhatArrivedDuringTheLast) {
  SqliteStore store(options_);
  BusyWriter writer(store, draft(0));
  std::vector<Awaited<Appended>> answers(500);
  for (std::uint64_t at = 0; at < answers.size(); ++at) store.append(draft(at + 1), answers[at].done());
  writer.let_go();
  for (auto& answer : answers) EXPECT_TRUE(answer.result());
  EXPECT_EQ(store.counts().writes, 501U);
  EXPECT_EQ(store.counts().commits, 2U);
}

}  // namespace
}  // namespace teahouse
