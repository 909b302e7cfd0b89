#include "core/reached.hpp"

namespace teahouse {

std::uint32_t Reached::tell(UserId who, const EntryPtr& entry, std::vector<Subscription> browsers) {
  const Key key{entry->room, who};
  Told& told = told_[key];
  if (told.count > 0) by_turn_.erase(told.turn);
  if (told.newest == nullptr || told.newest->position < entry->position) told.newest = entry;
  told.browsers = std::move(browsers);
  told.turn = ++turns_;
  const std::uint32_t count = ++told.count;
  by_turn_[told.turn] = key;
  if (told_.size() > max_) forget(told_.find(by_turn_.begin()->second));
  return count;
}

std::optional<Reached::Told> Reached::read(UserId who, RoomId room, Position upto) {
  const auto found = told_.find({room, who});
  if (found == told_.end() || upto < found->second.newest->position) return std::nullopt;
  return forget(found);
}

std::vector<Reached::Told> Reached::recalled(RoomId room, Position position) {
  std::vector<Told> recalled;
  for (auto it = told_.lower_bound({room, UserId{}}); it != told_.end() && it->first.first == room;) {
    const auto here = it++;
    if (here->second.newest->position == position) recalled.push_back(forget(here));
  }
  return recalled;
}

Reached::Told Reached::forget(std::map<Key, Told>::iterator found) {
  Told told = std::move(found->second);
  by_turn_.erase(told.turn);
  told_.erase(found);
  return told;
}

}  // namespace teahouse
