#include "adapters/sqlite/messages.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "core/arranging.hpp"
#include "core/message.hpp"

namespace teahouse {
namespace {

std::string entry_sql() {
  std::string sql = "SELECT ";
  sql.append(entry_columns).append(" FROM ").append(entry_tables).append("WHERE e.place = ?");
  return sql;
}

}  // namespace

Messages::Messages(Database& database)
    : files_(database),
      shown_(database),
      words_(database),
      select_entry_(database, entry_sql()),
      select_edited_(database, "SELECT edited FROM entries WHERE place = ?"),
      forget_words_(database, "UPDATE entries SET body = '' WHERE place = ?"),
      edit_(database, "UPDATE entries SET body = ?, edited = ? WHERE place = ?"),
      recall_(database,
              "UPDATE entries SET body = '', recalled = ?1, pinned = CASE pinned WHEN 0 THEN 0 ELSE -?1 END "
              "WHERE place = ?2"),
      select_reaction_(database, "SELECT 1 FROM reactions WHERE place = ? AND emoji = ? AND person = ?"),
      insert_reaction_(database, "INSERT INTO reactions (place, emoji, turn, person) VALUES (?, ?, ?, ?)"),
      delete_reaction_(database, "DELETE FROM reactions WHERE place = ? AND emoji = ? AND person = ?"),
      delete_reactions_(database, "DELETE FROM reactions WHERE place = ?"),
      select_count_(database, "SELECT count FROM reaction_counts WHERE place = ? AND emoji = ?"),
      select_kinds_(database, "SELECT count(*) FROM reaction_counts WHERE place = ?"),
      count_up_(
          database,
          "INSERT INTO reaction_counts (place, emoji, count, first, changed) VALUES (?1, ?2, 1, ?3, ?3) "
          "ON CONFLICT DO UPDATE SET count = count + 1, changed = excluded.changed"),
      count_down_(database,
                  "UPDATE reaction_counts SET count = count - 1, changed = ? WHERE place = ? AND emoji = ?"),
      delete_count_(database, "DELETE FROM reaction_counts WHERE place = ? AND emoji = ? AND count = 0"),
      delete_counts_(database, "DELETE FROM reaction_counts WHERE place = ?"),
      pin_(database, "UPDATE entries SET pinned = ? WHERE place = ?"),
      select_pins_(database, "SELECT count(*) FROM entries WHERE pinned > 0 AND place BETWEEN ? AND ?") {}

std::optional<Refusal> Messages::judge(const Draft& draft, const RoomRecord* room, Key room_key,
                                       std::optional<Key> author) {
  if (const auto refused = judge_other(draft, room, room_key, author)) return refused;
  return files_.judge(draft);
}

std::optional<Refusal> Messages::judge_other(const Draft& draft, const RoomRecord* room, Key room_key,
                                             std::optional<Key> author) {
  const auto* const said = std::get_if<Said>(&draft.what);
  const bool answers = said != nullptr && said->answers;
  const auto changed = target(draft.what);
  if (!answers && !changed) return std::nullopt;
  const Position position = answers ? said->answers->position : *changed;
  const auto found = room == nullptr ? nullptr : message(*room, room_key, position);
  if (answers) {
    const bool is_message = found != nullptr && is_said(found->what);
    return is_message ? std::nullopt : std::optional(Refusal::unknown_message);
  }
  if (const auto refused = refuse_change(draft, found.get(), room == nullptr ? usual_window : room->window))
    return refused;
  if (const auto* const pinned = std::get_if<Pinned>(&draft.what))
    return judge_pin(*pinned, room_key, std::get<Said>(found->what));
  const auto* const reacted = std::get_if<Reacted>(&draft.what);
  if (reacted == nullptr) return std::nullopt;
  return judge_reaction(*reacted, place(room_key, position), author);
}

std::optional<Refusal> Messages::judge_reaction(const Reacted& reacted, std::uint64_t message,
                                                std::optional<Key> author) {
  const bool there = author && select_reaction_(message, reacted.emoji, *author).next();
  if (there == reacted.on) return Refusal::already_so;
  if (!reacted.on || select_count_(message, reacted.emoji).next()) return std::nullopt;
  Rows kinds = select_kinds_(message);
  kinds.first();
  if (kinds.natural(0) >= reactions_max) return Refusal::too_many_reactions;
  return std::nullopt;
}

std::optional<Refusal> Messages::judge_pin(const Pinned& pinned, Key room_key, const Said& message) {
  if (pinned.on == (message.pin && message.pin->on)) return Refusal::already_so;
  if (!pinned.on) return std::nullopt;
  Rows pins = select_pins_(place(room_key, {}), place(room_key, Position{positions_per_room - 1}));
  pins.first();
  return pins.natural(0) < pins_max ? std::nullopt : std::optional(Refusal::too_many_pins);
}

EntryPtr Messages::message(const RoomRecord& room, Key room_key, Position position) {
  if (position == Position{} || position > room.head) return nullptr;
  Rows rows = select_entry_(place(room_key, position));
  if (!rows.next()) return nullptr;
  Entry message = entry_value(rows, 0, room);
  shown_.show(message, room_key);
  return std::make_shared<const Entry>(std::move(message));
}

What Messages::completed(const What& what, const RoomRecord& room, Key room_key) {
  if (const auto* const said = std::get_if<Said>(&what)) {
    Said whole = *said;
    if (said->answers) whole.answers = quote(*message(room, room_key, said->answers->position));
    whole.files = files_.completed(said->files);
    return whole;
  }
  if (const auto* const arranged = std::get_if<Arranged>(&what)) return what_is_new(*arranged, room);
  const auto* const reacted = std::get_if<Reacted>(&what);
  if (reacted == nullptr) return what;
  Rows counted = select_count_(place(room_key, reacted->target), reacted->emoji);
  const auto before = counted.next() ? static_cast<std::uint32_t>(counted.natural(0)) : 0;
  return Reacted{reacted->target, reacted->emoji, reacted->on, reacted->on ? before + 1 : before - 1};
}

void Messages::show(const What& what, Key room_key, Key author, Position position) {
  if (const auto* const said = std::get_if<Said>(&what))
    return files_.give(said->files, place(room_key, position));
  const auto changed = target(what);
  if (!changed) return;
  const auto message = place(room_key, *changed);
  if (const auto* const reacted = std::get_if<Reacted>(&what))
    return react(*reacted, message, author, position);
  if (const auto* const pinned = std::get_if<Pinned>(&what)) {
    const auto since = static_cast<std::int64_t>(position.value);
    pin_.run(pinned->on ? since : -since, message);
    return;
  }
  if (const auto* const edited = std::get_if<Edited>(&what)) {
    forget_edit(room_key, message);
    words_.replace(message, edited->text);
    edit_.run(edited->text, position.value, message);
    return;
  }
  recall({message}, position);
}

void Messages::recall(const std::vector<std::uint64_t>& messages, Position by) {
  words_.remove(messages);
  for (const auto message : messages) {
    forget_edit(room_at(message), message);
    recall_.run(by.value, message);
    files_.forget(message);
    delete_reactions_.run(message);
    delete_counts_.run(message);
  }
}

/// The words of the edit before are kept in one place only, and that is about to be written over.
void Messages::forget_edit(Key room_key, std::uint64_t message) {
  Position before;
  {
    Rows rows = select_edited_(message);
    rows.first();
    before = Position{rows.natural(0)};
  }
  if (before != Position{}) forget_words_.run(place(room_key, before));
}

void Messages::react(const Reacted& reacted, std::uint64_t message, Key author, Position position) {
  if (reacted.on) {
    insert_reaction_.run(message, reacted.emoji, position.value, author);
    count_up_.run(message, reacted.emoji, position.value);
  } else {
    delete_reaction_.run(message, reacted.emoji, author);
    count_down_.run(position.value, message, reacted.emoji);
    delete_count_.run(message, reacted.emoji);
  }
}

Reactions::Reactions(Database& database)
    : select_counts_(database,
                     "SELECT place, emoji, count, changed FROM reaction_counts "
                     "WHERE place BETWEEN ? AND ? ORDER BY place, first"),
      select_people_(database,
                     "SELECT p.id, p.name FROM reactions r JOIN people p ON p.key = r.person "
                     "WHERE r.place = ? AND r.emoji = ? ORDER BY r.turn LIMIT ?"),
      select_own_(database,
                  "SELECT p.id, p.name FROM people p JOIN reactions r ON r.person = p.key "
                  "WHERE p.id = ? AND r.place = ? AND r.emoji = ?") {}

void Reactions::show(std::vector<Entry>& entries, Key room_key, std::optional<UserId> reader) {
  if (entries.empty()) return;
  const auto [low, high] = std::minmax(entries.front().position, entries.back().position);
  const bool upwards = entries.front().position == low;
  for (Rows rows = select_counts_(place(room_key, low), place(room_key, high)); rows.next();) {
    const auto message = rows.natural(0);
    const auto above = message - place(room_key, low);
    auto& said = std::get<Said>(entries.at(upwards ? above : entries.size() - 1 - above).what);
    if (said.recalled != Position{}) continue;  // They are about to go.
    said.reactions.push_back({std::string(rows.text(1)), static_cast<std::uint32_t>(rows.natural(2)),
                              Position{rows.natural(3)}, people(message, rows.text(1), reader)});
  }
}

std::vector<Person> Reactions::people(std::uint64_t message, std::string_view emoji,
                                      std::optional<UserId> reader) {
  const auto person = [](const Rows& rows) {
    return Person{UserId{rows.uuid(0)}, std::string(rows.text(1))};
  };
  std::vector<Person> people;
  if (reader) {
    Rows own = select_own_(reader->value, message, emoji);
    if (own.next()) people.push_back(person(own));
  }
  for (Rows rows = select_people_(message, emoji, reaction_people_max); rows.next();) {
    Person one = person(rows);
    const bool is_reader = reader && one.id == *reader;
    if (!is_reader && people.size() < reaction_people_max) people.push_back(std::move(one));
  }
  return people;
}

}  // namespace teahouse
