#include "adapters/sqlite/invites.hpp"

#include <cstdint>
#include <string>

namespace teahouse {
namespace {

constexpr auto selected =
    "SELECT i.id, p.id, p.name, i.at, i.until, i.uses, i.used, i.revoked, i.room "
    "FROM invites i JOIN people p ON p.key = i.author ";

std::uint64_t milliseconds(Instant at) {
  return static_cast<std::uint64_t>(at.time_since_epoch().count());
}

Invite invite(const Rows& rows) {
  Invite invite{.id = InviteId{rows.uuid(0)},
                .by = {UserId{rows.uuid(1)}, std::string(rows.text(2))},
                .at = Instant{Duration{rows.integer(3)}},
                .until = std::nullopt,
                .uses = std::nullopt,
                .used = static_cast<std::uint32_t>(rows.natural(6)),
                .revoked = rows.integer(7) != 0};
  if (!rows.is_null(4)) invite.until = Instant{Duration{rows.integer(4)}};
  if (!rows.is_null(5)) invite.uses = static_cast<std::uint32_t>(rows.natural(5));
  return invite;
}

}  // namespace

KeptInvites::KeptInvites(Database& database)
    : select_(database, std::string(selected) + "WHERE i.id = ?"),
      select_good_(database, std::string(selected) +
                                 "WHERE i.room = ? AND i.revoked = 0 AND (i.until IS NULL OR i.until > ?) "
                                 "AND (i.uses IS NULL OR i.used < i.uses) ORDER BY i.at DESC, i.id LIMIT ?") {
}

std::optional<KeptInvites::Found> KeptInvites::find(InviteId id) {
  Rows rows = select_(id.value);
  if (!rows.next()) return std::nullopt;
  return Found{invite(rows), rows.integer(8)};
}

std::vector<Invite> KeptInvites::good(Key room, Instant now) {
  std::vector<Invite> good;
  for (Rows rows = select_good_(room, milliseconds(now), invites_max); rows.next();)
    good.push_back(invite(rows));
  return good;
}

Invites::Invites(Database& database)
    : kept_(database),
      insert_(database, "INSERT INTO invites (id, room, author, at, until, uses) VALUES (?, ?, ?, ?, ?, ?)"),
      use_(database, "UPDATE invites SET used = used + 1 WHERE id = ?"),
      revoke_(database, "UPDATE invites SET revoked = 1 WHERE id = ?") {}

std::optional<Refusal> Invites::judge(InviteId id, Key room, Instant now) {
  const auto found = kept_.find(id);
  if (!found || found->room != room) return Refusal::unknown_invite;
  return refuse_invite(found->invite, now);
}

void Invites::add(const InviteDraft& draft, Key room, Key author) {
  const auto until = draft.until ? std::optional(milliseconds(*draft.until)) : std::nullopt;
  const auto uses = draft.uses ? std::optional<std::uint64_t>(*draft.uses) : std::nullopt;
  insert_.run(draft.id.value, room, author, milliseconds(draft.at), until, uses);
}

}  // namespace teahouse
