#include "testing/trace.hpp"

#include <cstdio>

namespace teahouse::sim {

void Trace::note(std::string_view who, std::string_view what, std::string_view more) {
  hash_ = (hash_ ^ static_cast<std::uint64_t>(clock_.tick().since_start.count())) * 0x100000001b3ULL;
  mix_in(who);
  mix_in(what);
  mix_in(more);
  if (!keep_) return;
  char time[24];
  const auto since = clock_.tick().since_start.count() - 1'000'000;
  std::snprintf(time, sizeof time, "%7.3f ", static_cast<double>(since) / 1000.0);
  lines_.push_back(std::string(time) + std::string(who) + " " + std::string(what) + std::string(more));
}

void Trace::mix_in(std::string_view text) {
  for (const char byte : text)
    hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;  // FNV-1a
}

}  // namespace teahouse::sim
