#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// Whoever is told that it is on disk finds it there: this cid, at this position, and nowhere else.
class AcknowledgedIsDurable final : public Watcher {
 public:
  std::string name() const override { return "acknowledged_is_durable"; }

  void heard(World& world, const Person& who, const Json& frame) override {
    if (frame.at("type") != 5) return;
    const Json& data = frame.at("data");
    const EntryPtr entry = world.truth().at(room_of(frame), position_of(frame));
    const bool there = entry != nullptr && data.at("cid") == entry->cid.value &&
                       entry->author.id.value.text() == who.self().user_id;
    if (!there)
      world.fail(name(), who.device() + " was told that " + place_of(frame) + " is theirs, and it is not");
  }
};

}  // namespace teahouse::sim
