// Who is in rooms that somebody made, and what their keepers do.

#include <algorithm>
#include <utility>

#include "adapters/memory/memory_store.hpp"
#include "base/text.hpp"
#include "core/arranging.hpp"

namespace teahouse {

void MemoryStore::find_members(MemberSearch search, Done<std::variant<Members, Refusal>> done) {
  done(locked([&] { return members_now(search); }));
}

void MemoryStore::find_person(UserId whom, Done<std::optional<PersonFound>> done) {
  done(locked([&] { return person_found(whom); }));
}

std::optional<Refusal> MemoryStore::refuse_reading(UserId who, const Log& log) const {
  const auto& room = log.record;
  const auto* const own = belonging(who, room.id);
  if (room.id.kind == RoomKind::lobby || (own != nullptr && own->here)) return std::nullopt;
  const bool hidden = room.id.kind == RoomKind::direct || room.access == Access::invited;
  return hidden ? Refusal::unknown_room : Refusal::not_a_member;
}

std::variant<Members, Refusal> MemoryStore::members_now(const MemberSearch& search) const {
  const auto* const log = find(search.room);
  if (log == nullptr) return Refusal::unknown_room;
  if (const auto refused = refuse_reading(search.who, *log)) return *refused;
  std::map<Position, Member> longest;
  for (const auto& [id, person] : people_) {
    const auto found = person.rooms.find(search.room);
    if (found == person.rooms.end() || !found->second.here || found->second.turn == nullptr) continue;
    const Entry& entered = *found->second.turn;
    longest.emplace(entered.position, Member{{id, person.name}, found->second.role, entered.at});
  }
  Members answer{{}, log->record.members, std::nullopt};
  const auto wanted = fold(search.query);
  std::size_t looked_at = 0;
  for (auto at = longest.upper_bound(search.after); at != longest.end() && looked_at < members_looked_at;
       ++at) {
    ++looked_at;
    answer.next = at->first;
    if (fold(at->second.person.name).find(wanted) != std::string::npos) answer.members.push_back(at->second);
    if (answer.members.size() == search.limit) break;
  }
  if (answer.members.size() < search.limit && looked_at < members_looked_at) answer.next.reset();
  return answer;
}

std::optional<PersonFound> MemoryStore::person_found(UserId whom) const {
  const auto found = people_.find(whom);
  if (found == people_.end()) return std::nullopt;
  const Acquaintance& person = found->second;
  return PersonFound{{whom, person.name}, person.since, person.former};
}

std::size_t MemoryStore::keepers(RoomId room) const {
  return static_cast<std::size_t>(std::ranges::count_if(people_, [&](const auto& person) {
    const auto found = person.second.rooms.find(room);
    return found != person.second.rooms.end() && found->second.here && found->second.role == Role::keeper;
  }));
}

/// Whom a keeper may appoint or remove.
std::optional<Refusal> MemoryStore::refuse_member(const Log& log, const Draft& draft) const {
  const auto* const whom = subject(draft.what);
  if (whom == nullptr) return std::nullopt;
  const auto* const own = belonging(whom->id, log.record.id);
  if (own == nullptr || !own->here) return Refusal::unknown_member;
  const auto* const appointed = std::get_if<Appointed>(&draft.what);
  if (appointed == nullptr)
    return whom->id == draft.author.id ? std::optional(Refusal::unknown_member) : std::nullopt;
  if (appointed->on == (own->role == Role::keeper)) return Refusal::already_so;
  const bool is_last = !appointed->on && keepers(log.record.id) == 1;
  return is_last ? std::optional(Refusal::last_keeper) : std::nullopt;
}

/// Who keeps the room when this person leaves it: whoever has been in it the longest, if nobody else does.
std::optional<Person> MemoryStore::heir(RoomId room, UserId who) const {
  const Belonging* longest = nullptr;
  std::optional<Person> heir;
  for (const auto& [id, person] : people_) {
    const auto found = person.rooms.find(room);
    if (id == who || found == person.rooms.end() || !found->second.here) continue;
    const Belonging& own = found->second;
    if (own.role == Role::keeper) return std::nullopt;
    if (longest != nullptr && longest->turn->position < own.turn->position) continue;
    longest = &own;
    heir = Person{id, person.name};
  }
  return heir;
}

/// What an entry makes of the room, and of who is in it beside its author.
void MemoryStore::keep(Log& log, const EntryPtr& entry) {
  if (const auto* const arranged = std::get_if<Arranged>(&entry->what)) {
    arrange(log.record, *arranged, entry->position);
    return name(log);
  }
  const auto* const other = subject(entry->what);
  if (other == nullptr) return;
  Belonging& own = people_.at(other->id).rooms.at(log.record.id);
  if (std::holds_alternative<Removed>(entry->what)) {
    own.here = false;
    own.turn = entry;
    own.role = Role::member;
    own.settings = {.revision = own.settings.revision};
    --log.record.members;
    return;
  }
  const auto* const appointed = std::get_if<Appointed>(&entry->what);
  own.role = appointed == nullptr || appointed->on ? Role::keeper : Role::member;
  log.record.arranged = entry->position;
}

}  // namespace teahouse
