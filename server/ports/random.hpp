#pragma once

#include <cstdint>

#include "base/time.hpp"
#include "base/uuid.hpp"

namespace teahouse {

/// Random bits that nobody can guess (in the simulation: that a seed repeats). One per shard, used on its
/// thread alone.
class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t bits() = 0;

  Uuid uuid() {
    const auto high = bits();
    return Uuid::random(high, bits());
  }

  /// One that begins with the time; see Uuid::ordered.
  Uuid ordered_uuid(Instant now) {
    const auto high = bits();
    return Uuid::ordered(static_cast<std::uint64_t>(now.time_since_epoch().count()), high, bits());
  }
};

}  // namespace teahouse
