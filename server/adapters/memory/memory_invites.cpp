// Invitations into rooms.

#include <algorithm>
#include <tuple>
#include <utility>

#include "adapters/memory/memory_store.hpp"
#include "base/planted.hpp"

namespace teahouse {

void MemoryStore::invite(InviteDraft draft, Done<Invited> done) {
  done(locked([&] { return invite_now(draft); }));
}

void MemoryStore::revoke(UserId who, RoomId room, InviteId invite, Instant now, Done<Invited> done) {
  done(locked([&] { return revoke_now(who, room, invite, now); }));
}

void MemoryStore::invites(UserId who, RoomId room, Instant now, Done<Invited> done) {
  done(locked([&] { return invites_now(who, room, now); }));
}

void MemoryStore::find_invite(InviteId invite, UserId who, Instant now,
                              Done<std::variant<InviteFound, Refusal>> done) {
  done(locked([&] { return find_invite_now(invite, who, now); }));
}

std::optional<Refusal> MemoryStore::refuse_entering(const Log& log, const Draft& draft) const {
  if (!draft.invite) {
    if (planted(Plant::private_rooms_are_open)) return std::nullopt;
    return log.record.access == Access::invited ? std::optional(Refusal::unknown_room) : std::nullopt;
  }
  const auto found = invites_.find(*draft.invite);
  if (found == invites_.end() || found->second.first != draft.room) return Refusal::unknown_invite;
  const Invite& invite = found->second.second;
  if (const auto refused = refuse_invite(invite, draft.at)) return *refused;
  const auto* const own = belonging(draft.author.id, draft.room);
  const bool was_removed =
      own != nullptr && own->turn != nullptr && std::holds_alternative<Removed>(own->turn->what);
  const bool is_old = was_removed && log.record.access == Access::invited && invite.at <= own->turn->at;
  return is_old ? std::optional(Refusal::invite_too_old) : std::nullopt;
}

std::optional<Refusal> MemoryStore::refuse_keeping(UserId who, RoomId room) const {
  const auto* const log = find(room);
  if (log == nullptr || room.kind == RoomKind::direct) return Refusal::unknown_room;
  const auto* const own = belonging(who, room);
  const bool here = own != nullptr && own->here;
  if (!here && log->record.access == Access::invited) return Refusal::unknown_room;
  return here && own->role == Role::keeper ? std::nullopt : std::optional(Refusal::not_a_keeper);
}

Invited MemoryStore::invite_now(const InviteDraft& draft) {
  if (const auto refused = refuse_keeping(draft.author.id, draft.room)) return *refused;
  if (const auto before = invites_.find(draft.id); before != invites_.end()) {
    const auto& [room, invite] = before->second;
    if (room != draft.room || !asks_again(draft, invite)) return Refusal::cid_conflict;
    return good_invites(room, draft.at);
  }
  if (good_invites(draft.room, draft.at).size() >= invites_max) return Refusal::too_many_invites;
  invites_.emplace(draft.id, std::pair{draft.room, Invite{draft.id, draft.author, draft.at, draft.until,
                                                          draft.uses, 0, false}});
  return good_invites(draft.room, draft.at);
}

Invited MemoryStore::revoke_now(UserId who, RoomId room, InviteId invite, Instant now) {
  if (const auto refused = refuse_keeping(who, room)) return *refused;
  const auto found = invites_.find(invite);
  if (found == invites_.end() || found->second.first != room) return Refusal::unknown_invite;
  found->second.second.revoked = true;
  return good_invites(room, now);
}

Invited MemoryStore::invites_now(UserId who, RoomId room, Instant now) const {
  if (const auto refused = refuse_keeping(who, room)) return *refused;
  return good_invites(room, now);
}

std::variant<InviteFound, Refusal> MemoryStore::find_invite_now(InviteId id, UserId who, Instant now) const {
  const auto found = invites_.find(id);
  if (found == invites_.end()) return Refusal::unknown_invite;
  auto [room, invite] = found->second;
  const auto* const own = belonging(who, room);
  const bool entered = own != nullptr && own->here;
  if (const auto refused = refuse_invite(invite, now); refused && !entered) return *refused;
  invite.by.name = people_.at(invite.by.id).name;
  return InviteFound{std::move(invite), record(*find(room)), entered};
}

std::vector<Invite> MemoryStore::good_invites(RoomId room, Instant now) const {
  std::vector<Invite> good;
  for (const auto& [id, kept] : invites_) {
    if (kept.first != room || refuse_invite(kept.second, now)) continue;
    good.push_back(kept.second);
    good.back().by.name = people_.at(good.back().by.id).name;
  }
  std::ranges::sort(good, [](const Invite& one, const Invite& other) {
    return std::tie(other.at, one.id) < std::tie(one.at, other.id);
  });
  return good;
}

}  // namespace teahouse
