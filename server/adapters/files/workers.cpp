#include "adapters/files/workers.hpp"

#include <utility>

namespace teahouse {

Workers::Workers(std::size_t threads) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

bool Workers::ask(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (drained_) return false;
    waiting_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

void Workers::drain() {
  {
    const std::lock_guard lock(mutex_);
    drained_ = true;
  }
  wake_.notify_all();
  threads_.clear();
}

void Workers::run() {
  for (;;) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return drained_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    work();
  }
}

}  // namespace teahouse
