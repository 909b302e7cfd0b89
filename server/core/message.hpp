#pragma once

#include <optional>

#include "base/time.hpp"
#include "core/entry.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

// What becomes of a message after it was said. Pure: stores decide by it, and whoever keeps entries in memory
// keeps them as they are now.

/// Why the message that a draft edits, recalls or reacts to cannot be; nothing, if it can. `message` is the
/// entry at the draft's target, as it is now, if there is one.
/// `window` is the room's, see RoomRecord. Whether a reaction is there already is for the store to say.
std::optional<Refusal> refuse_change(const Draft& draft, const Entry* message, Duration window);

/// How a message is quoted in an answer to it.
Quote quote(const Entry& message);

/// The entry as it is after `change`, a newer one of the same log: the message that was changed, an answer
/// that quotes it, the edit before, whose words are forgotten. The same pointer, if nothing changes for it.
/// Of a reaction, `people` is filled up to its bound and not ordered for anybody.
EntryPtr after(const EntryPtr& entry, const Entry& change);

}  // namespace teahouse
