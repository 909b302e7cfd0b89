#include "adapters/memory/memory_store.hpp"

#include <algorithm>
#include <memory>

#include "base/check.hpp"
#include "base/text.hpp"
#include "core/arranging.hpp"

namespace teahouse {
MemoryStore::MemoryStore() {
  make_room(RoomId::lobby(), {}, {});
}

void MemoryStore::append(Draft draft, Done<Appended> done) {
  done(locked([&] { return append_now(draft); }));
}

void MemoryStore::page(PageQuery query, Done<std::variant<Page, Refusal>> done) {
  done(locked([&] { return page_now(query); }));
}

void MemoryStore::find_messages(MessageSearch search, Done<std::variant<MessagesFound, Refusal>> done) {
  done(locked([&] { return messages_now(search); }));
}

void MemoryStore::own_messages(UserId who, std::optional<OwnPlace> after, Done<OwnMessages> done) {
  done(locked([&] { return own_now(who, after); }));
}

void MemoryStore::changes(std::uint64_t after, Done<Changes> done) {
  done(locked([&] { return changes_after(after); }));
}

void MemoryStore::person(UserId who, Done<PersonRecord> done) {
  done(locked([&] { return person_now(who); }));
}

void MemoryStore::rename(UserId who, std::string name, Instant at, Done<Instant> done) {
  done(locked([&] { return rename_now({who, std::move(name)}, at); }));
}

void MemoryStore::mark(UserId who, MarkMove move, Done<std::optional<Mark>> done) {
  done(locked([&] { return mark_now(who, move); }));
}

void MemoryStore::set_room(UserId who, RoomId room, RoomSettings settings,
                           Done<std::optional<RoomSettings>> done) {
  done(locked([&] { return set_now(who, room, settings); }));
}

void MemoryStore::create_room(RoomDraft draft, Done<Appended> done) {
  CHECK(draft.id.kind == RoomKind::open, "only open rooms are made by somebody's wish");
  done(locked([&] { return create_now(draft); }));
}

void MemoryStore::find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) {
  done(locked([&] { return find_now(search); }));
}

Appended MemoryStore::append_now(const Draft& draft) {
  if (const auto* const before = entry_by_cid(draft.author.id, draft.cid)) {
    const Entry& entry = **before;
    if (entry.room != draft.room || !asks_again(draft.what, entry.what)) return Refusal::cid_conflict;
    return stored(*before, true);
  }

  if (draft.room.kind == RoomKind::open && is_move(draft.what)) {
    const auto* const own = belonging(draft.author.id, draft.room);
    const bool here = own != nullptr && own->here;
    if (own != nullptr && here == std::holds_alternative<Entered>(draft.what)) {
      if (!std::holds_alternative<Removed>(own->turn->what)) return stored(own->turn, true);
      return find(draft.room)->record.access == Access::invited ? Refusal::unknown_room
                                                                : Refusal::not_a_member;
    }
  }

  if (const auto refused = refusal(draft)) return *refused;
  if (const auto refused = refuse_message(draft)) return *refused;
  if (const auto refused = refuse_files(draft)) return *refused;
  return write(draft);
}

std::optional<Refusal> MemoryStore::refusal(const Draft& draft) const {
  const auto* const log = find(draft.room);
  const auto& author = draft.author.id;

  if (draft.room.kind == RoomKind::open) {
    if (log == nullptr) return Refusal::unknown_room;
    const auto* const own = belonging(author, draft.room);
    const bool here = own != nullptr && own->here;
    if (here) return refuse_here(*log, *own, draft);
    if (std::holds_alternative<Entered>(draft.what)) return refuse_entering(*log, draft);
    return log->record.access == Access::invited ? Refusal::unknown_room : Refusal::not_a_member;
  }

  if (std::holds_alternative<Left>(draft.what)) return Refusal::cannot_leave;
  if (is_keeping(draft.what))
    return draft.room.kind == RoomKind::lobby ? Refusal::not_a_keeper : Refusal::unknown_room;
  if (std::holds_alternative<Entered>(draft.what)) return Refusal::unknown_room;
  if (draft.room.kind == RoomKind::lobby) return std::nullopt;

  if (log != nullptr) {
    if (std::ranges::find(log->pair, author) == log->pair.end()) return Refusal::unknown_room;
    return std::nullopt;
  }
  if (!draft.to || RoomId::direct(author, *draft.to) != draft.room) return Refusal::unknown_room;
  if (!people_.contains(*draft.to)) return Refusal::unknown_recipient;
  return std::nullopt;
}

