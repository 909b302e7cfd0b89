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

template <typename IsGone>
std::vector<Reached::Told> Reached::gone(RoomId room, IsGone is_gone) {
  std::vector<Told> gone;
  for (auto it = told_.lower_bound({room, UserId{}}); it != told_.end() && it->first.first == room;) {
    const auto here = it++;
    if (is_gone(*here->second.newest)) gone.push_back(forget(here));
  }
  return gone;
}

std::vector<Reached::Told> Reached::recalled(RoomId room, Position position) {
  return gone(room, [&](const Entry& newest) { return newest.position == position; });
}

std::vector<Reached::Told> Reached::all_recalled(RoomId room, UserId author, Position before) {
  return gone(room,
              [&](const Entry& newest) { return newest.author.id == author && newest.position < before; });
}

Reached::Told Reached::forget(std::map<Key, Told>::iterator found) {
  Told told = std::move(found->second);
  by_turn_.erase(told.turn);
  told_.erase(found);
  return told;
}

}  // namespace teahouse
