#include "main/capacity.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

std::size_t sum(const Capacity& capacity) {
  return capacity.visits + capacity.connections + capacity.lingering;
}

TEST(Capacity, LeavesTheHouseWhatItNeedsItself) {
  for (const std::size_t descriptors : {1024U, 20'000U, 1'048'576U}) {
    for (const std::uint32_t shards : {1U, 2U, 8U})
      EXPECT_LE(sum(capacity_of(descriptors, shards)) * shards, descriptors - 64 - shards * 10)
          << descriptors;
  }
}

TEST(Capacity, IsForThoseWhoStay) {
  EXPECT_GE(capacity_of(20'000, 1).connections, 19'000U);
  EXPECT_GE(capacity_of(1024, 2).connections, 400U);
}

TEST(Capacity, IsNeverNone) {
  EXPECT_GE(capacity_of(64, 8).visits, 1U);
  EXPECT_GE(capacity_of(64, 8).connections, 1U);
  EXPECT_GE(capacity_of(0, 0).lingering, 1U);
}

}  // namespace
}  // namespace teahouse
