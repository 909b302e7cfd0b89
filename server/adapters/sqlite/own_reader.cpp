#include "adapters/sqlite/own_reader.hpp"

#include <memory>
#include <string>
#include <utility>

namespace teahouse {
namespace {

/// Stretches of the index that one answer looks at: some milliseconds.
constexpr int looks_max = 512;

}  // namespace

OwnReader::OwnReader(Database& database)
    : places_(database),
      files_(database),
      select_person_(database, "SELECT key FROM people WHERE id = ?"),
      select_key_(database, "SELECT key FROM rooms WHERE kind = ? AND uuid = ?"),
      // Somebody has a row in memberships for every room that they ever said anything in.
      select_rooms_(database,
                    sql({"SELECT ", room_columns, ", r.key FROM memberships m JOIN rooms r ", room_pair,
                         "WHERE m.person = ? AND m.room >= ? AND r.key = m.room ", "ORDER BY m.room"})),
      select_entry_(database, sql({"SELECT ", entry_columns, " FROM ", entry_tables, "WHERE e.place = ?"})) {}

OwnMessages OwnReader::piece(UserId who, const std::optional<OwnPlace>& after) {
  Key author = 0;
  Key first = 0;
  {
    Rows rows = select_person_(who.value);
    if (!rows.next()) return {};
    author = rows.integer(0);
  }
  if (after) {
    Rows rows = select_key_(kind_number(after->room.kind), after->room.uuid);
    if (!rows.next()) return {};
    first = rows.integer(0);
  }
  int looks = looks_max;
  for (Rows rows = select_rooms_(author, first); rows.next();) {
    auto room = room_record(rows, 0);
    const auto key = rows.integer(room_columns_count);
    const auto from = after && key == first ? after->position : Position{};
    const auto found = places_.after(author, key, from, room.head, own_messages_max, looks);
    if (!found.places.empty()) {
      OwnMessages answer;
      answer.next = OwnPlace{room.id, read(found, room, answer.messages)};
      if (!answer.messages.empty()) answer.room = std::move(room);
      return answer;
    }
    if (looks <= 0) return {.next = OwnPlace{room.id, found.looked_to}};
  }
  return {};
}

/// As many as make a page; answers up to where it looked.
Position OwnReader::read(const OwnPlaces::Piece& found, const RoomRecord& room,
                         std::vector<EntryPtr>& messages) {
  std::size_t bytes = 0;
  for (const auto at : found.places) {
    Rows rows = select_entry_(at);
    rows.first();
    Entry message = entry_value(rows, 0, room);
    // Recalled, and not written over yet.
    if (std::get<Said>(message.what).recalled != Position{}) continue;
    files_.show(message, room_at(at));
    bytes += frame_bytes(message);
    if (bytes > page_bytes_max && !messages.empty()) return messages.back()->position;
    messages.push_back(std::make_shared<const Entry>(std::move(message)));
  }
  return found.looked_to;
}

}  // namespace teahouse
