#include "core/ids.hpp"

#include <algorithm>

namespace teahouse {
namespace {

constexpr std::string_view lobby_text = "lobby";
constexpr std::string_view open_prefix = "room-";
constexpr std::string_view direct_prefix = "direct-";

}  // namespace

RoomId RoomId::direct(UserId one, UserId other) {
  const auto& [a, b] = std::minmax(one.value, other.value);
  const auto high = mix(mix(mix(a.high, a.low), b.high), b.low);
  return {RoomKind::direct, {high, mix(mix(mix(b.low, b.high), a.low), a.high ^ high)}};
}

std::optional<RoomId> RoomId::parse(std::string_view text) {
  if (text == lobby_text) return lobby();
  for (const auto& [prefix, kind] :
       {std::pair{open_prefix, RoomKind::open}, {direct_prefix, RoomKind::direct}}) {
    if (!text.starts_with(prefix)) continue;
    if (const auto uuid = Uuid::parse(text.substr(prefix.size()))) return RoomId{kind, *uuid};
  }
  return std::nullopt;
}

std::string RoomId::text() const {
  if (kind == RoomKind::lobby) return std::string(lobby_text);
  return std::string(kind == RoomKind::open ? open_prefix : direct_prefix) + uuid.text();
}

}  // namespace teahouse
