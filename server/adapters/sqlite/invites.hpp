#pragma once

#include <optional>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/rows.hpp"
#include "core/invite.hpp"

namespace teahouse {

/// Reads invitations; see schema.cpp. Used by one thread at a time.
class KeptInvites {
 public:
  explicit KeptInvites(Database& database);

  struct Found {
    Invite invite;
    Key room = 0;
  };
  std::optional<Found> find(InviteId id);

  /// Those of a room that are good, the newest first, at most invites_max.
  std::vector<Invite> good(Key room, Instant now);

 private:
  Statement select_;
  Statement select_good_;
};

/// What is done with invitations inside the writer's transaction. Used on the writer's thread.
class Invites {
 public:
  explicit Invites(Database& database);

  KeptInvites& kept() { return kept_; }

  /// Why nobody enters the room by it.
  std::optional<Refusal> judge(InviteId id, Key room, Instant now);
  void use(InviteId id) { use_.run(id.value); }

  void add(const InviteDraft& draft, Key room, Key author);
  void revoke(InviteId id) { revoke_.run(id.value); }

 private:
  KeptInvites kept_;
  Statement insert_;
  Statement use_;
  Statement revoke_;
};

}  // namespace teahouse
