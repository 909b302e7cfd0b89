#pragma once

#include <memory>
#include <vector>

#include "core/records.hpp"

namespace teahouse::fuzz {

/// One room's log, as a store would keep it that never asks who is a member.
class Log {
 public:
  EntryPtr append(const Draft& draft) {
    const Position position{entries_.size() + 1};
    return entries_.emplace_back(std::make_shared<const Entry>(
        Entry{draft.room, position, draft.id, draft.author, draft.to, draft.cid, draft.at, draft.what}));
  }

  /// All after a position, unless two others talk here.
  std::variant<Page, Refusal> page(const PageQuery& query) const {
    Page page{Epoch{1}, Position{1}, head(), {}};
    for (const auto& entry : entries_) {
      const bool is_theirs = !entry->to || entry->author.id == query.reader || entry->to == query.reader;
      if (query.reader && !is_theirs) return Refusal::unknown_room;
      if (entry->position > query.after) page.entries.push_back(entry);
    }
    return page;
  }

  Position head() const { return Position{entries_.size()}; }
  bool has(const EntryPtr& entry) const {
    return entry->position <= head() && entry == entries_[entry->position.value - 1];
  }
  const std::vector<EntryPtr>& entries() const { return entries_; }

 private:
  std::vector<EntryPtr> entries_;
};

}  // namespace teahouse::fuzz
