#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace teahouse {

/// Threads that do what waits for a disk or for another program, in the order in which it came.
///
/// Each visit has one thing to do at a time, so that there are not more of them than visits.
class Workers {
 public:
  explicit Workers(std::size_t threads);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() { drain(); }

  /// Any thread; never waits. False once it is drained.
  bool ask(std::function<void()> work);

  /// Does what was asked and then no more. By the thread that made this.
  void drain();

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;

  // Under the mutex.
  std::deque<std::function<void()>> waiting_;
  bool drained_ = false;

  std::vector<std::jthread> threads_;
};

}  // namespace teahouse
