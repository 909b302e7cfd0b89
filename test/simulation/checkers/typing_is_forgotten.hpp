#pragma once

#include <map>
#include <optional>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// When nobody writes any more, nobody is told for long that somebody does, whatever was lost on the way.
class TypingIsForgotten final : public Watcher {
 public:
  std::string name() const override { return "typing_is_forgotten"; }

  void heard(World& world, const Person& who, const Json& frame) override {
    if (frame.at("type") == 34 && frame.at("data").at("count") > 0)
      told_[who.device()] = {world.clock().tick(), room_of(frame)};
  }

  void calm(World& world) override {
    for (const auto& [device, told] : told_) {
      if (world.clock().tick() - told.first < forgotten_after)
        world.fail(name(), device + " was told only now that somebody writes in " + told.second);
    }
  }

 private:
  // Before a calm, nobody has written for longer than this.
  static constexpr Duration forgotten_after{10'000};

  std::map<std::string, std::pair<Tick, std::string>> told_;
};

}  // namespace teahouse::sim
