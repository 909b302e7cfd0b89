#pragma once

#include <cstdint>

#include "base/time.hpp"
#include "core/ids.hpp"

namespace teahouse {

/// Of what is said in a room, what somebody wants to be told when they are not looking.
/// The store keeps the numbers.
enum class Level : std::uint8_t {
  usual,     ///< As rooms of this kind are.
  all,       ///< Everything.
  mentions,  ///< What calls them by name, or answers them.
  none,
};

/// What somebody wants of a room, for themselves alone. The house keeps it and tells all their devices; what
/// follows from it is for those to do.
struct RoomSettings {
  Level level = Level::usual;
  Instant muted_until{};  ///< Until then nothing is wanted, whatever the level.
  bool pinned = false;
  Position archived{};         ///< Put away until a message comes after this one.
  std::uint32_t revision = 0;  ///< How often it was chosen; of two the higher one is right.

  bool operator==(const RoomSettings&) const = default;
};

}  // namespace teahouse
