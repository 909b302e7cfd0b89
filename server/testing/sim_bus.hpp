#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "node/mailbox.hpp"
#include "ports/bus.hpp"
#include "testing/dice.hpp"
#include "testing/faults.hpp"
#include "testing/trace.hpp"

namespace teahouse::sim {

/// A bus that uses every freedom the port gives: it loses, repeats, delays, mixes up, and may be cut between
/// nodes.
class SimBus final : public Bus {
 public:
  SimBus(SimClock& clock, const Faults& faults, Trace& trace, const Dice& dice)
      : clock_(clock), faults_(faults), trace_(trace), dice_(dice) {}

  /// A shard that is attached again is another one.
  void attach(ShardId shard, std::uint32_t node, std::weak_ptr<Mailbox> mailbox) {
    shards_[shard] = {node, std::move(mailbox)};
  }

  /// Nothing passes between these nodes, until heal().
  void cut(std::uint32_t one, std::uint32_t other) { cut_.insert(std::minmax(one, other)); }
  void heal() { cut_.clear(); }

  void publish(NewsPtr news) override;

 private:
  struct Attached {
    std::uint32_t node = 0;
    std::weak_ptr<Mailbox> mailbox;
  };

  void carry(const NewsPtr& news, const Attached& to);

  SimClock& clock_;
  const Faults& faults_;
  Trace& trace_;
  Dice dice_;
  std::map<ShardId, Attached> shards_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> cut_;
};

}  // namespace teahouse::sim
