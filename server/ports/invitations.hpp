#pragma once

#include <variant>

#include "core/invite.hpp"
#include "ports/fault.hpp"

namespace teahouse {

/// Invitations into rooms. Called and answered as Store is, and held to
/// test/contract/invitations_contract.hpp. To come by one is to append Entered with it: see Store.
///
/// Only a keeper of a room may invite, list and revoke: who is not is told not_a_keeper, or unknown_room
/// where they could not know of the room.
class Invitations {
 public:
  virtual ~Invitations() = default;

  /// The same id again by the same author for the same room: nothing more happens; else, and if it means
  /// something else, cid_conflict. too_many_invites when invites_max are good.
  virtual void invite(InviteDraft draft, Done<Invited> done) = 0;

  /// Nobody comes by it any more; unknown_invite if it is none of the room's.
  virtual void revoke(UserId who, RoomId room, InviteId invite, Instant now, Done<Invited> done) = 0;

  virtual void invites(UserId who, RoomId room, Instant now, Done<Invited> done) = 0;

  /// Where it leads, for anybody; or unknown_invite, invite_revoked, invite_expired, invite_used_up. Who is
  /// in the room is told where it led, also when it is good no more.
  virtual void find_invite(InviteId invite, UserId who, Instant now,
                           Done<std::variant<InviteFound, Refusal>> done) = 0;
};

}  // namespace teahouse