Stored MemoryStore::write(const Draft& draft) {
  auto& author = known(draft.author, draft.at);
  if (draft.room.kind == RoomKind::direct && find(draft.room) == nullptr) {
    make_room(draft.room, {}, {}).pair = {std::min(draft.author.id, *draft.to),
                                          std::max(draft.author.id, *draft.to)};
    author.rooms[draft.room].here = true;
    people_[*draft.to].rooms[draft.room].here = true;
  }

  auto& log = rooms_.at(draft.room);
  std::optional<UserId> to;
  if (!log.pair.empty()) to = log.pair[0] == draft.author.id ? log.pair[1] : log.pair[0];
  const auto position = log.record.head.next();
  const auto at = log.entries.empty() ? draft.at : std::max(draft.at, log.entries.back()->at);
  const auto entry = std::make_shared<const Entry>(
      Entry{draft.room, position, draft.id, draft.author, to, draft.cid, at, completed(log, draft)});

  show(log, *entry);
  give_files(*entry);
  keep(log, entry);
  if (std::holds_alternative<Recalled>(entry->what)) forget_files(draft.room, *target(entry->what));
  if (std::holds_alternative<RecalledAll>(entry->what)) forget_files_of(draft.author.id, draft.room);
  log.entries.push_back(entry);
  log.record.head = position;
  rooms_by_change_.erase(log.changed);
  log.changed = ++changes_;
  rooms_by_change_.emplace(log.changed, draft.room);
  entries_by_cid_.emplace(std::pair{draft.author.id, draft.cid}, std::pair{draft.room, position});

  auto& own = author.rooms[draft.room];
  if (moves_mark(entry->what)) own.mark = position;
  if (is_move(entry->what)) {
    own.here = std::holds_alternative<Entered>(draft.what);
    own.turn = entry;
    own.role = own.here && position == Position{1} ? Role::keeper : Role::member;
    if (own.here && draft.invite) ++invites_.at(*draft.invite).second.used;
    if (!own.here) own.settings = {.revision = own.settings.revision};
    log.record.members = own.here ? log.record.members + 1 : log.record.members - 1;
  }
  return stored(entry, false);
}

Stored MemoryStore::stored(const EntryPtr& entry, bool repeated) const {
  Stored answer{without_reactions(entry), repeated, std::nullopt};
  if (is_move(entry->what) || entry->position == Position{1}) {
    answer.room = record(*find(entry->room));
    answer.role = belonging(entry->author.id, entry->room)->role;
  }
  return answer;
}

Appended MemoryStore::create_now(const RoomDraft& draft) {
  if (const auto* const before = entry_by_cid(draft.author.id, draft.cid)) {
    const auto& entry = *before;
    const auto& room = find(entry->room)->record;
    const bool same =
        entry->room.kind == RoomKind::open && entry->position == Position{1} && asks_again(draft, room);
    if (!same) return Refusal::cid_conflict;
    return stored(entry, true);
  }

  const bool is_taken = draft.access == Access::open && is_called(draft.id, fold(draft.name));
  if (rooms_.contains(draft.id) || is_taken) return Refusal::room_name_taken;
  make_room(draft.id, draft.name, draft.topic, draft.access);
  return write({draft.entry, draft.id, draft.author, std::nullopt, draft.cid, draft.at, Entered{}});
}

Instant MemoryStore::rename_now(const Person& person, Instant at) {
  const bool is_new = !people_.contains(person.id);
  auto& who = known(person, at);
  if (is_new) return at;
  who.named = std::max(at, who.named + Duration{1});
  if (who.name != person.name) who.former.insert(who.former.begin(), {who.name, who.named});
  if (who.former.size() > former_names_max) who.former.resize(former_names_max);
  who.name = person.name;
  return who.named;
}

