#include "watched_disk.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "watched_vfs.hpp"

namespace teahouse {
namespace {

constexpr std::size_t sector_bytes = 512;

bool is_wal(const std::string& file) {
  return file.ends_with("-wal");
}

}  // namespace

WatchedDisk& WatchedDisk::get() {
  static WatchedDisk disk;
  return disk;
}

WatchedDisk::WatchedDisk() {
  register_watched_vfs(vfs);
}

void WatchedDisk::reset() {
  const std::lock_guard lock(mutex_);
  files_.clear();
  writes_until_failure_ = 0;
  syncs_until_failure_ = 0;
  full_ = false;
  failed_ = false;
  touched_after_failure_ = 0;
  wal_commits_ = 0;
  before_each_ = nullptr;
}

void WatchedDisk::fail_write(std::uint64_t nth) {
  const std::lock_guard lock(mutex_);
  writes_until_failure_ = nth;
}

void WatchedDisk::fail_sync(std::uint64_t nth) {
  const std::lock_guard lock(mutex_);
  syncs_until_failure_ = nth;
}

void WatchedDisk::set_full(bool full) {
  const std::lock_guard lock(mutex_);
  full_ = full;
}

std::uint64_t WatchedDisk::touched_after_failure() {
  const std::lock_guard lock(mutex_);
  return touched_after_failure_;
}

std::uint64_t WatchedDisk::wal_commits() {
  const std::lock_guard lock(mutex_);
  return wal_commits_;
}

std::size_t WatchedDisk::unsynced_wal_writes() {
  const std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const auto& [name, file] : files_) count += is_wal(name) ? file.unsynced.size() : 0;
  return count;
}

void WatchedDisk::before_each(std::function<void()> tell) {
  const std::lock_guard lock(mutex_);
  before_each_ = std::move(tell);
}

WatchedDisk::Image WatchedDisk::image(std::minstd_rand& chance) {
  const std::lock_guard lock(mutex_);
  Image image;
  for (const auto& [name, file] : files_) {
    auto content = file.synced;
    auto survivors = file.unsynced;
    std::ranges::shuffle(survivors, chance);
    survivors.resize(chance() % (survivors.size() + 1));
    for (auto& change : survivors) {
      if (!change.truncates && chance() % 4 == 0) {
        change.data.resize(std::min(change.data.size(), chance() % 8 * sector_bytes));  // Torn.
      }
      apply(change, content);
    }
    image[std::filesystem::path(name).filename().string()] = std::move(content);
  }
  return image;
}

WatchedDisk::Verdict WatchedDisk::may_write(const std::string& file, std::size_t offset, const void* data,
                                            std::size_t size) {
  tell();
  const std::lock_guard lock(mutex_);
  if (full_) return Verdict::full;
  if (fails(writes_until_failure_)) return Verdict::broken;
  files_[file].unsynced.push_back({offset, std::string(static_cast<const char*>(data), size), false});
  return Verdict::good;
}

void WatchedDisk::truncated(const std::string& file, std::size_t size) {
  tell();
  const std::lock_guard lock(mutex_);
  touched_after_failure_ += failed_ ? 1 : 0;
  files_[file].unsynced.push_back({size, {}, true});
}

void WatchedDisk::removed(const std::string& file) {
  const std::lock_guard lock(mutex_);
  files_.erase(file);
}

WatchedDisk::Verdict WatchedDisk::may_sync(const std::string& file) {
  tell();
  const std::lock_guard lock(mutex_);
  if (fails(syncs_until_failure_)) return Verdict::broken;
  auto& [synced, unsynced] = files_[file];
  if (is_wal(file) && !unsynced.empty()) ++wal_commits_;
  for (const auto& change : unsynced) apply(change, synced);
  unsynced.clear();
  return Verdict::good;
}

void WatchedDisk::apply(const Change& change, std::string& content) {
  if (change.truncates) {
    content.resize(std::min(content.size(), change.offset));
    return;
  }
  if (content.size() < change.offset + change.data.size()) content.resize(change.offset + change.data.size());
  content.replace(change.offset, change.data.size(), change.data);
}

bool WatchedDisk::fails(std::uint64_t& countdown) {
  touched_after_failure_ += failed_ ? 1 : 0;
  if (countdown == 0 || --countdown > 0) return false;
  failed_ = true;
  return true;
}

void WatchedDisk::tell() {
  std::function<void()> tell;
  {
    const std::lock_guard lock(mutex_);
    tell = before_each_;
  }
  if (tell) tell();
}

}  // namespace teahouse
