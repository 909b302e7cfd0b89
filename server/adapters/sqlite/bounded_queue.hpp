#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace teahouse {

/// First in, first out, from any thread to any thread; holds so much weight and no more.
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t weight_max) : weight_max_(weight_max) {}

  enum class Push { taken, full, closed };

  /// The item is moved from only if it was taken. Never waits for room.
  Push push(T& item, std::size_t weight) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return Push::closed;
      if (weight_ + weight > weight_max_) return Push::full;
      weight_ += weight;
      items_.emplace_back(std::move(item), weight);
    }
    arrived_.notify_one();
    return Push::taken;
  }

  /// Waits for something, so long and no longer, then takes what is there, oldest first, at most so many.
  /// Nothing once the queue is closed and empty.
  std::optional<std::vector<T>> take(std::size_t most, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, patience, [this] { return closed_ || !items_.empty(); });
    if (closed_ && items_.empty()) return std::nullopt;
    std::vector<T> taken;
    while (!items_.empty() && taken.size() < most) {
      taken.push_back(std::move(items_.front().first));
      weight_ -= items_.front().second;
      items_.pop_front();
    }
    return taken;
  }

  /// Nothing is taken in any more; what is in can still be taken out.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    arrived_.notify_all();
  }

 private:
  const std::size_t weight_max_;
  std::mutex mutex_;
  std::condition_variable arrived_;

  // Under the mutex.
  std::deque<std::pair<T, std::size_t>> items_;
  std::size_t weight_ = 0;
  bool closed_ = false;
};

}  // namespace teahouse
