#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// Whoever asks is answered, and what somebody wants done is done or refused in the end.
class EveryRequestIsAnswered final : public Watcher {
 public:
  std::string name() const override { return "every_request_is_answered"; }

  void calm(World& world) override {
    constexpr Duration patience{6'000};
    for (const Person& person : world.people()) {
      if (person.dialect() == Dialect::original || !person.is_live()) continue;
      for (const auto& [request, sent] : person.unanswered()) {
        if (world.clock().tick() - sent > patience)
          world.fail(name(), person.device() + " waits for an answer to " + request);
      }
      if (person.undone() > 0) {
        world.fail(name(), person.device() + " could not do " + std::to_string(person.undone()) + " things");
      }
    }
  }
};

}  // namespace teahouse::sim
