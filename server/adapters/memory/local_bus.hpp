#pragma once

#include <utility>
#include <vector>

#include "ports/bus.hpp"

namespace teahouse {

/// The bus of one node: hands news to the listeners of all shards but the sender's, on the sender's thread.
/// Loses nothing by itself; what a listener has no room for, it drops.
class LocalBus final : public Bus {
 public:
  /// Before the first publish, from one thread. The listener outlives the bus.
  void attach(ShardId shard, BusListener& listener);

  void publish(NewsPtr news) override;

 private:
  // Constant once the shards run.
  std::vector<std::pair<ShardId, BusListener*>> listeners_;
};

}  // namespace teahouse
