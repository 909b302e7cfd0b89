#include "adapters/sqlite/ledger.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "core/arranging.hpp"
#include "core/member.hpp"

namespace teahouse {
namespace {

/// The message that an entry is about beside its own words.
std::optional<std::uint64_t> other_message(const What& what) {
  if (const auto* const said = std::get_if<Said>(&what); said != nullptr && said->answers)
    return said->answers->position.value;
  if (const auto changed = target(what)) return changed->value;
  return std::nullopt;
}

std::uint32_t count(const What& what) {
  if (const auto* const all = std::get_if<RecalledAll>(&what)) return all->count;
  const auto* const reacted = std::get_if<Reacted>(&what);
  return reacted == nullptr ? 0 : reacted->count;
}

}  // namespace

Appended Ledger::append(const Draft& draft) {
  auto* room = draft.room.kind == RoomKind::lobby ? &known_room(draft.room) : find_room(draft.room);
  auto author = find_person(draft.author.id);
  auto verdict = judge(draft, room, author);
  if (std::holds_alternative<Go>(verdict)) {
    const auto refused = messages_.judge(draft, room == nullptr ? nullptr : &room->record,
                                         room == nullptr ? Key{} : room->key, author);
    if (refused) verdict = *refused;
  }

  // Of a draft that may be written, the unique index says for nothing whether it was written before. Of
  // others that has to be asked first: what was answered once is answered again, even to somebody who has
  // left since.
  const bool ready = std::holds_alternative<Go>(verdict) && room != nullptr && author;
  if (!ready && author) {
    if (auto before = repeat(*author, draft)) return *std::move(before);
  }
  if (const auto* const refusal = std::get_if<Refusal>(&verdict)) return *refusal;
  if (const auto* const turn = std::get_if<Position>(&verdict)) {
    Rows rows = select_entry_(place(room->key, *turn));
    rows.first();
    if (std::holds_alternative<Removed>(entry(rows, 0, room->record)->what))
      return hidden(*room, Refusal::not_a_member);
    return stored(*room, entry(rows, 0, room->record), true);
  }

  if (!author) author = known(draft.author, draft.at);
  if (room == nullptr) room = &make_direct(draft, *author);
  if (auto written = write(*room, *author, draft)) return *std::move(written);
  auto before = repeat(*author, draft);
  if (!before) damaged("a cid is taken by no entry");
  return *std::move(before);
}

Ledger::Verdict Ledger::judge(const Draft& draft, const Room* room, std::optional<Key> author) {
  if (draft.room.kind == RoomKind::open) return judge_open(draft, room, author);
  if (std::holds_alternative<Left>(draft.what)) return Refusal::cannot_leave;
  if (std::holds_alternative<Entered>(draft.what)) return Refusal::unknown_room;
  if (is_keeping(draft.what))
    return draft.room.kind == RoomKind::lobby ? Refusal::not_a_keeper : Refusal::unknown_room;
  if (draft.room.kind == RoomKind::direct) return judge_direct(draft, room);
  return Go{};
}

Ledger::Verdict Ledger::judge_open(const Draft& draft, const Room* room, std::optional<Key> author) {
  if (room == nullptr) return Refusal::unknown_room;
  const auto own = author ? belonging(*author, *room) : std::nullopt;
  const bool here = own && own->here;
  if (!is_move(draft.what)) {
    if (!here) return hidden(*room, Refusal::not_a_member);
    if (const auto refused = refuse_doing(draft.what, room->record, own->role)) return *refused;
    return judge_keeping(draft, *room);
  }
  const bool entering = std::holds_alternative<Entered>(draft.what);
  if (own && here == entering) return own->turn;
  if (entering) return judge_entering(draft, *room, own);
  if (!own) return hidden(*room, Refusal::not_a_member);
  return Go{};
}

Ledger::Verdict Ledger::judge_entering(const Draft& draft, const Room& room,
                                       const std::optional<Belonging>& own) {
  if (draft.invite) {
    if (const auto refused = invites_.judge(*draft.invite, room.key, draft.at)) return *refused;
    if (!own || room.record.access == Access::open) return Go{};
    Rows rows = select_entry_(place(room.key, own->turn));
    rows.first();
    const auto turn = entry(rows, 0, room.record);
    const bool is_old = std::holds_alternative<Removed>(turn->what) &&
                        invites_.kept().find(*draft.invite)->invite.at <= turn->at;
    return is_old ? Verdict{Refusal::invite_too_old} : Verdict{Go{}};
  }
  if (room.record.access == Access::invited) return Refusal::unknown_room;
  return Go{};
}

Refusal Ledger::hidden(const Room& room, Refusal otherwise) {
  return room.record.access == Access::invited ? Refusal::unknown_room : otherwise;
}

Ledger::Verdict Ledger::judge_direct(const Draft& draft, const Room* room) {
  const auto author = draft.author.id;
  if (room != nullptr) {
    const auto& pair = room->record.pair;
    if (pair.front().id == author || pair.back().id == author) return Go{};
    return Refusal::unknown_room;
  }
  if (!draft.to || RoomId::direct(author, *draft.to) != draft.room) return Refusal::unknown_room;
  if (!find_person(*draft.to)) return Refusal::unknown_recipient;
  return Go{};
}

std::optional<Stored> Ledger::write(Room& room, Key author, const Draft& draft) {
  const auto position = room.record.head.next();
  CHECK(position.value < positions_per_room, "a room's log is shorter than four thousand million entries");
  const auto said = room.said + (is_said(draft.what) ? 1 : 0);
  const auto at = std::max(draft.at, room.at);
  auto what = completed(draft, room, author);
  const auto* const other = subject(what);
  const auto about =
      other == nullptr ? std::nullopt : std::optional(static_cast<std::uint64_t>(*find_person(other->id)));
  if (!insert_entry_.run_if_unique(place(room.key, position), said, kind_number(what), author,
                                   draft.author.name, draft.id.value, draft.cid.value,
                                   at.time_since_epoch().count(), body(what), other_message(what),
                                   count(what), about)) {
    return std::nullopt;
  }

  room.record.head = position;
  room.said = said;
  room.at = at;
  room.changed = ++changes_;
  room.grew = true;
  if (is_said(draft.what)) {
    room.last = position;
    move_mark_.run(position.value, said, author, room.key);
    messages_.show(what, room.key, author, position);
  } else if (is_move(draft.what)) {
    take_turn(room, author, draft);
    keep(room, what);
  } else if (is_keeping(what)) {
    keep(room, what);
  } else {
    messages_.show(what, room.key, author, position);
  }

  return stored(room,
                std::make_shared<const Entry>(Entry{draft.room, position, draft.id, draft.author,
                                                    counterpart(room.record, draft.author.id), draft.cid, at,
                                                    std::move(what)}),
                false);
}

void Ledger::take_turn(Room& room, Key author, const Draft& draft) {
  const bool entering = std::holds_alternative<Entered>(draft.what);
  room.record.members = entering ? room.record.members + 1 : room.record.members - 1;
  const auto position = room.record.head.value;
  const bool keeps = entering && position == 1;  // Who made the room.
  upsert_membership_.run(author, room.key, entering, position, room.said, position, keeps);
  if (entering && draft.invite) invites_.use(*draft.invite);
  if (!entering) forget_settings_.run(author, room.key);
}

std::optional<Appended> Ledger::repeat(Key author, const Draft& draft) {
  auto before = entry_by_cid(author, draft.cid);
  if (before == nullptr) return std::nullopt;
  if (before->room != draft.room || !asks_again(draft.what, before->what)) return Refusal::cid_conflict;
  const auto& written_in = known_room(before->room);
  return stored(written_in, std::move(before), true);
}

EntryPtr Ledger::entry_by_cid(Key author, const Cid& cid) {
  Rows rows = select_entry_by_cid_(author, cid.value);
  if (!rows.next()) return nullptr;
  const auto room = room_at(rows.natural(0));
  Entry found = entry_value(rows, 0, room_numbered(room).record);
  shown_.show(found, room);
  return std::make_shared<const Entry>(std::move(found));
}

Stored Ledger::stored(const Room& room, EntryPtr entry, bool repeated) {
  const bool with_room = is_move(entry->what) || entry->position == Position{1};
  Stored answer{std::move(entry), repeated, std::nullopt};
  if (!with_room) return answer;
  answer.room = room.record;
  if (Rows rows = select_role_(answer.entry->author.id.value, room.key); rows.next() && rows.integer(0) != 0)
    answer.role = Role::keeper;
  for (auto& person : answer.room->pair) {
    Rows rows = select_name_(person.id.value);
    rows.first();
    person.name = rows.text(0);
  }
  return answer;
}

Appended Ledger::create_room(const RoomDraft& draft) {
  auto author = find_person(draft.author.id);
  if (const auto before = author ? entry_by_cid(*author, draft.cid) : nullptr) {
    const auto& made = known_room(before->room);
    const bool same = before->room.kind == RoomKind::open && before->position == Position{1} &&
                      asks_again(draft, made.record);
    if (!same) return Refusal::cid_conflict;
    return stored(made, before, true);
  }
  auto* const room = make_room(draft.id, draft.name, draft.topic, draft.access, std::nullopt);
  if (room == nullptr) return Refusal::room_name_taken;
  if (!author) author = known(draft.author, draft.at);
  auto written = write(*room, *author,
                       {draft.entry, draft.id, draft.author, std::nullopt, draft.cid, draft.at, Entered{}});
  if (!written) damaged("a cid is taken by no entry");
  return *std::move(written);
}

Instant Ledger::rename(UserId who, const std::string& name, Instant at) {
  const auto person = find_person(who);
  if (!person) {
    known({who, name}, at);
    return at;
  }
  keep_name_.run(at.time_since_epoch().count(), *person, name);
  forget_names_.run(*person, former_names_max);
  Rows rows = rename_person_(name, at.time_since_epoch().count(), *person);
  rows.first();
  return Instant{Duration{rows.integer(0)}};
}

std::optional<Mark> Ledger::mark(UserId who, const MarkMove& move) {
  const auto id = move.room;
  const auto* const room = find_room(id);
  if (room == nullptr) return std::nullopt;
  const auto person = find_person(who);
  if (!person && id == RoomId::lobby()) return Mark{id, room->record.head, 0};
  auto own = person ? belonging(*person, *room) : std::nullopt;
  if (!own || !own->here) return std::nullopt;

  if (const auto moved = moved_mark({id, own->mark, 0, own->backs}, move, room->record.head)) {
    own->mark = moved->position;
    own->backs = moved->backs;
    own->said = said_up_to(*room, own->mark);
    set_mark_.run(own->mark.value, own->said, own->backs, *person, room->key);
  }
  Mark mark{id, own->mark,
            static_cast<std::uint32_t>(std::min<std::uint64_t>(room->said - own->said, unread_max)),
            own->backs};
  std::vector<UserId> pair;
  for (const Person& one : room->record.pair) pair.push_back(one.id);
  const auto other = other_of(pair, who);
  const auto shown = shown_mark(own->shown, own->mark, move);
  if (other && shown != own->shown) {
    set_shown_.run(shown.value, *person, room->key);
    mark.seen = Seen{*other, shown};
  }
  return mark;
}

std::optional<RoomSettings> Ledger::set_room(UserId who, RoomId id, RoomSettings settings) {
  const auto* const room = find_room(id);
  const auto person = find_person(who);
  if (room == nullptr || !person) return std::nullopt;
  Rows rows = set_room_(level_number(settings.level), settings.muted_until.time_since_epoch().count(),
                        settings.pinned, settings.archived.value, *person, room->key);
  if (!rows.next()) return std::nullopt;
  settings.revision = static_cast<std::uint32_t>(rows.natural(0));
  return settings;
}

}  // namespace teahouse
