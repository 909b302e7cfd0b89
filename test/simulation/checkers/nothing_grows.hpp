#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// What a shard holds is bounded by how many are on it, not by how long it runs or how much was said.
class NothingGrows final : public Watcher {
 public:
  std::string name() const override { return "nothing_grows"; }

  void turned(World& world, const SimShard& shard) override {
    const Hub::Size size = shard.shard->hub().size();
    const auto bound = [&](const char* what, std::size_t is, std::size_t most) {
      if (is > most) {
        world.fail(name(), "shard " + std::to_string(shard.id.value) + " holds " + std::to_string(is) + " " +
                               what + ", most is " + std::to_string(most));
      }
    };
    bound("sessions", size.sessions, shard.transport.open());
    bound("people", size.people, size.sessions);
    bound("rooms", size.rooms, size.sessions * rooms_of_a_session);
    bound("entries of one room", size.entries, Room::recent_max);
    bound("bytes for one reader", shard.transport.most_waiting(),
          SimTransport::outbox_bytes_max + bytes_of_a_turn);
  }

  void calm(World& world) override {
    for (std::uint32_t at = 0; at < world.shard_count(); ++at) {
      const SimShard* const shard = world.shard(at);
      if (shard == nullptr) continue;
      const std::size_t pending = shard->shard->hub().size().pending;
      if (pending > 0)
        world.fail(name(),
                   "shard " + std::to_string(at) + " still counts requests as pending, and nobody asks");
    }
    // Each shard may look after its heads and its holes.
    if (world.store().outstanding() > world.shard_count() * 4)
      world.fail(name(), "the store is asked without end");
  }

 private:
  static constexpr std::size_t rooms_of_a_session = 40;
  static constexpr std::size_t bytes_of_a_turn = 256 * 1024;
};

}  // namespace teahouse::sim
