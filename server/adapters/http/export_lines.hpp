#pragma once

#include <cstdint>
#include <string>

#include "base/time.hpp"
#include "core/entry.hpp"

namespace teahouse::http {

// The lines of docs/export.md, each with its end.

void append_head(UserId who, Instant at, std::string& out);

/// Of the room that the messages after it are of, as one of its people sees it.
void append_room(const RoomRecord& room, UserId who, std::string& out);

void append_message(const Entry& message, std::string& out);

void append_end(std::uint64_t messages, std::string& out);

/// As people and programs read it: `2026-01-31T08:15:00.123Z`.
std::string utc(Instant at);

}  // namespace teahouse::http
