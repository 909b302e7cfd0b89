#include "base/fair_share.hpp"

#include <map>
#include <tuple>
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

/// The same, told slowly: who is in, and which network's number changed when.
class SlowShare {
 public:
  bool has(FairShare::Seat seat) const { return networks_.contains(seat); }
  std::size_t size() const { return networks_.size(); }

  void enter(FairShare::Seat seat, Network network) {
    networks_[seat] = network;
    rows_[network].push_back(seat);
    changed_[network] = ++now_;
  }

  void leave(FairShare::Seat seat) {
    const Network network = networks_.at(seat);
    networks_.erase(seat);
    std::erase(rows_[network], seat);
    changed_[network] = ++now_;
  }

  FairShare::Seat oldest_of_most() const {
    return rows_.at(most([](int one, int other) { return one < other; })).front();
  }
  FairShare::Seat newest_of_most() const {
    return rows_.at(most([](int one, int other) { return one > other; })).back();
  }

 private:
  template <typename Rather>
  Network most(Rather rather) const {
    Network found;
    std::size_t count = 0;
    for (const auto& [network, seats] : rows_) {
      if (seats.size() < count || seats.empty()) continue;
      if (seats.size() > count || rather(changed_.at(network), changed_.at(found))) found = network;
      count = seats.size();
    }
    return found;
  }

  std::map<FairShare::Seat, Network> networks_;
  std::map<Network, std::vector<FairShare::Seat>> rows_;
  std::map<Network, int> changed_;
  int now_ = 0;
};

RC_GTEST_PROP(FairShareProperty, IsWhatASlowListSays,
              (const std::vector<std::tuple<bool, std::uint8_t, std::uint8_t>>& steps)) {
  FairShare share;
  SlowShare slow;
  for (const auto& [comes, who, where] : steps) {
    const FairShare::Seat seat = who % 16;
    if (comes && !slow.has(seat)) {
      slow.enter(seat, Network{where % 4U});
      share.enter(seat, Network{where % 4U});
    } else if (!comes) {
      if (slow.has(seat)) slow.leave(seat);
      share.leave(seat);
    }
    RC_ASSERT(share.size() == slow.size());
    if (share.size() == 0) continue;
    RC_ASSERT(share.oldest_of_most() == slow.oldest_of_most());
    RC_ASSERT(share.newest_of_most() == slow.newest_of_most());
  }
}

}  // namespace
}  // namespace teahouse
