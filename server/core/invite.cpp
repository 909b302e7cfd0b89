#include "core/invite.hpp"

namespace teahouse {

std::optional<Refusal> refuse_invite(const Invite& invite, Instant now) {
  if (invite.revoked) return Refusal::invite_revoked;
  if (invite.until && *invite.until <= now) return Refusal::invite_expired;
  if (invite.uses && invite.used >= *invite.uses) return Refusal::invite_used_up;
  return std::nullopt;
}

bool asks_again(const InviteDraft& draft, const Invite& kept) {
  // When it was asked again it is later; whether it lasts for ever is the same.
  return draft.author.id == kept.by.id && draft.until.has_value() == kept.until.has_value() &&
         draft.uses == kept.uses;
}

}  // namespace teahouse
