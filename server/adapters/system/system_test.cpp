#include <chrono>
#include <cstdint>
#include <set>

#include <gtest/gtest.h>

#include "adapters/system/system_clock.hpp"
#include "adapters/system/system_random.hpp"

namespace teahouse {
namespace {

TEST(SystemClock, GoesForwardAndKnowsTheCentury) {
  const SystemClock clock;
  const auto earlier = clock.now();
  auto later = clock.now();
  while (later.tick == earlier.tick) later = clock.now();
  EXPECT_GT(later.tick, earlier.tick);
  EXPECT_GT(later.wall, Instant{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}});
}

TEST(SystemRandom, RepeatsNothingOverSeveralBlocks) {
  SystemRandom random;
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 2000; ++i) seen.insert(random.bits());
  EXPECT_EQ(seen.size(), 2000u);
}

TEST(SystemRandom, UsesEveryBit) {
  SystemRandom random;
  std::uint64_t ones = 0;
  std::uint64_t zeros = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto bits = random.bits();
    ones |= bits;
    zeros |= ~bits;
  }
  EXPECT_EQ(ones, ~std::uint64_t{0});
  EXPECT_EQ(zeros, ~std::uint64_t{0});
}

TEST(SystemRandom, DiffersFromOneToTheNext) {
  SystemRandom one;
  SystemRandom other;
  EXPECT_NE(one.uuid(), other.uuid());
}

}  // namespace
}  // namespace teahouse
