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
      const auto* const said = there ? std::get_if<Said>(&entry->what) : nullptr;
      if (there && (said == nullptr || said->text == shown.at("data").value("text", ""))) return;
      world.fail(name(), who.device() + " was shown " + place_of(shown) + ", which is not in the log");
    });
  }
};

}  // namespace teahouse::sim
