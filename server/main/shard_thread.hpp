#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "adapters/http/door.hpp"
#include "adapters/memory/local_bus.hpp"
#include "adapters/system/system_random.hpp"
#include "adapters/websocket/connections.hpp"
#include "node/shard.hpp"

namespace teahouse {

/// What all shards of a node share. All of it may be used from any thread and outlives them.
struct Common {
  Store& store;
  Directory& directory;
  Invitations& invitations;
  Subscriptions& subscriptions;
  LocalBus& bus;
  const Identity& identity;
  const Clock& clock;
  Pusher& pusher;
};

/// A shard with its thread: one event loop, one door, one set of connections, and nothing of it anyone
/// else's.
class ShardThread {
 public:
  /// Opens the door; throws std::runtime_error when it cannot. Nobody is served before start().
  ShardThread(ShardId id, const Limits& limits, const Common& common, const http::DoorOptions& door,
              const websocket::Bounds& bounds);

  /// After leave() and join(), or before start().
  ~ShardThread();
  ShardThread(const ShardThread&) = delete;
  ShardThread& operator=(const ShardThread&) = delete;

  std::uint16_t port() const { return door_.port(); }

  void start();

  /// Any thread. Nobody comes in any more; those who are here are told, get the answers that they wait for,
  /// and are let go.
  void leave();
  void join();

 private:
  void run();
  void set_alarm();
  bool may_stop();

  boost::asio::io_context io_{1};
  boost::asio::steady_timer alarm_;
  const Clock& clock_;
  SystemRandom random_;
  websocket::Connections connections_;
  Shard shard_;
  http::Door door_;

  // Touched only on the shard's thread, once it runs.
  enum class Phase : std::uint8_t { serving, draining, saying_goodbye } phase_ = Phase::serving;
  Tick deadline_;
  std::optional<Tick> alarm_at_;

  std::thread thread_;
};

}  // namespace teahouse
