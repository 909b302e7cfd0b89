#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "adapters/sqlite/bounded_queue.hpp"
#include "adapters/sqlite/job.hpp"
#include "adapters/sqlite/ledger.hpp"
#include "adapters/sqlite/word_index.hpp"

namespace teahouse {

using Write = Job<Ledger>;

/// The one thread that writes to the database, and alone checkpoints it.
///
/// Group commit: what arrived while the last transaction was made durable is the next one. Writes are carried
/// out in the order of arrival, and answered in that order once their transaction is on disk.
///
/// When nothing waits, words that were taken back are written over, and others indexed, a little at a time.
///
/// When the disk fails once, what was in the transaction is answered Fault::unavailable (nobody can know),
/// the connection is closed and nothing is written any more: a failed fsync is never retried, the next start
/// recovers what the disk has. Only when the disk was full, and nothing else, the file is opened again as
/// soon as a page can be written.
class Writer {
 public:
  /// Brings the schema up to date. Throws std::runtime_error if the database cannot be used.
  Writer(const std::filesystem::path& file, const std::string& vfs, int checkpoint_pages);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { drain(); }

  /// Any thread; never waits. When too much waits already, the answer is Fault::unavailable.
  void ask(std::unique_ptr<Write> write, std::size_t text_bytes);

  /// Carries out what was asked, checkpoints and closes; from then on the answer is Fault::shutting_down. By
  /// the thread that made this.
  void drain();

  std::uint64_t commits() const { return commits_.load(std::memory_order_relaxed); }
  std::uint64_t writes() const { return writes_.load(std::memory_order_relaxed); }
  bool is_indexing() const { return indexing_.load(std::memory_order_acquire); }
  bool is_read_only() const { return read_only_.load(std::memory_order_relaxed); }

 private:
  using Batch = std::vector<std::unique_ptr<Write>>;

  void open();
  void run();
  void rest();
  bool tidy_some();
  void commit(Batch& batch);
  void checkpoint_if_due();
  void give_up(const char* doing, const DatabaseError& error);
  void close();

  // Constant.
  const std::filesystem::path file_;
  const std::string vfs_;
  const int checkpoint_pages_;

  // Any thread.
  BoundedQueue<std::unique_ptr<Write>> queue_;
  std::atomic<bool> read_only_ = false;
  std::atomic<bool> indexing_ = true;
  std::atomic<std::uint64_t> commits_ = 0;
  std::atomic<std::uint64_t> writes_ = 0;

  // The writer's thread, once it runs. Empty when the disk has failed.
  std::optional<Database> database_;
  std::optional<Ledger> ledger_;
  std::optional<WordIndex> words_;
  int checkpointed_pages_ = 0;
  bool disk_was_full_ = false;

  std::jthread thread_;
};

}  // namespace teahouse
