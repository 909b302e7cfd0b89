// What the Ledger decides about what keepers do: how a room is arranged, and who keeps it and is in it.

#include <optional>
#include <string>
#include <utility>

#include "adapters/sqlite/ledger.hpp"
#include "base/text.hpp"
#include "core/arranging.hpp"

namespace teahouse {

Ledger::Verdict Ledger::judge_keeping(const Draft& draft, const Room& room) {
  const auto* const arranged = std::get_if<Arranged>(&draft.what);
  if (arranged == nullptr) return judge_member(draft, room);
  const auto news = what_is_new(*arranged, room.record);
  if (is_empty(news)) return Refusal::already_so;
  if (!news.name || room.record.access == Access::invited) return Go{};
  const auto folded = fold(*news.name);
  Rows called_that = select_called_(folded);
  if (called_that.next() && called_that.integer(0) != room.key) return Refusal::room_name_taken;
  return Go{};
}

/// Whom a keeper may appoint or remove.
Ledger::Verdict Ledger::judge_member(const Draft& draft, const Room& room) {
  const auto* const whom = subject(draft.what);
  if (whom == nullptr) return Go{};
  const auto person = find_person(whom->id);
  const auto own = person ? belonging(*person, room) : std::nullopt;
  if (!own || !own->here) return Refusal::unknown_member;
  const auto* const appointed = std::get_if<Appointed>(&draft.what);
  if (appointed == nullptr)
    return whom->id == draft.author.id ? Verdict{Refusal::unknown_member} : Verdict{Go{}};
  if (appointed->on == (own->role == Role::keeper)) return Refusal::already_so;
  if (appointed->on) return Go{};
  Rows keepers = count_keepers_(room.key);
  keepers.first();
  return keepers.integer(0) == 1 ? Verdict{Refusal::last_keeper} : Verdict{Go{}};
}

/// What the draft asks for, with what the store adds.
What Ledger::completed(const Draft& draft, const Room& room, Key author) {
  const auto person = [](const Rows& rows) {
    return Person{UserId{rows.uuid(0)}, std::string(rows.text(1))};
  };
  if (std::holds_alternative<Left>(draft.what)) {
    Rows rows = select_heir_(room.key, author);
    return rows.next() ? Left{person(rows)} : Left{};
  }
  const auto* const whom = subject(draft.what);
  if (whom == nullptr) return messages_.completed(draft.what, room.record, room.key);
  Rows rows = select_called_so_(whom->id.value);
  rows.first();
  const auto* const appointed = std::get_if<Appointed>(&draft.what);
  return appointed == nullptr ? What{Removed{person(rows)}} : What{Appointed{person(rows), appointed->on}};
}

/// What an entry makes of the room, and of who is in it beside its author.
void Ledger::keep(Room& room, const What& what) {
  if (const auto* const arranged = std::get_if<Arranged>(&what)) return write_arrangement(room, *arranged);
  const auto* const other = subject(what);
  if (other == nullptr) return;
  const auto person = *find_person(other->id);
  if (std::holds_alternative<Removed>(what)) {
    --room.record.members;
    remove_.run(room.record.head.value, person, room.key);
    return forget_settings_.run(person, room.key);
  }
  const auto* const appointed = std::get_if<Appointed>(&what);
  set_role_.run(appointed == nullptr || appointed->on, person, room.key);
  write_arrangement(room, {});
}

void Ledger::write_arrangement(Room& room, const Arranged& arranged) {
  RoomRecord& record = room.record;
  arrange(record, arranged, record.head);
  const auto folded_name = fold(record.name);
  const auto run = [&](const auto& unique_name) {
    arrange_.run(record.name, record.topic, unique_name, folded_name + '\n' + fold(record.topic),
                 record.speakers == Speakers::keepers, record.window.count(), record.arranged.value,
                 room.key);
  };
  // As in make_room: what a private room is called is its own affair.
  if (record.access == Access::invited) return run(nullptr);
  run(folded_name);
}

}  // namespace teahouse
