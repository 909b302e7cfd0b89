#pragma once

#include <cstddef>
#include <cstdint>

namespace teahouse {

/// How many may be in one shard at a time, so that the process does not run out of descriptors: whoever was
/// let in has one, and the store finds one when it needs it.
struct Capacity {
  std::size_t visits = 0;       ///< HTTP connections.
  std::size_t connections = 0;  ///< WebSocket connections,
  std::size_t lingering = 0;    ///< and those that are closing.
};

/// The share of one of so many shards in so many descriptors. A few of each, however few there are: where
/// that is more than there are, who comes waits until somebody goes.
Capacity capacity_of(std::size_t descriptors, std::uint32_t shards);

}  // namespace teahouse
