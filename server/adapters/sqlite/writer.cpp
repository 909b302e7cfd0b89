#include "adapters/sqlite/writer.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include "adapters/sqlite/schema.hpp"
#include "base/log.hpp"
#include "base/planted.hpp"

namespace teahouse {
namespace {

constexpr std::size_t batch_max = 1024;

/// Of what waits to be written: a few seconds' worth when the disk is slow, and no more memory than this.
constexpr std::size_t waiting_bytes_max = 64 * 1024 * 1024;
constexpr std::size_t bytes_per_write = 512;

/// By how much the planted early acknowledgement is early: as on a slow disk, so that a kill can fall in
/// between.
constexpr std::chrono::milliseconds early_by{5};

/// When readers have kept checkpoints from finishing so many times over, they are waited for.
constexpr int wal_checkpoints_max = 4;

/// How often, with nothing to write, the memory of a busy time is given back, or a full disk looked at.
constexpr std::chrono::seconds rest_every{1};

/// Writes one page and waits until it is on the disk.
void touch(Database& database) {
  const auto version = std::to_string(database.number("PRAGMA user_version"));
  database.run("BEGIN IMMEDIATE");
  database.run(("PRAGMA user_version = " + version).c_str());
  database.run("COMMIT");
}

}  // namespace

Writer::Writer(const std::filesystem::path& file, const std::string& vfs, int checkpoint_pages)
    : file_(file), vfs_(vfs), checkpoint_pages_(checkpoint_pages), queue_(waiting_bytes_max) {
  open();
  thread_ = std::jthread([this] { run(); });
}

void Writer::open() {
  database_.emplace(file_, Database::Access::write, vfs_);
  migrate(*database_);
  if (planted(Plant::synchronous_off)) database_->run("PRAGMA synchronous = OFF");
  ledger_.emplace(*database_);
  words_.emplace(*database_);
  checkpointed_pages_ = 0;
}

void Writer::ask(std::unique_ptr<Write> write, std::size_t text_bytes) {
  using Push = decltype(queue_)::Push;
  if (is_read_only()) return write->fail(Fault::read_only);
  const auto push = queue_.push(write, bytes_per_write + text_bytes);
  if (push != Push::taken) write->fail(push == Push::full ? Fault::unavailable : Fault::shutting_down);
}

void Writer::run() {
  while (auto batch = queue_.take(batch_max, is_indexing() ? std::chrono::milliseconds{0} : rest_every)) {
    if (batch->empty()) {
      const bool indexes = tidy_some();
      indexing_.store(indexes, std::memory_order_release);
      if (!indexes) rest();
    } else if (database_) {
      indexing_.store(true, std::memory_order_release);  // Perhaps; that is found out when nothing waits.
      commit(*batch);
      checkpoint_if_due();
    } else {
      for (const auto& write : *batch) write->fail(Fault::read_only);
    }
  }
}

/// Whether there is more. Not waited for on the disk: what is lost of it with the power is indexed again.
bool Writer::tidy_some() {
  if (!database_) return false;
  try {
    // What was taken back is written over first: where it is not, the index must not be further than now.
    const bool forgets = ledger_->is_forgetting();
    if (!forgets && !words_->is_behind()) return false;
    database_->run("PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
    if (forgets) {
      ledger_->forget_some();
    } else {
      words_->take_some();
    }
    database_->run("COMMIT");
    database_->run(planted(Plant::synchronous_off) ? "PRAGMA synchronous = OFF"
                                                   : "PRAGMA synchronous = FULL");
  } catch (const DatabaseError& error) {
    give_up("tidy up", error);
    return false;
  }
  checkpoint_if_due();
  return true;
}

void Writer::rest() {
  if (database_) return database_->release_memory();
  if (!disk_was_full_) return;
  try {
    open();
    touch(*database_);
  } catch (const std::runtime_error&) {
    return close();  // Full as it was.
  }
  log(LogLevel::warning, "there is room on the disk again: the database is written again");
  disk_was_full_ = false;
  read_only_.store(false, std::memory_order_relaxed);
}

void Writer::commit(Batch& batch) {
  try {
    database_->run("BEGIN IMMEDIATE");
    for (const auto& write : batch) write->carry_out(*ledger_);
    ledger_->settle();
    if (planted(Plant::early_acknowledgement)) {
      for (const auto& write : batch) write->answer();
      std::this_thread::sleep_for(early_by);
    }
    database_->run("COMMIT");
  } catch (const DatabaseError& error) {
    give_up("write", error);
    if (planted(Plant::early_acknowledgement)) return;
    for (const auto& write : batch) write->fail(Fault::unavailable);
    return;
  }
  commits_.fetch_add(1, std::memory_order_relaxed);
  writes_.fetch_add(batch.size(), std::memory_order_relaxed);
  if (planted(Plant::early_acknowledgement)) return;
  for (const auto& write : batch) write->answer();
}

void Writer::checkpoint_if_due() {
  if (!database_) return;
  const int pages = database_->wal_pages();
  if (pages < checkpointed_pages_) checkpointed_pages_ = 0;  // The WAL began anew.
  if (pages - checkpointed_pages_ < checkpoint_pages_) return;
  checkpointed_pages_ = pages;
  try {
    const bool is_long = pages > wal_checkpoints_max * checkpoint_pages_;
    database_->checkpoint(is_long ? Database::Checkpoint::restart : Database::Checkpoint::passive);
  } catch (const DatabaseError& error) {
    give_up("checkpoint", error);
  }
}

void Writer::give_up(const char* doing, const DatabaseError& error) {
  const std::string until = error.disk_is_full() ? "until there is room on the disk" : "until the next start";
  log(LogLevel::error,
      "the database is read-only " + until + ", it failed to " + doing + ": " + error.what());
  read_only_.store(true, std::memory_order_relaxed);
  disk_was_full_ = error.disk_is_full();
  close();
}

void Writer::close() {
  words_.reset();
  ledger_.reset();
  database_.reset();
}

void Writer::drain() {
  queue_.close();
  if (!thread_.joinable()) return;
  thread_.join();
  if (!database_) return;
  try {
    database_->checkpoint(Database::Checkpoint::truncate);
  } catch (const DatabaseError& error) {
    give_up("checkpoint", error);
  }
  close();
}

}  // namespace teahouse
