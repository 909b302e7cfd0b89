#pragma once

#include "ports/pusher.hpp"

namespace teahouse::sim {

/// Nothing leaves the simulated world.
class NoPushes final : public Pusher {
 public:
  void push(Letter, Done<PushOutcome> done) override { done(PushOutcome{PushFate::forbidden, 0}); }
};

}  // namespace teahouse::sim
