#pragma once

#include <cstdint>

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
};

}  // namespace teahouse
