#pragma once

#include "ports/clock.hpp"

namespace teahouse {

/// The machine's clocks.
class SystemClock final : public Clock {
 public:
  Now now() const override;
};

}  // namespace teahouse
