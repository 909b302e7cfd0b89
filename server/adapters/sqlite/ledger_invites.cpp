// What the Ledger decides about invitations, as ports/invitations.hpp says.

#include "adapters/sqlite/ledger.hpp"
#include "base/check.hpp"

namespace teahouse {

std::optional<Refusal> Ledger::refuse_keeping(RoomId id, const Room* room, std::optional<Key> person) {
  if (id.kind == RoomKind::direct) return Refusal::unknown_room;
  if (id.kind == RoomKind::lobby) return Refusal::not_a_keeper;
  if (room == nullptr) return Refusal::unknown_room;
  const auto own = person ? belonging(*person, *room) : std::nullopt;
  if (!own || !own->here) return hidden(*room, Refusal::not_a_keeper);
  return own->role == Role::keeper ? std::nullopt : std::optional(Refusal::not_a_keeper);
}

Invited Ledger::invite(const InviteDraft& draft) {
  const auto* const room = find_room(draft.room);
  const auto author = find_person(draft.author.id);
  if (const auto refused = refuse_keeping(draft.room, room, author)) return *refused;
  if (const auto before = invites_.kept().find(draft.id)) {
    if (before->room != room->key || !asks_again(draft, before->invite)) return Refusal::cid_conflict;
    return invites_.kept().good(room->key, draft.at);
  }
  if (invites_.kept().good(room->key, draft.at).size() >= invites_max) return Refusal::too_many_invites;
  invites_.add(draft, room->key, *author);
  return invites_.kept().good(room->key, draft.at);
}

Invited Ledger::revoke(UserId who, RoomId id, InviteId invite, Instant now) {
  const auto* const room = find_room(id);
  if (const auto refused = refuse_keeping(id, room, find_person(who))) return *refused;
  const auto found = invites_.kept().find(invite);
  if (!found || found->room != room->key) return Refusal::unknown_invite;
  invites_.revoke(invite);
  return invites_.kept().good(room->key, now);
}

}  // namespace teahouse
