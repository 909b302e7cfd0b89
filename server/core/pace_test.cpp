#include "core/pace.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

constexpr Duration half_a_second{500};

Duration wait(Pace& pace, std::int64_t at) {
  return pace.wait(Tick{Duration{at}}, 5, half_a_second);
}

TEST(Pace, LetsABurstThroughAndThenOneAtATime) {
  Pace pace;
  for (int said = 0; said < 5; ++said) EXPECT_EQ(wait(pace, 1'000), Duration{0});
  EXPECT_EQ(wait(pace, 1'000), half_a_second);
  EXPECT_EQ(wait(pace, 1'499), Duration{1});
  EXPECT_EQ(wait(pace, 1'500), Duration{0});
  EXPECT_GT(wait(pace, 1'500), Duration{0});
}

TEST(Pace, IsAsFreshAsNewAfterARest) {
  Pace pace;
  for (int said = 0; said < 5; ++said) EXPECT_EQ(wait(pace, 0), Duration{0});
  for (int said = 0; said < 5; ++said) EXPECT_EQ(wait(pace, 2'500), Duration{0});
  EXPECT_GT(wait(pace, 2'500), Duration{0});
}

TEST(Pace, DoesNotCountWhatItRefused) {
  Pace pace;
  for (int said = 0; said < 5; ++said) EXPECT_EQ(wait(pace, 0), Duration{0});
  for (int tried = 0; tried < 100; ++tried) EXPECT_GT(wait(pace, 0), Duration{0});
  EXPECT_EQ(wait(pace, 500), Duration{0});
}

}  // namespace
}  // namespace teahouse