std::optional<Mark> MemoryStore::mark_now(UserId who, const MarkMove& move) {
  const auto person = people_.find(who);
  if (person == people_.end()) {
    if (move.room.kind != RoomKind::lobby) return std::nullopt;
    return Mark{move.room, find(move.room)->record.head, 0};
  }
  const auto own = person->second.rooms.find(move.room);
  if (own == person->second.rooms.end() || !own->second.here) return std::nullopt;

  const auto& log = *find(move.room);
  Belonging& belonging = own->second;
  if (const auto moved = moved_mark({move.room, belonging.mark, 0, belonging.backs}, move, log.record.head)) {
    belonging.mark = moved->position;
    belonging.backs = moved->backs;
  }
  Mark mark{move.room, belonging.mark, membership(log, belonging).unread, belonging.backs};
  const auto other = other_of(log.pair, who);
  const auto shown = shown_mark(belonging.shown, belonging.mark, move);
  if (other && shown != belonging.shown) {
    belonging.shown = shown;
    mark.seen = Seen{*other, shown};
  }
  return mark;
}

std::optional<RoomSettings> MemoryStore::set_now(UserId who, RoomId room, RoomSettings settings) {
  const auto person = people_.find(who);
  if (person == people_.end()) return std::nullopt;
  const auto own = person->second.rooms.find(room);
  if (own == person->second.rooms.end() || !own->second.here) return std::nullopt;
  settings.revision = own->second.settings.revision + 1;
  return own->second.settings = settings;
}

MemoryStore::Log& MemoryStore::make_room(RoomId id, std::string name, std::string topic, Access access) {
  auto& log = rooms_[id];
  log.record.id = id;
  log.record.name = std::move(name);
  log.record.topic = std::move(topic);
  MemoryStore::name(log);
  log.record.access = access;
  log.made =
      id.kind == RoomKind::lobby ? 0 : changes_ + 1;  // The number of the entry that is about to be written.
  return log;
}

void MemoryStore::name(Log& log) {
  log.folded_name = fold(log.record.name);
  log.folded_text = log.folded_name + '\n' + fold(log.record.topic);
}

/// Whether another room that can be found is.
bool MemoryStore::is_called(RoomId but, const std::string& folded) const {
  return std::ranges::any_of(rooms_, [&](const auto& room) {
    return room.first != but && room.first.kind == RoomKind::open &&
           room.second.record.access == Access::open && room.second.folded_name == folded;
  });
}

/// Of somebody who is in the room.
std::optional<Refusal> MemoryStore::refuse_here(const Log& log, const Belonging& own,
                                                const Draft& draft) const {
  if (const auto refused = refuse_doing(draft.what, log.record, own.role)) return refused;
  const auto* const arranged = std::get_if<Arranged>(&draft.what);
  if (arranged == nullptr) return refuse_member(log, draft);
  const auto news = what_is_new(*arranged, log.record);
  if (is_empty(news)) return Refusal::already_so;
  const bool is_open = log.record.access == Access::open;
  const bool is_taken = news.name && is_open && is_called(log.record.id, fold(*news.name));
  return is_taken ? std::optional(Refusal::room_name_taken) : std::nullopt;
}

const MemoryStore::Log* MemoryStore::find(RoomId room) const {
  const auto found = rooms_.find(room);
  return found == rooms_.end() ? nullptr : &found->second;
}

const EntryPtr* MemoryStore::entry_at(const Log* log, Position position) {
  if (log == nullptr || position == Position{} || position > log->record.head) return nullptr;
  return &log->entries.at(position.value - 1);
}

const EntryPtr* MemoryStore::entry_by_cid(UserId author, const Cid& cid) const {
  const auto found = entries_by_cid_.find({author, cid});
  return found == entries_by_cid_.end() ? nullptr : entry_at(find(found->second.first), found->second.second);
}

const MemoryStore::Belonging* MemoryStore::belonging(UserId who, RoomId room) const {
  const auto person = people_.find(who);
  if (person == people_.end()) return nullptr;
  const auto own = person->second.rooms.find(room);
  return own == person->second.rooms.end() ? nullptr : &own->second;
}

MemoryStore::Acquaintance& MemoryStore::known(const Person& person, Instant at) {
  const auto [found, is_new] = people_.try_emplace(person.id);
  if (is_new) {
    found->second.name = person.name;
    found->second.named = at;
    found->second.since = at;
    found->second.rooms[RoomId::lobby()] = {true, find(RoomId::lobby())->record.head, 0, nullptr};
  }
  return found->second;
}

}  // namespace teahouse
