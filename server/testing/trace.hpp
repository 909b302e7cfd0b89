#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "testing/sim_clock.hpp"

namespace teahouse::sim {

/// Everything that was said and done in a world, in order. The same seed gives the same hash; the lines are
/// kept only if somebody wants to read them.
class Trace {
 public:
  Trace(const SimClock& clock, bool keep) : clock_(clock), keep_(keep) {}

  void note(std::string_view who, std::string_view what, std::string_view more = {});

  std::uint64_t hash() const { return hash_; }
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  void mix_in(std::string_view text);

  const SimClock& clock_;
  const bool keep_;
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
  std::vector<std::string> lines_;
};

}  // namespace teahouse::sim
