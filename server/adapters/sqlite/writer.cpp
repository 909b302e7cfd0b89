#include "adapters/sqlite/writer.hpp"

#include <chrono>
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

}  // namespace

Writer::Writer(const std::filesystem::path& file, const char* vfs, int checkpoint_pages)
    : checkpoint_pages_(checkpoint_pages), queue_(waiting_bytes_max) {
  database_.emplace(file, Database::Access::write, vfs);
  migrate(*database_);
  if (planted(Plant::synchronous_off)) database_->run("PRAGMA synchronous = OFF");
  ledger_.emplace(*database_);
  thread_ = std::jthread([this] { run(); });
}

void Writer::ask(std::unique_ptr<Write> write, std::size_t text_bytes) {
  using Push = decltype(queue_)::Push;
  if (is_read_only()) return write->fail(Fault::read_only);
  const auto push = queue_.push(write, bytes_per_write + text_bytes);
  if (push != Push::taken) write->fail(push == Push::full ? Fault::unavailable : Fault::shutting_down);
}

void Writer::run() {
  for (auto batch = queue_.take(batch_max); !batch.empty(); batch = queue_.take(batch_max)) {
    if (database_) {
      commit(batch);
      checkpoint_if_due();
    } else {
      for (const auto& write : batch) write->fail(Fault::read_only);
    }
  }
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
  log(LogLevel::error,
      std::string("the database is read-only from now on, it failed to ") + doing + ": " + error.what());
  read_only_.store(true, std::memory_order_relaxed);
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
  ledger_.reset();
  database_.reset();
}

}  // namespace teahouse
