#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// Nothing is shown to anybody that is not in the log already, at this position, with these words.
class ShownIsCommitted final : public Watcher {
 public:
  std::string name() const override { return "shown_is_committed"; }

  void heard(World& world, const Person& who, const Json& frame) override {
    each_entry(frame, [&](const Json& shown) {
      const EntryPtr entry = world.truth().at(room_of(shown), position_of(shown));
      const bool there = entry != nullptr && shown.at("data").at("id") == entry->id.value.text();
      const bool is_message = there && is_said(entry->what);
      if (there && (!is_message || world.truth().was_said(room_of(shown), position_of(shown),
                                                          shown.at("data").value("text", "")))) {
        return;
      }
      world.fail(name(), who.device() + " was shown " + place_of(shown) + ", which is not in the log");
    });
  }
};

}  // namespace teahouse::sim
