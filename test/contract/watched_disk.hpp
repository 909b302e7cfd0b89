#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace teahouse {

/// What SQLite sees as the disk: the real one, with a note of what was written and not yet synced, and with
/// faults when they are wanted. There is one in a process. Any thread.
class WatchedDisk {
 public:
  static WatchedDisk& get();

  /// SQLite's name of it, for SqliteOptions.
  static constexpr const char* vfs = "watched";

  /// No files known, no faults, nobody told.
  void reset();

  /// The nth write or sync from now on fails, and only that one.
  void fail_write(std::uint64_t nth);
  void fail_sync(std::uint64_t nth);

  /// While it is full, every write fails.
  void set_full(bool full);

  /// Writes, syncs and truncations since the one that failed.
  std::uint64_t touched_after_failure();

  /// How often the WAL was synced with something new in it.
  std::uint64_t wal_commits();

  /// Writes to the WAL that no sync has followed.
  std::size_t unsynced_wal_writes();

  /// Called before each write, sync and truncation, on the thread that does it.
  void before_each(std::function<void()> tell);

  /// What the disk would hold if the power failed now, by name of file: all that was synced, and of the rest
  /// what chance leaves, whole writes or the beginning of one, in any order.
  using Image = std::map<std::string, std::string>;
  Image image(std::minstd_rand& chance);

  // For the file methods alone.
  enum class Verdict { good, broken, full };
  Verdict may_write(const std::string& file, std::size_t offset, const void* data, std::size_t size);
  void truncated(const std::string& file, std::size_t size);
  Verdict may_sync(const std::string& file);
  void removed(const std::string& file);

 private:
  struct Change {
    std::size_t offset = 0;
    std::string data;
    bool truncates = false;  ///< To offset.
  };
  struct File {
    std::string synced;
    std::vector<Change> unsynced;
  };

  WatchedDisk();

  static void apply(const Change& change, std::string& content);
  bool fails(std::uint64_t& countdown);
  void tell();

  std::mutex mutex_;

  // Under the mutex.
  std::map<std::string, File> files_;
  std::uint64_t writes_until_failure_ = 0;
  std::uint64_t syncs_until_failure_ = 0;
  bool full_ = false;
  bool failed_ = false;
  std::uint64_t touched_after_failure_ = 0;
  std::uint64_t wal_commits_ = 0;
  std::function<void()> before_each_;
};

}  // namespace teahouse
