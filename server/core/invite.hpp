#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/entry.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

// Invitations into rooms: what is kept of them, and what stores are asked and answer.

/// Somebody wants others to be let in.
struct InviteDraft {
  InviteId id;
  RoomId room;
  Person author;
  Instant at;
  std::optional<Instant> until = std::nullopt;       ///< Nothing: for ever.
  std::optional<std::uint32_t> uses = std::nullopt;  ///< How many may come by it; nothing: any number.

  bool operator==(const InviteDraft&) const = default;
};

struct Invite {
  InviteId id;
  Person by;  ///< By their present name.
  Instant at;
  std::optional<Instant> until;
  std::optional<std::uint32_t> uses;
  std::uint32_t used = 0;  ///< How many have come by it.
  bool revoked = false;

  bool operator==(const Invite&) const = default;
};

/// Why nobody can come by it any more; nothing, if somebody can.
std::optional<Refusal> refuse_invite(const Invite& invite, Instant now);

/// Whether a draft asks again for what became this invitation.
bool asks_again(const InviteDraft& draft, const Invite& kept);

/// The invitations into a room that are good, the newest first.
using Invited = std::variant<std::vector<Invite>, Refusal>;

/// So many are good at once in one room.
constexpr std::size_t invites_max = 50;

/// Where an invitation leads.
struct InviteFound {
  Invite invite;
  RoomRecord room;
  bool entered = false;  ///< Whether who asked is in it.

  bool operator==(const InviteFound&) const = default;
};

}  // namespace teahouse
