#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// A client of the original design hears the numbers 1 to 4 and no other, whatever it asks for.
class OriginalsHearFourFrames final : public Watcher {
 public:
  std::string name() const override { return "originals_hear_four_frames"; }

  void heard(World& world, const Person& who, const Json& frame) override {
    if (who.dialect() == Dialect::full || frame.at("type") <= 4) return;
    world.fail(name(), who.device() + " heard a frame " + frame.at("type").dump());
  }
};

}  // namespace teahouse::sim
