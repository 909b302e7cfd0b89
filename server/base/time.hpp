#pragma once

#include <chrono>

namespace teahouse {

using Duration = std::chrono::milliseconds;

/// A moment for people, of the wall's clock. It may jump; nothing is ordered or limited by it.
using Instant = std::chrono::sys_time<Duration>;

/// A moment for machines, of a clock that only goes forward and means nothing by itself.
struct Tick {
  Duration since_start{0};

  friend Tick operator+(Tick tick, Duration more) { return {tick.since_start + more}; }
  friend Duration operator-(Tick later, Tick earlier) { return later.since_start - earlier.since_start; }
  auto operator<=>(const Tick&) const = default;
};

/// The time, as the core is told it: it never asks.
struct Now {
  Tick tick;
  Instant wall;
};

}  // namespace teahouse
