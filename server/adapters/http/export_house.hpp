#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>

#include "base/time.hpp"
#include "core/ids.hpp"
#include "ports/store.hpp"

namespace teahouse::http {

/// How often what people said is read for them, and for how many at a time: each reading goes through all
/// rooms of theirs. Any thread.
class ExportSeats {
 public:
  static constexpr Duration every{30'000};   ///< Once for one person.
  static constexpr std::size_t at_once = 4;  ///< In the house.

  /// After how long it may be asked again; nothing if it may be now.
  std::optional<Duration> wait_of(UserId who, Tick now) {
    const std::lock_guard lock(mutex_);
    return wait(who, now);
  }

  /// Takes a seat, to be given back by leave(); or says after how long to ask again.
  std::optional<Duration> enter(UserId who, Tick now) {
    const std::lock_guard lock(mutex_);
    if (const auto left = wait(who, now)) return left;
    std::erase_if(begun_, [&](const auto& one) { return now - one.second >= every; });
    begun_[who] = now;
    ++inside_;
    return std::nullopt;
  }

  void leave() {
    const std::lock_guard lock(mutex_);
    --inside_;
  }

 private:
  std::optional<Duration> wait(UserId who, Tick now) const {
    const auto begun = begun_.find(who);
    if (begun != begun_.end() && now - begun->second < every) return every - (now - begun->second);
    if (inside_ >= at_once) return Duration{5'000};
    return std::nullopt;
  }

  std::mutex mutex_;
  std::map<UserId, Tick> begun_;  ///< Under the mutex, as is
  std::size_t inside_ = 0;        ///< this.
};

/// What all doors of a house share about what people said, to be taken away.
struct ExportHouse {
  Store& store;
  ExportSeats seats{};
};

}  // namespace teahouse::http
