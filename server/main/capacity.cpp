#include "main/capacity.hpp"

#include <algorithm>

namespace teahouse {
namespace {

/// For the store and its readers, the keys and the log; and for a shard's event loops and listening socket.
constexpr std::size_t of_the_house = 64;
constexpr std::size_t of_a_shard = 16;
constexpr std::size_t visits_max = 1024;
constexpr std::size_t lingering_max = 128;
constexpr std::size_t fewest = 16;
/// Most descriptors are for those who stay.
constexpr std::size_t part = 32;

}  // namespace

Capacity capacity_of(std::size_t descriptors, std::uint32_t shards) {
  const std::size_t own = of_the_house + shards * of_a_shard;
  const std::size_t share = (descriptors - std::min(descriptors, own)) / std::max(shards, 1U);
  const auto visits = std::clamp(share / part, fewest, visits_max);
  const auto lingering = std::clamp(share / part, fewest, lingering_max);
  const auto connections = std::max(share, visits + lingering + fewest) - visits - lingering;
  return {.visits = visits, .connections = connections, .lingering = lingering};
}

}  // namespace teahouse
