#pragma once

#include <algorithm>
#include <cstdint>

#include "base/time.hpp"

namespace teahouse {

/// How fast somebody may go: a burst at once, then one thing per interval. The generic cell rate algorithm
/// (ITU-T I.371), which needs one number and no timer.
class Pace {
 public:
  /// Zero when it may be done now, and it is counted; else how long to wait.
  Duration wait(Tick now, std::uint32_t burst, Duration interval) {
    const Tick base = std::max(full_at_, now);
    const Duration ahead = base - now;
    const Duration allowed = interval * (burst - 1);
    if (ahead > allowed) return ahead - allowed;
    full_at_ = base + interval;
    return Duration{0};
  }

 private:
  Tick full_at_;  ///< When all that was done so far is paid for.
};

}  // namespace teahouse
