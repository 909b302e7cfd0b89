#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "adapters/sqlite/database.hpp"
#include "core/entry.hpp"

namespace teahouse {

// How values stand in rows; the one place that knows the numbers and the order of columns.

/// A room's or a person's number inside the database.
using Key = std::int64_t;

constexpr std::uint64_t positions_per_room = std::uint64_t{1} << 32;

/// The primary key of an entry; see schema.cpp.
constexpr std::uint64_t place(Key room, Position position) {
  return static_cast<std::uint64_t>(room) * positions_per_room + position.value;
}
constexpr Key room_at(std::uint64_t place) {
  return static_cast<Key>(place / positions_per_room);
}

int kind_number(RoomKind kind);
int kind_number(const What& what);
int level_number(Level level);
Level level_numbered(const Rows& rows, int column);

/// The words of an entry as its row keeps them: a text, an emoji, what a keeper said of the room, or
/// the name of whom it is about.
std::string body(const What& what);

/// Of the columns level, muted_until, pinned, archived and revision, the first of which is at `column`.
RoomSettings room_settings(const Rows& rows, int column);

/// After `rooms r`: the people of its pair.
/// A statement of these parts.
std::string sql(std::initializer_list<std::string_view> parts);

constexpr std::string_view room_pair =
    "LEFT JOIN people one ON one.key = r.one LEFT JOIN people other ON other.key = r.other ";
constexpr std::string_view room_columns =
    "r.kind, r.uuid, r.name, r.topic, r.epoch, r.first, r.head, r.members, one.id, one.name, other.id, "
    "other.name, r.access, r.speakers, r.change_window, r.arranged";
constexpr int room_columns_count = 16;

/// From room_columns, the first of which is at `column`.
RoomRecord room_record(const Rows& rows, int column);

/// With the message that an answer quotes; (e.place >> 32 << 32) is the room's part of a place. What was
/// recalled by a RecalledAll says so, also where the row does not yet: see forgetting.hpp.
constexpr std::string_view entry_tables =
    "entries e JOIN people author ON author.key = e.author "
    "LEFT JOIN forgettings gone ON gone.room = e.place >> 32 AND gone.person = e.author AND e.kind IN (0, 3) "
    "AND e.recalled = 0 AND e.place > gone.after AND e.place < gone.upto "
    "LEFT JOIN entries quoted ON e.kind = 0 AND quoted.place = (e.place >> 32 << 32) + e.target "
    "LEFT JOIN forgettings silent ON silent.room = quoted.place >> 32 AND silent.person = quoted.author "
    "AND quoted.place > silent.after AND quoted.place < silent.upto "
    "LEFT JOIN people speaker ON speaker.key = quoted.author ";
constexpr std::string_view entry_columns =
    "e.place, e.kind, author.id, e.author_name, e.id, e.cid, e.at, iif(gone.upto IS NULL, e.body, ''), "
    "e.target, e.edited, iif(gone.upto IS NULL OR e.kind <> 0, e.recalled, gone.upto & 4294967295), "
    "e.count, iif(gone.upto IS NULL OR e.pinned = 0, e.pinned, -(gone.upto & 4294967295)), speaker.id, "
    "quoted.author_name, iif(silent.upto IS NULL, substr(quoted.body, 1, 120), ''), "
    "(SELECT count(*) FROM files f WHERE f.place = quoted.place), "
    "(SELECT f.name FROM files f WHERE f.place = quoted.place AND f.turn = 0), "
    "(SELECT p.id FROM people p WHERE p.key = e.subject)";

static_assert(quote_code_points == 120, "substr of entry_columns cuts there");

/// From entry_columns, the first of which is at `column`; of this room. Of a message, without its reactions
/// and files.
Entry entry_value(const Rows& rows, int column, const RoomRecord& room);
EntryPtr entry(const Rows& rows, int column, const RoomRecord& room);

/// The other one in a direct room; nobody in the others.
std::optional<UserId> counterpart(const RoomRecord& room, UserId author);

}  // namespace teahouse
