#include "base/fair_share.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace teahouse {
namespace {

constexpr Network tea{1};
constexpr Network rice{2};

TEST(FairShare, TheNetworkWithTheMostInGivesUp) {
  FairShare share;
  share.enter(0, rice);
  share.enter(1, tea);
  share.enter(2, tea);
  share.enter(3, rice);
  share.enter(4, tea);
  EXPECT_EQ(share.size(), 5U);
  EXPECT_EQ(share.oldest_of_most(), 1U);
  EXPECT_EQ(share.newest_of_most(), 4U);
  share.leave(1);
  share.leave(4);
  EXPECT_EQ(share.oldest_of_most(), 0U);
}

TEST(FairShare, AmongNetworksWithAsManyItIsTheOldestAndTheNewestOfAll) {
  FairShare share;
  share.enter(0, rice);
  share.enter(1, tea);
  EXPECT_EQ(share.oldest_of_most(), 0U);
  EXPECT_EQ(share.newest_of_most(), 1U);
}

TEST(FairShare, WhoIsNotInLeavesNothingBehind) {
  FairShare share;
  share.leave(7);
  share.enter(1, tea);
  share.leave(1);
  share.leave(1);
  EXPECT_EQ(share.size(), 0U);
}

RC_GTEST_PROP(FairShareProperty, IsWhatASlowListSays,
              (const std::vector<std::tuple<bool, std::uint8_t, std::uint8_t>>& steps)) {
  FairShare share;
  std::vector<std::pair<FairShare::Seat, Network>> list;  // In the order of coming.
  for (const auto& [comes, who, where] : steps) {
    const FairShare::Seat seat = who % 16;
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.first == seat; });
    if (at == list.end() && comes) {
      list.emplace_back(seat, Network{where % 4U});
      share.enter(seat, Network{where % 4U});
    } else if (!comes) {
      if (at != list.end()) list.erase(at);
      share.leave(seat);
    }
    RC_ASSERT(share.size() == list.size());
    if (list.empty()) continue;
    std::map<Network, std::size_t> counts;
    for (const auto& one : list) ++counts[one.second];
    std::size_t most = 0;
    for (const auto& [network, count] : counts) most = std::max(most, count);
    const auto of_most = [&](const auto& one) { return counts[one.second] == most; };
    RC_ASSERT(share.oldest_of_most() == std::find_if(list.begin(), list.end(), of_most)->first);
    RC_ASSERT(share.newest_of_most() == std::find_if(list.rbegin(), list.rend(), of_most)->first);
  }
}

}  // namespace
}  // namespace teahouse
