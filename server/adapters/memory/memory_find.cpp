// Finding messages: all are looked at.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"

namespace teahouse {
namespace {

std::optional<MessageFound> found(const Entry& entry, const MessageSearch& search, const Wanted& wanted) {
  const auto* const said = std::get_if<Said>(&entry.what);
  if (said == nullptr || said->recalled != Position{}) return std::nullopt;
  if (search.from && entry.author.id != *search.from) return std::nullopt;
  if (search.since && entry.at < *search.since) return std::nullopt;
  if (search.until && entry.at >= *search.until) return std::nullopt;
  if (search.link && !has_link(said->text)) return std::nullopt;
  if (search.code && !has_code(said->text)) return std::nullopt;
  auto ranges = wanted.in(said->text);
  if (!ranges) return std::nullopt;
  auto text = excerpt(said->text, *ranges);
  return MessageFound{entry.room, entry.position,  entry.author,
                      entry.at,   std::move(text), *std::move(ranges)};
}

SearchPlace place(const MessageFound& found) {
  return {found.at, found.room, found.position};
}

}  // namespace

std::variant<MessagesFound, Refusal> MemoryStore::messages_now(const MessageSearch& search) const {
  std::vector<const Log*> logs;
  const auto person = people_.find(search.who);
  if (person == people_.end()) {
    logs.push_back(find(RoomId::lobby()));
  } else {
    for (const auto& [room, own] : person->second.rooms) {
      if (own.here) logs.push_back(find(room));
    }
  }
  if (search.room) {
    std::erase_if(logs, [&](const auto* log) { return log->record.id != *search.room; });
    if (logs.empty()) {
      const bool is_there = search.room->kind != RoomKind::direct && find(*search.room) != nullptr;
      return is_there ? Refusal::not_a_member : Refusal::unknown_room;
    }
  }

  const Wanted wanted(search.words);
  std::vector<MessageFound> all;
  for (const auto* const log : logs) {
    for (const auto& entry : log->entries) {
      if (search.after && SearchPlace{entry->at, entry->room, entry->position} >= *search.after) continue;
      if (auto one = found(*entry, search, wanted)) all.push_back(*std::move(one));
    }
  }
  std::ranges::sort(all, std::ranges::greater{}, place);
  MessagesFound answer;
  if (all.size() > search.limit) {
    all.resize(search.limit);
    answer.next = place(all.back());
  }
  answer.messages = std::move(all);
  return answer;
}

}  // namespace teahouse
