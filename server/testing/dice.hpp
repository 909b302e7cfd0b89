#pragma once

#include <cstdint>

#include "base/time.hpp"
#include "ports/random.hpp"

namespace teahouse::sim {

/// Random bits that a seed repeats (splitmix64).
class Dice final : public Random {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// Another stream for each name, so that what one part rolls does not move the others.
  Dice(std::uint64_t seed, std::uint64_t name) : state_(mix(seed + 1, name + 0x51ed)) {}

  std::uint64_t bits() override {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  /// From 0 to below `end`; 0 when `end` is.
  std::uint64_t below(std::uint64_t end) { return end == 0 ? 0 : bits() % end; }

  /// Whether something happens that happens so often in a thousand times.
  bool happens(std::uint32_t per_mille) { return below(1000) < per_mille; }

  /// Mostly short, seldom up to `longest`.
  Duration delay(Duration longest) {
    const auto most = static_cast<std::uint64_t>(longest.count());
    const auto bound = happens(100) ? most : most / 10;
    return Duration{static_cast<Duration::rep>(below(bound + 1))};
  }

 private:
  std::uint64_t state_;
};

}  // namespace teahouse::sim
