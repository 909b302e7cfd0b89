// Who wants everything forgotten that they said.

#include "adapters/sqlite/ledger.hpp"

namespace teahouse {

ForgottenAll Ledger::forget(const ForgetDraft& wish) {
  ForgottenAll answer;
  const auto author = find_person(wish.author.id);
  if (!author) return answer;
  std::vector<Key> rooms;
  for (Rows rows = select_rooms_of_(*author); rows.next();) rooms.push_back(rows.integer(0));
  for (const Key key : rooms) {
    const auto& room = room_numbered(key);
    if (auto before = entry_by_cid(*author, recall_all(wish, room.record.id, 0).cid))
      answer.entries.push_back(stored(room, std::move(before), true));
  }
  if (answer.entries.empty()) {
    for (const Key key : rooms) {
      auto& room = room_numbered(key);
      const auto count = forgetting_.count(*author, key, room.record.head);
      if (count == 0) continue;
      auto written = write(room, *author, recall_all(wish, room.record.id, count));
      if (!written) damaged("a cid is taken by no entry");
      forgetting_.begin(*author, key, room.record.head);
      answer.entries.push_back(*std::move(written));
    }
  }
  for (const Stored& one : answer.entries) answer.messages += std::get<RecalledAll>(one.entry->what).count;
  return answer;
}

}  // namespace teahouse
