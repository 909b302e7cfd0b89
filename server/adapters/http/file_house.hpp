#pragma once

#include <cstdint>
#include <mutex>
#include <unordered_map>

#include "core/file.hpp"
#include "ports/contents.hpp"
#include "ports/files.hpp"

namespace teahouse::http {

/// How many files of each person are coming in. Any thread.
class UploadSeats {
 public:
  /// A place among them, given back when it goes.
  class Seat {
   public:
    Seat(UploadSeats& seats, UserId who, std::uint32_t most) : seats_(seats), who_(who) {
      const std::lock_guard lock(seats_.mutex_);
      auto& taken = seats_.taken_[who_];
      has_ = taken < most;
      if (has_) ++taken;
    }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    ~Seat() {
      if (!has_) return;
      const std::lock_guard lock(seats_.mutex_);
      const auto taken = seats_.taken_.find(who_);
      if (--taken->second == 0) seats_.taken_.erase(taken);
    }
    explicit operator bool() const { return has_; }

   private:
    UploadSeats& seats_;
    UserId who_;
    bool has_ = false;
  };

 private:
  std::mutex mutex_;
  std::unordered_map<UserId, std::uint32_t> taken_;  ///< Under the mutex.
};

/// What all doors of a house share about files.
struct FileHouse {
  Files& files;
  Contents& contents;
  FileLimits limits;
  UploadSeats seats{};
};

}  // namespace teahouse::http
