#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "ports/clock.hpp"
#include "ports/contents.hpp"
#include "ports/files.hpp"

namespace teahouse {

/// Takes files from the disk that nobody needs any more, every few seconds, with a thread of its own: of
/// recalled messages, those that were dropped, and those that in a day came into no message.
class Sweeper {
 public:
  static constexpr Duration every{5'000};

  Sweeper(Files& files, Contents& contents, const Clock& clock);
  Sweeper(const Sweeper&) = delete;
  Sweeper& operator=(const Sweeper&) = delete;
  ~Sweeper();

  /// Once, now: how many files went. Waits. Where something fails, it is for the next time.
  std::size_t sweep();

 private:
  void run();

  Files& files_;
  Contents& contents_;
  const Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ends_ = false;  ///< Under the mutex.
  std::thread thread_;
};

}  // namespace teahouse
