#include "core/room.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/planted.hpp"
#include "core/message.hpp"

namespace teahouse {
namespace {

/// Whether more people reacted to it than it names.
bool names_some(const Entry& entry) {
  const auto* const said = std::get_if<Said>(&entry.what);
  return said != nullptr && std::ranges::any_of(said->reactions, [](const Reaction& reaction) {
           return reaction.count > reaction.people.size();
         });
}

}  // namespace

void Room::listen(SessionId session, Dialect dialect, Effects& effects) {
  if (has(session)) return;
  listeners_[static_cast<std::size_t>(dialect)].push_back(session);
  effects.emplace_back(Listen{id_, session, dialect});
}

void Room::leave(SessionId session) {
  for (auto& listeners : listeners_) {
    const auto found = std::ranges::find(listeners, session);
    if (found == listeners.end()) continue;
    *found = listeners.back();
    listeners.pop_back();
  }
}

bool Room::has(SessionId session) const {
  return std::ranges::any_of(
      listeners_, [&](const auto& some) { return std::ranges::find(some, session) != some.end(); });
}

void Room::announce(const EntryPtr& entry, Tick now, Effects& effects) {
  CHECK(entry->room == id_, "a room hears its own log");
  if (entry->position <= heard_ && !planted(Plant::repeats_are_delivered))
    return;  // The bus repeated itself.

  if (entry->position > heard_.next() && !planted(Plant::holes_are_ignored)) {
    head_is(entry->position, now);
    if (ahead_.size() < ahead_max) ahead_.emplace(entry->position, entry);
    return;
  }

  deliver(entry, effects);
  while (!ahead_.empty() && ahead_.begin()->first <= heard_.next()) {
    const EntryPtr next = ahead_.begin()->second;
    ahead_.erase(ahead_.begin());
    if (next->position == heard_.next()) deliver(next, effects);
  }
  if (heard_ >= known_head_ && !doubted_) behind_since_.reset();
}

void Room::deliver(const EntryPtr& entry, Effects& effects) {
  heard_ = std::max(heard_, entry->position);
  known_head_ = std::max(known_head_, heard_);
  // What is remembered is as it is now: words that were recalled are forgotten here too.
  if (is_change(entry->what)) {
    for (EntryPtr& one : recent_) one = after(one, *entry);
  }
  recent_.push_back(entry);
  if (recent_.size() > recent_max && !planted(Plant::memory_grows)) recent_.pop_front();
  effects.emplace_back(Deliver{entry});
}

void Room::head_is(Position head, Tick now) {
  known_head_ = std::max(known_head_, head);
  if (known_head_ > heard_ && !behind_since_) behind_since_ = now;
}

void Room::doubt(Tick now) {
  doubted_ = true;
  if (!behind_since_) behind_since_ = now;
}

void Room::answered(std::optional<Position> head, Tick now) {
  asking_ = false;
  if (!head) return;
  doubted_ = false;
  head_is(*head, now);
  if (heard_ >= known_head_) behind_since_.reset();
}

std::optional<PageQuery> Room::gap(Tick now, Duration patience) {
  if (asking_ || !behind_since_ || now - *behind_since_ < patience) return std::nullopt;
  asking_ = true;
  behind_since_ = now;  // Ask again only when this has had its time too.
  return PageQuery{.room = id_,
                   .reader = std::nullopt,
                   .after = heard_,
                   .before = ahead_.empty() ? Position{} : ahead_.begin()->first,
                   .limit = gap_page,
                   .keep = PageEnd::oldest};
}

std::optional<std::vector<EntryPtr>> Room::recent(Position after) const {
  if (after >= heard_) return std::vector<EntryPtr>{};
  if (recent_.empty() || recent_.front()->position > after.next()) return std::nullopt;
  const auto first =
      std::ranges::find_if(recent_, [&](const EntryPtr& entry) { return entry->position > after; });
  std::size_t bytes = 0;
  for (auto entry = first; entry != recent_.end(); ++entry) {
    // Whether the reader is among the many is for the store to say.
    if (names_some(**entry)) return std::nullopt;
    bytes += frame_bytes(**entry);
  }
  if (bytes > recent_bytes_max) return std::nullopt;
  return std::vector<EntryPtr>(first, recent_.end());
}

}  // namespace teahouse
