#include "adapters/system/system_clock.hpp"

#include <chrono>

namespace teahouse {

Now SystemClock::now() const {
  using std::chrono::floor;
  return {Tick{floor<Duration>(std::chrono::steady_clock::now().time_since_epoch())},
          floor<Duration>(std::chrono::system_clock::now())};
}

}  // namespace teahouse
