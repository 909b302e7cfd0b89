#include "base/check.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

TEST(Check, PassesOverWhatHolds) {
  int asked = 0;
  CHECK(++asked == 1, "a condition is asked once");
  EXPECT_EQ(asked, 1);
}

TEST(CheckDeathTest, StopsTheProcessAndSaysWhatMustHold) {
  EXPECT_DEATH(CHECK(1 + 1 == 3, "sums are right"),
               "check_test.cpp:[0-9]+: bug: 1 \\+ 1 == 3 does not hold: sums are right");
}

}  // namespace
}  // namespace teahouse
