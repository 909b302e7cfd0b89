#pragma once

#include "base/time.hpp"

namespace teahouse {

/// What time it is. Any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Now now() const = 0;
};

}  // namespace teahouse
