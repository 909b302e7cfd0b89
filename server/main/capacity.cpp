#include "main/capacity.hpp"

#include <algorithm>

namespace teahouse {
namespace {

/// For the store and its readers, the listening sockets, the event loops and the log.
constexpr std::size_t of_the_house = 128;
constexpr std::size_t visits_max = 1024;
constexpr std::size_t lingering_max = 128;
constexpr std::size_t fewest = 16;
/// Most descriptors are for those who stay.
constexpr std::size_t part = 32;

}  // namespace

Capacity capacity_of(std::size_t descriptors, std::uint32_t shards) {
  const std::size_t share = (descriptors - std::min(descriptors, of_the_house)) / std::max(shards, 1U);
  const auto visits = std::clamp(share / part, fewest, visits_max);
  const auto lingering = std::clamp(share / part, fewest, lingering_max);
  const auto connections = std::max(share, visits + lingering + fewest) - visits - lingering;
  return {.visits = visits, .connections = connections, .lingering = lingering};
}

}  // namespace teahouse
