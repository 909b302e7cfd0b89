#pragma once

#include <cstdint>

#include "base/time.hpp"

namespace teahouse::sim {

/// How bad the world is. Chances are per mille; without any, it is a world in which only time passes.
struct Faults {
  std::uint32_t bus_loses = 0;
  std::uint32_t bus_repeats = 0;
  Duration bus_delay{1};

  std::uint32_t store_fails_before = 0;  ///< Nothing happened, and the answer is a fault.
  std::uint32_t store_fails_after = 0;   ///< It happened, and the answer is a fault: nobody can know.
  bool store_is_read_only = false;
  Duration store_delay{2};

  Duration line_delay{2};
};

}  // namespace teahouse::sim
