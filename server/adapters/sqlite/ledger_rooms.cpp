// The rows behind a Ledger: its statements, and rooms and people as it finds, makes and settles them.

#include <algorithm>
#include <string>
#include <utility>

#include "adapters/sqlite/ledger.hpp"
#include "base/check.hpp"
#include "base/planted.hpp"
#include "base/text.hpp"

namespace teahouse {
namespace {

constexpr std::size_t people_kept_max = 16'384;

}  // namespace

Ledger::Ledger(Database& database)
    : database_(database),
      messages_(database),
      forgetting_(database),
      shown_(database),
      invites_(database),
      subscriptions_(database),
      select_person_(database, "SELECT key FROM people WHERE id = ?"),
      select_name_(database, "SELECT name FROM people WHERE id = ?"),
      insert_person_(database, "INSERT INTO people (id, name, named_at, since) VALUES (?1, ?2, ?3, ?3)"),
      rename_person_(database,
                     "UPDATE people SET name = ?, named_at = max(?, named_at + 1) WHERE key = ? "
                     "RETURNING named_at"),
      select_room_(database,
                   sql({"SELECT ", room_columns, ", r.key, r.said, r.last, r.at, r.changed FROM rooms r ",
                        room_pair, "WHERE r.kind = ? AND r.uuid = ?"})),
      select_room_id_(database,
                      sql({"SELECT ", room_columns, " FROM rooms r ", room_pair, "WHERE r.key = ?"})),
      insert_room_(
          database,
          // The id of a direct room that a restore has lost is given again: so it is of the house's epoch.
          "INSERT INTO rooms (kind, uuid, name, topic, access, folded_name, folded_text, one, other, made, "
          "changed, epoch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT epoch FROM rooms WHERE kind = "
          "0))"),
      update_room_(
          database,
          "UPDATE rooms SET head = ?, said = ?, last = ?, at = ?, members = ?, changed = ? WHERE key = ?"),
      select_called_(database, "SELECT key FROM rooms WHERE folded_name = ?"),
      arrange_(database,
               "UPDATE rooms SET name = ?1, topic = ?2, folded_name = ?3, folded_text = ?4, speakers = ?5, "
               "change_window = ?6, arranged = ?7 WHERE key = ?8"),
      select_membership_(
          database,
          "SELECT here, mark, said, backs, turn, role, shown FROM memberships WHERE person = ? AND room = ?"),
      upsert_membership_(
          database,
          "INSERT INTO memberships (person, room, here, mark, said, turn, role) VALUES (?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT DO UPDATE SET here = excluded.here, mark = excluded.mark, said = excluded.said, "
          "turn = excluded.turn, role = excluded.role"),
      select_role_(database,
                   "SELECT role FROM memberships WHERE person = (SELECT key FROM people WHERE id = ?) "
                   "AND room = ?"),
      // Whoever has been there the longest, if nobody but who leaves keeps the room.
      select_heir_(
          database,
          "SELECT p.id, p.name FROM memberships m JOIN people p ON p.key = m.person WHERE m.room = ?1 "
          "AND m.here = 1 AND m.turn > 0 AND m.person <> ?2 AND NOT EXISTS (SELECT 1 FROM memberships k "
          "WHERE k.room = ?1 AND k.role = 1 AND k.person <> ?2) ORDER BY m.turn LIMIT 1"),
      select_called_so_(database, "SELECT id, name FROM people WHERE id = ?"),
      count_keepers_(database, "SELECT count(*) FROM memberships WHERE room = ? AND role = 1"),
      set_role_(database, "UPDATE memberships SET role = ? WHERE person = ? AND room = ?"),
      remove_(database, "UPDATE memberships SET here = 0, role = 0, turn = ? WHERE person = ? AND room = ?"),
      keep_name_(database,
                 "INSERT INTO former_names (person, until, name) SELECT key, max(?1, named_at + 1), name "
                 "FROM people WHERE key = ?2 AND name <> ?3"),
      forget_names_(database,
                    "DELETE FROM former_names WHERE person = ?1 AND until NOT IN (SELECT until FROM "
                    "former_names WHERE person = ?1 ORDER BY until DESC LIMIT ?2)"),
      move_mark_(database, "UPDATE memberships SET mark = ?, said = ? WHERE person = ? AND room = ?"),
      set_mark_(database,
                "UPDATE memberships SET mark = ?, said = ?, backs = ? WHERE person = ? AND room = ?"),
      set_shown_(database, "UPDATE memberships SET shown = ? WHERE person = ? AND room = ?"),
      set_room_(database,
                "UPDATE memberships SET level = ?, muted_until = ?, pinned = ?, archived = ?, "
                "revision = revision + 1 WHERE person = ? AND room = ? AND here = 1 RETURNING revision"),
      forget_settings_(database,
                       "UPDATE memberships SET level = 0, muted_until = 0, pinned = 0, archived = 0 "
                       "WHERE person = ? AND room = ?"),
      insert_entry_(database,
                    "INSERT INTO entries (place, said, kind, author, author_name, id, cid, at, body, target, "
                    "count, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      select_entry_by_cid_(database, sql({"SELECT ", entry_columns, " FROM ", entry_tables,
                                          "WHERE e.author = ? AND e.cid = ?"})),
      select_entry_(database, sql({"SELECT ", entry_columns, " FROM ", entry_tables, "WHERE e.place = ?"})),
      select_said_(database, "SELECT said FROM entries WHERE place = ?"),
      select_rooms_of_(database, "SELECT room FROM memberships WHERE person = ? ORDER BY room"),
      changes_(static_cast<std::uint64_t>(database.number("SELECT max(changed) FROM rooms"))) {
  if (planted(Plant::dedupe_only_in_memory)) database.run("UPDATE entries SET cid = cid || '~' || place");
}

