#include "adapters/sqlite/reader.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace teahouse {
namespace {

/// Columns of the statements below that are about a room and its log.
constexpr std::string_view room_and_log_columns = ", r.key, r.last, ";
constexpr int key_column = room_columns_count;
constexpr int last_column = room_columns_count + 1;
constexpr int next_column = room_columns_count + 2;

}  // namespace

Reader::Reader(Database& database)
    : reactions_(database),
      files_(database),
      found_(database),
      invites_(database),
      finder_(database),
      own_(database),
      subscribers_(database),
      select_room_(database, sql({"SELECT ", room_columns, room_and_log_columns, "0 FROM rooms r ", room_pair,
                                  "WHERE r.kind = ? AND r.uuid = ?"})),
      select_room_numbered_(database,
                            sql({"SELECT ", room_columns, " FROM rooms r ", room_pair, "WHERE r.key = ?"})),
      select_epoch_(database, "SELECT epoch FROM rooms WHERE kind = 0"),
      select_here_(
          database,
          "SELECT m.here, m.role FROM memberships m WHERE m.person = (SELECT key FROM people WHERE id = ?) "
          "AND m.room = ?"),
      select_newest_(database, sql({"SELECT ", entry_columns, " FROM ", entry_tables,
                                    "WHERE e.place > ? AND e.place < ? ORDER BY e.place DESC LIMIT ?"})),
      select_oldest_(database, sql({"SELECT ", entry_columns, " FROM ", entry_tables,
                                    "WHERE e.place > ? AND e.place < ? ORDER BY e.place LIMIT ?"})),
      select_pins_(database, sql({"SELECT ", entry_columns, " FROM ", entry_tables,
                                  "WHERE e.pinned > 0 AND e.place > ? AND e.place < ? ORDER BY e.pinned DESC "
                                  "LIMIT ?"})),
      select_entry_(database, sql({"SELECT ", entry_columns, " FROM ", entry_tables, "WHERE e.place = ?"})),
      select_change_(database, "SELECT max(changed) FROM rooms"),
      select_changes_(database, sql({"SELECT ", room_columns, ", r.changed, r.made FROM rooms r ", room_pair,
                                     "WHERE r.changed > ? ORDER BY r.changed LIMIT ?"})),
      select_person_(database, "SELECT key, name, named_at FROM people WHERE id = ?"),
      select_memberships_(
          database,
          sql({"SELECT ", room_columns, room_and_log_columns,
               "m.mark, r.said - m.said, m.role, m.backs, m.level, m.muted_until, m.pinned, m.archived, ",
               "m.revision, coalesce((SELECT o.shown FROM memberships o WHERE o.room = r.key AND o.person = ",
               "CASE ?1 WHEN r.one THEN r.other ELSE r.one END AND o.person <> ?1), 0) ",
               "FROM memberships m JOIN rooms r ", room_pair,
               "WHERE m.person = ?1 AND r.key = m.room AND r.key IN (",
               "SELECT o.key FROM memberships n JOIN rooms o ON o.key = n.room ",
               "WHERE n.person = ?1 AND n.here = 1 ",
               "ORDER BY o.kind, o.changed DESC LIMIT ?2) ",  // Open rooms before direct ones.
               "ORDER BY r.kind <> 0, r.changed DESC"})),
      select_found_(database,
                    sql({"SELECT ", room_columns,
                         ", EXISTS (SELECT 1 FROM memberships m WHERE m.room = r.key AND m.here = 1 ",
                         "AND m.person = (SELECT key FROM people WHERE id = ?)) ",
                         "FROM rooms r INDEXED BY rooms_by_members ", room_pair,
                         "WHERE r.kind = 1 AND r.access = 0 AND instr(r.folded_text, ?) > 0 ",
                         "ORDER BY r.members DESC, r.key DESC LIMIT ?"})),
      select_members_(
          database,
          "SELECT p.id, p.name, m.role, e.at, m.turn FROM memberships m INDEXED BY memberships_by_room "
          "JOIN people p ON p.key = m.person JOIN entries e ON e.place = (m.room << 32) + m.turn "
          "WHERE m.room = ? AND m.here = 1 AND m.turn > 0 AND m.turn > ? ORDER BY m.turn LIMIT ?"),
      select_known_(database, "SELECT key, name, since FROM people WHERE id = ?"),
      select_former_names_(database,
                           "SELECT name, until FROM former_names WHERE person = ? ORDER BY until DESC") {}

