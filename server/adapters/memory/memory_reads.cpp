#include <algorithm>
#include <ranges>
#include <utility>

#include "adapters/memory/memory_store.hpp"
#include "base/text.hpp"

namespace teahouse {
namespace {

/// How many entries of a page fit, counted from the end that is kept.
template <typename Iterator>
std::ptrdiff_t that_fit(Iterator from, const Iterator& to, std::uint32_t limit) {
  std::size_t bytes = 0;
  std::ptrdiff_t count = 0;
  for (; from != to && count < limit; ++from, ++count) {
    bytes += frame_bytes(**from);
    if (bytes > page_bytes_max && count > 0) break;
  }
  return count;
}

}  // namespace

std::variant<Page, Refusal> MemoryStore::page_now(const PageQuery& query) const {
  const auto* const log = find(query.room);
  if (log == nullptr) {
    if (query.room.kind == RoomKind::direct && query.reader) return Page{};
    return Refusal::unknown_room;
  }
  if (query.reader) {
    if (const auto refused = refuse_reading(*query.reader, *log)) return *refused;
  }

  if (query.pinned) {
    const auto pins = pins_of(*log);
    Page page{log->record.epoch, log->record.first, log->record.head, {}};
    page.entries.assign(pins.begin(), pins.begin() + that_fit(pins.begin(), pins.end(), query.limit));
    for (auto& entry : page.entries) entry = without_reactions(entry);
    return page;
  }
  const auto& all = log->entries;
  const auto end =
      query.before == Position{} ? all.size() : std::min<std::uint64_t>(query.before.value - 1, all.size());
  auto after = query.after.value;
  if (query.from) {
    const auto since =
        std::ranges::lower_bound(all, *query.from, {}, [](const auto& one) { return one->at; });
    after = std::max(after, static_cast<std::uint64_t>(since - all.begin()));
  }
  const auto begin = std::min<std::uint64_t>(after, end);
  const std::vector<EntryPtr> between(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                      all.begin() + static_cast<std::ptrdiff_t>(end));
  Page page{log->record.epoch, log->record.first, log->record.head, {}};
  if (query.keep == PageEnd::newest) {
    page.entries.assign(between.end() - that_fit(between.rbegin(), between.rend(), query.limit),
                        between.end());
  } else {
    page.entries.assign(between.begin(),
                        between.begin() + that_fit(between.begin(), between.end(), query.limit));
  }
  for (auto& entry : page.entries) entry = read_by(*log, entry, query.reader.value_or(UserId{}));
  return page;
}

OwnMessages MemoryStore::own_now(UserId who, const std::optional<OwnPlace>& after) const {
  const auto person = people_.find(who);
  if (person == people_.end()) return {};
  std::vector<const Log*> logs;
  for (const auto& [room, own] : person->second.rooms) logs.push_back(find(room));
  std::ranges::sort(logs, {}, &Log::made);
  const auto from = after ? find(after->room)->made : 0;
  for (const auto* const log : logs) {
    if (log->made < from) continue;
    OwnMessages answer{record(*log)};
    std::size_t bytes = 0;
    for (const auto& entry : log->entries) {
      const auto* const said = std::get_if<Said>(&entry->what);
      if (said == nullptr || entry->author.id != who || said->recalled != Position{}) continue;
      if (after && after->room == entry->room && entry->position <= after->position) continue;
      bytes += frame_bytes(*entry);
      const bool is_full = answer.messages.size() == own_messages_max || bytes > page_bytes_max;
      if (is_full && !answer.messages.empty()) break;
      answer.messages.push_back(without_reactions(entry));
    }
    if (answer.messages.empty()) continue;
    answer.next = OwnPlace{log->record.id, answer.messages.back()->position};
    return answer;
  }
  return {};
}

Changes MemoryStore::changes_after(std::uint64_t after) const {
  Changes answer{changes_, {}};
  for (auto at = rooms_by_change_.upper_bound(after); at != rooms_by_change_.end(); ++at) {
    if (answer.rooms.size() == changes_page) break;
    const auto& log = *find(at->second);
    answer.rooms.push_back({log.record.id, log.record.epoch, log.record.head, log.pair, log.made > after});
    answer.upto = log.changed;
  }
  return answer;
}

PersonRecord MemoryStore::person_now(UserId who) const {
  const auto& lobby = *find(RoomId::lobby());
  const auto person = people_.find(who);
  if (person == people_.end()) {
    return {std::nullopt, {membership(lobby, {true, lobby.record.head, 0, nullptr})}, {}};
  }

  std::vector<std::pair<const Log*, const Belonging*>> rooms;
  for (const auto& [room, own] : person->second.rooms) {
    if (own.here) rooms.emplace_back(find(room), &own);
  }
  const auto sort_by = [&](auto rank) {
    std::ranges::sort(rooms, [&](const auto& one, const auto& other) {
      return std::pair{rank(*one.first), other.first->changed} <
             std::pair{rank(*other.first), one.first->changed};
    });
  };
  sort_by([](const Log& log) { return log.record.id.kind; });
  if (rooms.size() > rooms_of_person_max) rooms.resize(rooms_of_person_max);
  sort_by([&](const Log& log) { return &log != &lobby; });

  PersonRecord answer{person->second.name, {}, person->second.named};
  for (const auto& [log, own] : rooms) {
    answer.rooms.push_back(membership(*log, *own));
    const auto other = other_of(log->pair, who);
    if (!other) continue;
    if (const auto* const theirs = belonging(*other, log->record.id))
      answer.rooms.back().seen = theirs->shown;
  }
  return answer;
}

std::vector<RoomFound> MemoryStore::find_now(const RoomSearch& search) const {
  const auto wanted = fold(search.query);
  std::vector<const Log*> found;
  for (const auto& [id, log] : rooms_) {
    const bool is_found = id.kind == RoomKind::open && log.record.access == Access::open;
    if (is_found && log.folded_text.find(wanted) != std::string::npos) found.push_back(&log);
  }
  std::ranges::sort(found, [](const auto* one, const auto* other) {
    return std::pair{one->record.members, one->made} > std::pair{other->record.members, other->made};
  });
  if (found.size() > search.limit) found.resize(search.limit);

  std::vector<RoomFound> answer;
  for (const auto* log : found) {
    const auto* const own = belonging(search.who, log->record.id);
    answer.push_back({record(*log), own != nullptr && own->here});
  }
  return answer;
}

RoomRecord MemoryStore::record(const Log& log) const {
  auto answer = log.record;
  for (const auto& one : log.pair) answer.pair.push_back({one, people_.at(one).name});
  return answer;
}

Membership MemoryStore::membership(const Log& log, const Belonging& own) const {
  Membership answer{record(log), own.mark, 0, nullptr, own.role, own.backs, own.settings};
  for (const auto& entry : log.entries | std::views::reverse) {
    if (!is_said(entry->what)) continue;
    if (answer.last == nullptr) answer.last = without_reactions(entry);
    if (entry->position <= own.mark || answer.unread == unread_max) break;
    ++answer.unread;
  }
  return answer;
}

}  // namespace teahouse
