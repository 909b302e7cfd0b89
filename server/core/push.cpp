#include "core/push.hpp"

#include <chrono>

namespace teahouse {

bool Quiet::has(Instant now) const {
  constexpr std::uint32_t day = 24 * 60;
  const auto minutes = std::chrono::floor<std::chrono::minutes>(now.time_since_epoch()).count();
  const auto minute = static_cast<std::uint32_t>((minutes % day + day) % day);
  const std::uint32_t length = (to + day - from) % day;
  return (minute + day - from) % day < (length == 0 ? day : length);
}

bool wants(const Subscriber& subscriber, RoomKind kind, bool is_for_them, Instant now) {
  if (now < subscriber.muted_until) return false;
  switch (subscriber.level) {
    case Level::none:
      return false;
    case Level::all:
      return true;
    case Level::mentions:
      return is_for_them;
    case Level::usual:
      break;
  }
  return kind == RoomKind::direct || is_for_them;
}

}  // namespace teahouse