std::variant<Page, Refusal> Reader::page(const PageQuery& query) {
  Rows found = select_room_(kind_number(query.room.kind), query.room.uuid);
  if (!found.next()) {
    if (query.room.kind != RoomKind::direct || !query.reader) return Refusal::unknown_room;
    Rows house = select_epoch_();  // The one that the room will be of.
    house.first();
    return Page{Epoch{static_cast<std::uint32_t>(house.integer(0))}, Position{1}, {}, {}};
  }
  const auto key = found.integer(key_column);
  const auto room = room_record(found, 0);
  if (query.reader) {
    if (const auto refused = refuse_reading(*query.reader, room, key)) return *refused;
  }

  if (query.pinned) return pins(room, key, query.limit);
  const auto end = room.head.next();
  const auto before = query.before == Position{} ? end : std::min(query.before, end);
  auto after = std::min(query.after, room.head);
  if (query.from) after = std::max(after, finder_.last_before(key, room.head, *query.from));
  auto& select = query.keep == PageEnd::newest ? select_newest_ : select_oldest_;
  std::vector<Entry> entries;
  std::size_t of_words = 0;  // What more there is around them is counted below.
  for (Rows rows = select(place(key, after), place(key, before), query.limit); rows.next();) {
    entries.push_back(entry_value(rows, 0, room));
    of_words += words(entries.back().what).size();
    if (of_words > page_bytes_max) break;
  }
  reactions_.show(entries, key, query.reader);
  files_.show(entries, key);

  Page page{room.epoch, room.first, room.head, {}};
  std::size_t bytes = 0;
  for (Entry& next : entries) {
    bytes += frame_bytes(next);
    if (bytes > page_bytes_max && !page.entries.empty()) break;
    page.entries.push_back(std::make_shared<const Entry>(std::move(next)));
  }
  if (query.keep == PageEnd::newest) std::ranges::reverse(page.entries);
  return page;
}

Page Reader::pins(const RoomRecord& room, Key key, std::uint32_t limit) {
  Page page{room.epoch, room.first, room.head, {}};
  std::size_t bytes = 0;
  for (Rows rows = select_pins_(place(key, {}), place(key, room.head.next()), limit); rows.next();) {
    auto pinned = entry(rows, 0, room);
    bytes += frame_bytes(*pinned);
    if (bytes > page_bytes_max && !page.entries.empty()) break;
    page.entries.push_back(std::move(pinned));
  }
  return page;
}

std::optional<Refusal> Reader::refuse_reading(UserId who, const RoomRecord& room, Key key) {
  if (room.id.kind == RoomKind::lobby || is_here(who, key)) return std::nullopt;
  const bool hidden = room.id.kind == RoomKind::direct || room.access == Access::invited;
  return hidden ? Refusal::unknown_room : Refusal::not_a_member;
}

bool Reader::is_here(UserId who, Key room) {
  return role(who, room).has_value();
}

std::optional<Role> Reader::role(UserId who, Key room) {
  Rows rows = select_here_(who.value, room);
  if (!rows.next() || rows.integer(0) == 0) return std::nullopt;
  return rows.integer(1) != 0 ? Role::keeper : Role::member;
}

Changes Reader::changes(std::uint64_t after) {
  constexpr auto newest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  Changes answer;
  for (Rows rows = select_changes_(std::min(after, newest), changes_page); rows.next();) {
    auto room = room_record(rows, 0);
    RoomChange change{room.id, room.epoch, room.head, {}, rows.natural(room_columns_count + 1) > after};
    for (const auto& person : room.pair) change.pair.push_back(person.id);
    answer.rooms.push_back(std::move(change));
    answer.upto = rows.natural(room_columns_count);
  }
  if (answer.rooms.size() == changes_page) return answer;
  Rows rows = select_change_();
  rows.first();
  answer.upto = rows.natural(0);
  return answer;
}

