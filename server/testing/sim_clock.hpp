#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "ports/clock.hpp"

namespace teahouse::sim {

/// Time that moves only when told, and everything that is going to happen in it. One thread.
class SimClock final : public Clock {
 public:
  Now now() const override { return {tick_, wall_}; }
  Tick tick() const { return tick_; }

  /// Calls it when the time has come; what is due at the same moment happens in the order in which it was
  /// asked for.
  void after(Duration wait, std::function<void()> what);

  /// Everything that is due until then happens, and it is then.
  void pass(Duration duration);

 private:
  struct Due {
    Tick at;
    std::uint64_t number;
    std::function<void()> what;
    bool operator<(const Due& other) const {
      return std::pair{other.at, other.number} < std::pair{at, number};
    }
  };

  Tick tick_{Duration{1'000'000}};
  Instant wall_{Duration{1'767'225'600'000}};  // The beginning of 2026.
  std::uint64_t numbers_ = 0;
  std::priority_queue<Due> agenda_;
};

}  // namespace teahouse::sim
