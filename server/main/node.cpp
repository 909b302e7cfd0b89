#include "main/node.hpp"

namespace teahouse {

Node::Node(std::uint32_t shards, const Limits& limits, const Common& common, http::DoorOptions door,
           const websocket::Bounds& bounds) {
  for (std::uint32_t at = 0; at < shards; ++at) {
    shards_.push_back(std::make_unique<ShardThread>(ShardId{at}, limits, common, door, bounds));
    // The first makes sure that the port is free; the others share it with the first.
    door.port = shards_.front()->port();
    door.joins = true;
  }
}

void Node::start() {
  for (const auto& shard : shards_) shard->start();
}

void Node::stop() {
  for (const auto& shard : shards_) shard->leave();
  for (const auto& shard : shards_) shard->join();
}

}  // namespace teahouse
