#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "crowd.hpp"
#include "histogram.hpp"

namespace teahouse::load {

/// Fifty people who write to each other, each once a second, in a thread of their own: how they fare while
/// something else happens in the house. The first failure of theirs is thrown by the next take().
class Letters {
 public:
  explicit Letters(std::uint16_t port);
  ~Letters();
  Letters(const Letters&) = delete;
  Letters& operator=(const Letters&) = delete;

  /// From when a letter was due until its reader had it, of those since the last call.
  Histogram take();

 private:
  void run();
  void write_what_is_due();
  void hear(std::size_t client, std::string_view text);

  Crowd crowd_;
  std::vector<std::string> ids_;    ///< Of the people.
  std::vector<std::uint64_t> due_;  ///< When, by letter.
  std::uint64_t began_ = 0;
  std::atomic<bool> over_ = false;
  std::mutex mutex_;
  Histogram times_;      // Guarded by mutex_, and
  std::string failure_;  // so is this.
  std::thread thread_;
};

}  // namespace teahouse::load
