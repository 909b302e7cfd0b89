#pragma once

#include <optional>
#include <vector>

#include "core/event.hpp"

namespace teahouse {

// The effects that are about invitations; see effect.hpp.

// To one client.

struct ShowInvites {
  Asker asker;
  RoomId room;
  std::vector<Invite> invites;
  std::optional<InviteId> made;
  bool operator==(const ShowInvites&) const = default;
};

struct ShowInvite {
  Asker asker;
  InviteFound found;
  bool operator==(const ShowInvite&) const = default;
};

// To the store.

struct KeepInvite {
  Asker asker;
  InviteDraft draft;
  bool operator==(const KeepInvite&) const = default;
};

struct TakeInviteBack {
  Asker asker;
  UserId who;
  RoomId room;
  InviteId invite;
  Instant at;
  bool operator==(const TakeInviteBack&) const = default;
};

struct LoadInvites {
  Asker asker;
  UserId who;
  RoomId room;
  Instant at;
  bool operator==(const LoadInvites&) const = default;
};

struct LookUpInvite {
  Asker asker;
  UserId who;
  InviteId invite;
  Instant at;
  bool operator==(const LookUpInvite&) const = default;
};

}  // namespace teahouse
