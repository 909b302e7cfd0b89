#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace teahouse {

void check_failed(const char* condition, const char* must_hold, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: bug: %s does not hold: %s\n", file, line, condition, must_hold);
  std::abort();
}

}  // namespace teahouse
