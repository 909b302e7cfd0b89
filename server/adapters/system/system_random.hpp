#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "ports/random.hpp"

namespace teahouse {

/// The kernel's random bits, fetched in blocks so that most calls cost no system call. What was given away,
/// or is left over, does not stay in memory.
class SystemRandom final : public Random {
 public:
  SystemRandom() = default;
  ~SystemRandom() override;
  SystemRandom(const SystemRandom&) = delete;
  SystemRandom& operator=(const SystemRandom&) = delete;

  std::uint64_t bits() override;

 private:
  static constexpr std::size_t block_bytes = 4096;

  void fetch();

  std::array<std::uint64_t, block_bytes / sizeof(std::uint64_t)> block_{};
  std::size_t used_ = block_bytes / sizeof(std::uint64_t);
};

}  // namespace teahouse
