// Who wants everything forgotten that they said.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"
#include "base/planted.hpp"

namespace teahouse {

void MemoryStore::forget(ForgetDraft wish, Done<ForgottenAll> done) {
  done(locked([&] { return forget_now(wish); }));
}

ForgottenAll MemoryStore::forget_now(const ForgetDraft& wish) {
  ForgottenAll answer;
  const auto person = people_.find(wish.author.id);
  if (person == people_.end()) return answer;
  std::vector<const Log*> logs;
  for (const auto& [room, own] : person->second.rooms) logs.push_back(find(room));
  std::ranges::sort(logs, {}, &Log::made);
  for (const auto* const log : logs) {
    const auto cid = recall_all(wish, log->record.id, 0).cid;
    if (const auto* const before = entry_by_cid(wish.author.id, cid))
      answer.entries.push_back(stored(*before, true));
  }
  if (answer.entries.empty()) {
    for (const auto* const log : logs) {
      if (planted(Plant::left_rooms_remember) && !person->second.rooms.at(log->record.id).here) continue;
      const auto count = std::ranges::count_if(log->entries, [&](const EntryPtr& entry) {
        const auto* const said = std::get_if<Said>(&entry->what);
        return said != nullptr && entry->author.id == wish.author.id && said->recalled == Position{};
      });
      if (count > 0)
        answer.entries.push_back(write(recall_all(wish, log->record.id, static_cast<std::uint32_t>(count))));
    }
  }
  for (const Stored& one : answer.entries) answer.messages += std::get<RecalledAll>(one.entry->what).count;
  return answer;
}

}  // namespace teahouse