PersonRecord Reader::person(UserId who) {
  PersonRecord answer;
  Rows person = select_person_(who.value);
  if (!person.next()) {
    Rows lobby = select_room_(kind_number(RoomKind::lobby), Uuid{});
    lobby.first();
    answer.rooms.push_back(membership(lobby, room_record(lobby, 0).head, 0));
    return answer;
  }
  answer.name = person.text(1);
  answer.named = Instant{Duration{person.integer(2)}};
  for (Rows rows = select_memberships_(person.integer(0), rooms_of_person_max); rows.next();) {
    answer.rooms.push_back(
        membership(rows, Position{rows.natural(next_column)}, rows.natural(next_column + 1)));
    if (rows.integer(next_column + 2) != 0) answer.rooms.back().role = Role::keeper;
    answer.rooms.back().backs = static_cast<std::uint32_t>(rows.natural(next_column + 3));
    answer.rooms.back().settings = room_settings(rows, next_column + 4);
    answer.rooms.back().seen = Position{rows.natural(next_column + 9)};
  }
  return answer;
}

Membership Reader::membership(const Rows& rows, Position mark, std::uint64_t unread) {
  Membership answer{room_record(rows, 0), mark,
                    static_cast<std::uint32_t>(std::min<std::uint64_t>(unread, unread_max)), nullptr,
                    Role::member};
  const Position last{rows.natural(last_column)};
  if (last == Position{}) return answer;
  const auto room = rows.integer(key_column);
  Rows entries = select_entry_(place(room, last));
  entries.first();
  Entry message = entry_value(entries, 0, answer.room);
  files_.show(message, room);
  answer.last = std::make_shared<const Entry>(std::move(message));
  return answer;
}

std::optional<FileRecord> Reader::own_file(UserId owner, FileId file) {
  return found_.own(owner, file);
}

std::optional<FileRecord> Reader::file_in(RoomId room, FileId file, UserId reader) {
  Rows found = select_room_(kind_number(room.kind), room.uuid);
  if (!found.next()) return std::nullopt;
  const auto key = found.integer(key_column);
  if (room.kind != RoomKind::lobby && !is_here(reader, key)) return std::nullopt;
  return found_.in(key, file);
}

std::vector<RoomFound> Reader::find_rooms(const RoomSearch& search) {
  std::vector<RoomFound> answer;
  const auto wanted = fold(search.query);
  for (Rows rows = select_found_(search.who.value, wanted, search.limit); rows.next();) {
    answer.push_back({room_record(rows, 0), rows.integer(room_columns_count) != 0});
  }
  return answer;
}

Invited Reader::invites(UserId who, RoomId id, Instant now) {
  if (id.kind == RoomKind::lobby) return Refusal::not_a_keeper;
  Rows found = select_room_(kind_number(id.kind), id.uuid);
  if (id.kind == RoomKind::direct || !found.next()) return Refusal::unknown_room;
  const auto key = found.integer(key_column);
  const auto own = role(who, key);
  if (!own && room_record(found, 0).access == Access::invited) return Refusal::unknown_room;
  if (own != Role::keeper) return Refusal::not_a_keeper;
  return invites_.good(key, now);
}

std::variant<InviteFound, Refusal> Reader::find_invite(InviteId id, UserId who, Instant now) {
  const auto found = invites_.find(id);
  if (!found) return Refusal::unknown_invite;
  const bool entered = is_here(who, found->room);
  if (const auto refused = refuse_invite(found->invite, now); refused && !entered) return *refused;
  Rows room = select_room_numbered_(found->room);
  room.first();
  return InviteFound{found->invite, room_record(room, 0), entered};
}

}  // namespace teahouse
