#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulation/plan.hpp"
#include "testing/world.hpp"

namespace teahouse::sim {

/// What came of a plan.
struct Outcome {
  std::optional<World::Failure> failure;
  std::uint64_t hash = 0;  ///< Of everything that was said and done.
  std::vector<std::string> trace;
  std::size_t entries = 0;  ///< In all logs: a storm in which nobody says anything proves nothing.
};

/// Lets the storm pass over two nodes with two shards each, waits until everything can have been put right,
/// lets everybody say one more thing, and asks all checkers.
Outcome weather(const Plan& plan, bool keep_trace = false);

/// The same failure with fewer steps, as few as can be found in so many tries.
Plan shrink(Plan plan, const std::string& promise, int tries);

}  // namespace teahouse::sim
