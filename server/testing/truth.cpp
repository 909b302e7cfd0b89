#include "testing/truth.hpp"

#include <algorithm>

namespace teahouse::sim {

void Truth::committed(const EntryPtr& entry, Tick now) {
  const std::string room = entry->room.text();
  const std::string author = entry->author.id.value.text();
  logs_[room].push_back(entry);
  by_cid_[{author, entry->cid.value}] = entry;
  kept(*entry);
  if (is_move(entry->what) || std::holds_alternative<Removed>(entry->what))
    belongings_[{room, mover(*entry).id.value.text()}] = {std::holds_alternative<Entered>(entry->what), now};
}

void Truth::kept(const Entry& entry) {
  auto& keepers = keepers_[entry.room.text()];
  const auto* const appointed = std::get_if<Appointed>(&entry.what);
  const auto* const other = subject(entry.what);
  if (std::holds_alternative<Entered>(entry.what) && entry.position == Position{1})
    keepers.insert(entry.author.id.value.text());
  if (std::holds_alternative<Left>(entry.what)) keepers.erase(entry.author.id.value.text());
  if (other == nullptr) return;
  const bool goes = std::holds_alternative<Removed>(entry.what) || (appointed != nullptr && !appointed->on);
  if (goes) keepers.erase(other->id.value.text());
  if (!goes) keepers.insert(other->id.value.text());
}

bool Truth::keeps(const std::string& room, const std::string& user) const {
  const auto found = keepers_.find(room);
  return found != keepers_.end() && found->second.contains(user);
}

const std::vector<EntryPtr>& Truth::log(const std::string& room) const {
  static const std::vector<EntryPtr> none;
  const auto found = logs_.find(room);
  return found == logs_.end() ? none : found->second;
}

bool Truth::was_said(const std::string& room, std::uint64_t position, const std::string& text) const {
  const EntryPtr entry = at(room, position);
  if (entry == nullptr) return false;
  if (words(entry->what) == text) return true;
  return std::ranges::any_of(log(room), [&](const EntryPtr& change) {
    const bool all = std::holds_alternative<RecalledAll>(change->what);
    if (all && text.empty() && change->author.id == entry->author.id && change->position > entry->position)
      return true;
    return target(change->what) == Position{position} && !std::holds_alternative<Reacted>(change->what) &&
           words(change->what) == text;
  });
}

EntryPtr Truth::at(const std::string& room, std::uint64_t position) const {
  const auto& entries = log(room);
  return position == 0 || position > entries.size() ? nullptr : entries[position - 1];
}

Truth::Belonging Truth::belonging(const std::string& room, const std::string& user) const {
  const auto found = belongings_.find({room, user});
  return found == belongings_.end() ? Belonging{} : found->second;
}

bool Truth::is_pair(const std::string& room, const std::string& user) const {
  const auto& entries = log(room);
  if (entries.empty()) return false;
  const Entry& first = *entries.front();
  return first.author.id.value.text() == user || (first.to && first.to->value.text() == user);
}

std::vector<std::string> Truth::members(const std::string& room) const {
  std::vector<std::string> members;
  for (auto at = belongings_.lower_bound({room, ""}); at != belongings_.end() && at->first.first == room;
       ++at) {
    if (at->second.in) members.push_back(at->first.second);
  }
  return members;
}

EntryPtr Truth::by_cid(const std::string& author, const std::string& cid) const {
  const auto found = by_cid_.find({author, cid});
  return found == by_cid_.end() ? nullptr : found->second;
}

}  // namespace teahouse::sim
