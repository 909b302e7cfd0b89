#pragma once

#include <memory>
#include <vector>

#include "main/shard_thread.hpp"

namespace teahouse {

/// All shards of this process behind one port.
class Node {
 public:
  /// Opens `shards` doors on one port; throws std::runtime_error when it cannot.
  Node(std::uint32_t shards, const Limits& limits, const Common& common, http::DoorOptions door,
       const websocket::Bounds& bounds = {});

  std::uint16_t port() const { return shards_.front()->port(); }

  /// Serves until stop().
  void start();

  /// Lets everybody go, with the answers they wait for, and returns when all are gone.
  void stop();

 private:
  std::vector<std::unique_ptr<ShardThread>> shards_;
};

}  // namespace teahouse