std::optional<Key> Ledger::find_person(UserId who) {
  if (const auto kept = people_.find(who); kept != people_.end()) return kept->second;
  Rows rows = select_person_(who.value);
  if (!rows.next()) return std::nullopt;
  if (people_.size() >= people_kept_max) people_.clear();
  return people_.emplace(who, rows.integer(0)).first->second;
}

Key Ledger::known(const Person& person, Instant at) {
  if (const auto key = find_person(person.id)) return *key;
  insert_person_.run(person.id.value, person.name, at.time_since_epoch().count());
  const auto key = database_.last_key();
  const auto& lobby = known_room(RoomId::lobby());
  upsert_membership_.run(key, lobby.key, true, lobby.record.head.value, lobby.said, 0, false);
  return key;
}

Ledger::Room* Ledger::find_room(RoomId id) {
  if (const auto kept = rooms_.find(id); kept != rooms_.end()) return &kept->second;
  Rows rows = select_room_(kind_number(id.kind), id.uuid);
  if (!rows.next()) return nullptr;
  Room room;
  room.record = room_record(rows, 0);
  room.key = rows.integer(room_columns_count);
  room.said = rows.natural(room_columns_count + 1);
  room.last = Position{rows.natural(room_columns_count + 2)};
  room.at = Instant{Duration{rows.integer(room_columns_count + 3)}};
  room.changed = rows.natural(room_columns_count + 4);
  return &rooms_.emplace(id, std::move(room)).first->second;
}

Ledger::Room& Ledger::room_numbered(Key key) {
  RoomId id;
  {
    Rows rows = select_room_id_(key);
    rows.first();
    id = room_record(rows, 0).id;
  }
  return known_room(id);
}

Ledger::Room& Ledger::known_room(RoomId id) {
  auto* const found = find_room(id);
  if (found == nullptr) damaged("the room " + id.text() + " is not there");
  return *found;
}

Ledger::Room* Ledger::make_room(RoomId id, const std::string& name, const std::string& topic, Access access,
                                std::optional<std::pair<Key, Key>> pair) {
  const auto folded_name = fold(name);
  const auto folded_text = folded_name + '\n' + fold(topic);
  const auto made = changes_ + 1;  // The change that the first entry is about to be.
  const bool is_private = access == Access::invited;
  const auto insert = [&](const auto& unique_name, const auto& one, const auto& other) {
    return insert_room_.run_if_unique(kind_number(id.kind), id.uuid, name, topic, is_private, unique_name,
                                      folded_text, one, other, made, made);
  };
  // What a private room is called is its own affair: others learn it not even by being refused the name.
  const bool is_new = pair         ? insert(nullptr, pair->first, pair->second)
                      : is_private ? insert(nullptr, nullptr, nullptr)
                                   : insert(folded_name, nullptr, nullptr);
  return is_new ? find_room(id) : nullptr;
}

Ledger::Room& Ledger::make_direct(const Draft& draft, Key author) {
  const auto to = find_person(*draft.to);
  CHECK(to, "whom a direct room is made with was found before");
  const auto pair = draft.author.id < *draft.to ? std::pair{author, *to} : std::pair{*to, author};
  auto* const room = make_room(draft.room, {}, {}, Access::open, pair);
  CHECK(room != nullptr, "a direct room is made when it is not there");
  for (const Key person : {author, *to}) upsert_membership_.run(person, room->key, true, 0, 0, 0, false);
  return *room;
}

std::optional<Ledger::Belonging> Ledger::belonging(Key person, const Room& room) {
  Rows rows = select_membership_(person, room.key);
  if (!rows.next()) return std::nullopt;
  return Belonging{rows.integer(0) != 0,      Position{rows.natural(1)},
                   rows.natural(2),           static_cast<std::uint32_t>(rows.natural(3)),
                   Position{rows.natural(4)}, rows.integer(5) != 0 ? Role::keeper : Role::member,
                   Position{rows.natural(6)}};
}

std::uint64_t Ledger::said_up_to(const Room& room, Position position) {
  if (position == room.record.head) return room.said;
  if (position == Position{}) return 0;
  Rows rows = select_said_(place(room.key, position));
  rows.first();
  return rows.natural(0);
}

void Ledger::settle() {
  for (const auto& [id, room] : rooms_) {
    if (!room.grew) continue;
    update_room_.run(room.record.head.value, room.said, room.last.value, room.at.time_since_epoch().count(),
                     room.record.members, room.changed, room.key);
  }
  rooms_.clear();
}

bool Ledger::subscribe(UserId who, const Subscription& subscription, Instant now) {
  const auto person = find_person(who);
  if (person) subscriptions_.keep(*person, subscription, now);
  return person.has_value();
}

}  // namespace teahouse
