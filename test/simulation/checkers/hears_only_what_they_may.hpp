#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// A direct room is heard by its two people, an open one by its members, for no longer than word of their
/// leaving takes; and nobody else is told who is in it.
class HearsOnlyWhatTheyMay final : public Watcher {
 public:
  std::string name() const override { return "hears_only_what_they_may"; }

  void heard(World& world, const Person& who, const Json& frame) override {
    each_entry(frame, [&](const Json& entry) { may_hear(world, who, room_of(entry), place_of(entry)); });
    const int type = frame.at("type");
    const bool who_is_in = type == 2 || type == 4 || type == 8 || type == 19;
    if (type == 34 && !(room_of(frame).starts_with("direct-") && world.truth().log(room_of(frame)).empty()))
      may_hear(world, who, room_of(frame), "who writes in " + room_of(frame));
    // Of a direct room one may ask for before anything was said in it.
    if (who_is_in && room_of(frame).starts_with("room-"))
      may_hear(world, who, room_of(frame), "who is in " + room_of(frame));
  }

 private:
  void may_hear(World& world, const Person& who, const std::string& room, const std::string& what) {
    const std::string& user = who.self().user_id;
    if (room.starts_with("direct-") && !world.truth().is_pair(room, user)) {
      world.fail(name(), who.device() + " heard " + what + ", which is between others");
    }
    if (!room.starts_with("room-")) return;
    const auto belonging = world.truth().belonging(room, user);
    if (belonging.in) return;
    if (belonging.since == Tick{}) world.fail(name(), who.device() + " heard " + what + " and was never in");
    if (world.clock().tick() - belonging.since > word_takes) {
      world.fail(name(), who.device() + " heard " + what + " long after leaving");
    }
  }

  // In a storm: a partition, then the heads are compared, then the store fails a few times.
  static constexpr Duration word_takes{18'000};
};

}  // namespace teahouse::sim
