#include <gtest/gtest.h>

#include "simulation/plants.hpp"
#include "simulation/storm.hpp"

namespace teahouse::sim {
namespace {

constexpr std::uint64_t seeds_of_a_chunk = 40;

class Storms : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Storms, BreakNoPromise) {
  for (std::uint64_t seed = GetParam(); seed < GetParam() + seeds_of_a_chunk; ++seed) {
    const Outcome outcome = weather(make_plan(seed));
    EXPECT_FALSE(outcome.failure) << outcome.failure->promise << ": " << outcome.failure->how
                                  << "\n  script/sim " << seed;
    EXPECT_GT(outcome.entries, 10U) << "hardly anything was said with seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Storms, testing::Range<std::uint64_t>(1, 321, seeds_of_a_chunk));

TEST(Simulation, IsTheSameAgainWithTheSameSeed) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    EXPECT_EQ(weather(make_plan(seed)).hash, weather(make_plan(seed)).hash);
    EXPECT_NE(weather(make_plan(seed)).hash, weather(make_plan(seed + 1)).hash);
  }
}

#ifdef TEAHOUSE_PLANTED_BUGS

class Plants : public testing::TestWithParam<Planted> {};

TEST_P(Plants, AreNoticedByTheCheckerThatIsNamedAfterThePromise) {
  constexpr std::uint64_t seeds = 600;
  const auto seed = caught(GetParam(), seeds);
  ASSERT_TRUE(seed) << name(GetParam().plant) << " goes unnoticed by " << GetParam().promise;
  RecordProperty("seed", static_cast<int>(*seed));
}

INSTANTIATE_TEST_SUITE_P(All, Plants, testing::ValuesIn(plants()),
                         [](const auto& planted) { return std::string(name(planted.param.plant)); });

TEST(Simulation, FindsFewerStepsThatBreakTheSamePromise) {
  const Planted planted{Plant::repeats_are_delivered, "hears_once"};
  const auto seed = caught(planted, 60);
  ASSERT_TRUE(seed);
  plant(planted.plant);
  const Plan whole = make_plan(*seed);
  const Plan small = shrink(whole, planted.promise, 60);
  const auto failure = weather(small).failure;
  plant(Plant::none);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->promise, planted.promise);
  EXPECT_LT(small.steps.size(), whole.steps.size() / 2);
}

#endif

}  // namespace
}  // namespace teahouse::sim
