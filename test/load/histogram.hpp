#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace teahouse::load {

/// How often which time was taken, to about one and a half per cent, in memory that does not grow.
class Histogram {
 public:
  void add(std::uint64_t nanoseconds) {
    ++counts_[slot(nanoseconds)];
    ++total_;
  }

  std::uint64_t total() const { return total_; }

  /// The time that this share of all did not take longer than, in nanoseconds; 0 when there is none.
  std::uint64_t quantile(double share) const {
    const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(total_));
    std::uint64_t below = 0;
    for (std::size_t at = 0; at < counts_.size(); ++at) {
      below += counts_[at];
      if (below > wanted) return value(at);
    }
    return 0;
  }
  double milliseconds(double share) const { return static_cast<double>(quantile(share)) / 1e6; }

 private:
  static constexpr std::size_t steps = 64;  // To each power of two.

  static std::size_t slot(std::uint64_t value) {
    if (value < steps) return static_cast<std::size_t>(value);
    const auto power = static_cast<std::size_t>(std::bit_width(value) - 1);
    return (power - 5) * steps + static_cast<std::size_t>(value >> (power - 6)) - steps;
  }
  static std::uint64_t value(std::size_t slot) {
    if (slot < steps) return slot;
    return (slot % steps + steps) << (slot / steps - 1);
  }

  std::array<std::uint64_t, 60 * steps> counts_{};
  std::uint64_t total_ = 0;
};

}  // namespace teahouse::load
