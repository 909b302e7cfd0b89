#pragma once

#include <optional>

#include "core/entry.hpp"
#include "core/records.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

// What keepers say of a room, and what follows from it. Pure: stores decide by it.

/// Of what a keeper wants what is not so yet.
Arranged what_is_new(const Arranged& wanted, const RoomRecord& room);

/// Whether a draft asks again for what became this room. One that was arranged since may be called anything.
bool asks_again(const RoomDraft& draft, const RoomRecord& room);

/// Whether there is nothing in it.
bool is_empty(const Arranged& arranged);

/// The room is so from the entry at `position` on.
void arrange(RoomRecord& room, const Arranged& arranged, Position position);

/// Why somebody of this role may not do that in the room, although they are in it: only keepers do what
/// is_keeping; where only they speak, nobody else says anything, pins it or takes it down.
std::optional<Refusal> refuse_doing(const What& what, const RoomRecord& room, Role role);

}  // namespace teahouse
