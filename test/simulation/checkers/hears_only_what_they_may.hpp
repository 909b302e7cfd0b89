#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// A direct room is heard by its two people, an open one by its members, for no longer than word of their
/// leaving takes.
class HearsOnlyWhatTheyMay final : public Watcher {
 public:
  std::string name() const override { return "hears_only_what_they_may"; }

  void heard(World& world, const Person& who, const Json& frame) override {
    each_entry(frame, [&](const Json& entry) {
      const std::string room = room_of(entry);
      const std::string& user = who.self().user_id;
      if (room.starts_with("direct-") && !world.truth().is_pair(room, user)) {
        world.fail(name(), who.device() + " heard " + place_of(entry) + ", which is between others");
      }
      if (!room.starts_with("room-")) return;
      const auto belonging = world.truth().belonging(room, user);
      if (belonging.in) return;
      if (belonging.since == Tick{})
        world.fail(name(), who.device() + " heard " + place_of(entry) + " and was never in");
      if (world.clock().tick() - belonging.since > word_takes) {
        world.fail(name(), who.device() + " heard " + place_of(entry) + " long after leaving");
      }
    });
  }

 private:
  // In a storm: a partition, then the heads are compared, then the store fails a few times.
  static constexpr Duration word_takes{18'000};
};

}  // namespace teahouse::sim
