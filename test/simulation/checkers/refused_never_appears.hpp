#pragma once

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// A refusal is final: what was refused is not in a log and never will be.
class RefusedNeverAppears final : public Watcher {
 public:
  std::string name() const override { return "refused_never_appears"; }

  void calm(World& world) override {
    for (const Person& person : world.people()) {
      for (const std::string& cid : person.refused()) {
        if (world.truth().by_cid(person.self().user_id, cid) != nullptr) {
          world.fail(name(), "what " + person.device() + " was refused is in the log: " + cid);
        }
      }
    }
  }
};

}  // namespace teahouse::sim
