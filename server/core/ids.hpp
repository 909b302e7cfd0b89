#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/strong.hpp"
#include "base/uuid.hpp"

namespace teahouse {

using UserId = Strong<struct UserIdTag, Uuid>;

/// Names one entry of a log for ever, also after a restore or a move.
using EntryId = Strong<struct EntryIdTag, Uuid>;

/// Names a file that somebody sends.
using FileId = Strong<struct FileIdTag, Uuid>;

/// Made once by the client for each thing it wants done, the same on every retry. 16 to 64 characters of
/// A-Za-z0-9_-.
using Cid = Strong<struct CidTag, std::string>;

/// What a request called itself, to be repeated in its answer; at most 64 code points.
using RequestId = Strong<struct RequestIdTag, std::string>;

/// Names an invitation, and opens nothing: the first half of the SHA-256 of the secret that does, which
/// nobody keeps.
using InviteId = Strong<struct InviteIdTag, Uuid>;

/// A position in one room's log. Positions are dense and start at 1; 0 is before the first.
struct Position {
  std::uint64_t value = 0;

  Position next() const { return Position{value + 1}; }
  auto operator<=>(const Position&) const = default;
};

/// Changes when a room's log was restored or rebuilt: positions of different epochs must not be compared.
using Epoch = Strong<struct EpochTag, std::uint32_t>;

enum class RoomKind : std::uint8_t {
  lobby,   ///< There is one; everyone is in it.
  open,    ///< Made by somebody, entered and left; see Access.
  direct,  ///< Two people.
};

/// Who may enter a room that somebody made.
enum class Access : std::uint8_t {
  open,     ///< Anyone finds it and may enter.
  invited,  ///< A private room: nobody finds it, and one enters it by an invitation.
};

/// What somebody is in a room that somebody made.
enum class Role : std::uint8_t {
  member,
  keeper,  ///< Made it: lets others in.
};

/// Who may speak in a room, and pin what was said. The store keeps the numbers.
enum class Speakers : std::uint8_t {
  everyone,
  keepers,
};

/// Names a room. Text: `lobby`, `room-` or `direct-` and a UUID.
struct RoomId {
  RoomKind kind = RoomKind::lobby;
  Uuid uuid;

  static constexpr RoomId lobby() { return {}; }

  /// The room of two people: the same for both, known without asking anyone.
  static RoomId direct(UserId one, UserId other);

  static std::optional<RoomId> parse(std::string_view text);
  std::string text() const;

  auto operator<=>(const RoomId&) const = default;
};

/// One connection on one shard: a slot of the transport and how often the slot was used before. Dense, so
/// that what is kept per connection is an array and not a map. A generation starts at 1: SessionId{} is no
/// connection at all.
struct SessionId {
  std::uint32_t slot = 0;
  std::uint32_t generation = 0;

  auto operator<=>(const SessionId&) const = default;
};

using ShardId = Strong<struct ShardIdTag, std::uint32_t>;

}  // namespace teahouse

template <>
struct std::hash<teahouse::RoomId> {
  std::size_t operator()(const teahouse::RoomId& room) const noexcept {
    return std::hash<teahouse::Uuid>{}(room.uuid) + static_cast<std::size_t>(room.kind);
  }
};

template <>
struct std::hash<teahouse::SessionId> {
  std::size_t operator()(const teahouse::SessionId& session) const noexcept {
    return session.slot * std::size_t{0x9e3779b97f4a7c15ULL} ^ session.generation;
  }
};
