#include "core/presence.hpp"

#include <algorithm>

#include "base/planted.hpp"

namespace teahouse {

void RosterChange::note_came(const Person& person) {
  if (went.erase(person.id) > 0 && planted(Plant::rosters_fold_to_nothing)) return;
  renamed.erase(person.id);
  came[person.id] = person;
}

void RosterChange::note_went(const Person& person) {
  if (came.erase(person.id) > 0 && planted(Plant::rosters_fold_to_nothing)) return;
  renamed.erase(person.id);
  went[person.id] = person;
}

void RosterChange::note_renamed(const Person& person) {
  if (const auto newcomer = came.find(person.id); newcomer != came.end()) {
    newcomer->second = person;
    return;
  }
  renamed[person.id] = person;
}

void RosterChange::add(const RosterChange& later) {
  for (const auto& [who, person] : later.went) note_went(person);
  for (const auto& [who, person] : later.came) note_came(person);
  for (const auto& [who, person] : later.renamed) note_renamed(person);
}

void Presence::here(const Present& present) {
  if (const auto known = here_.find(present.person.id); known != here_.end() && known->second == present)
    return;
  here_[present.person.id] = present;
  untold_[present.person.id] = present;
  put(self_, present);
}

void Presence::gone(UserId who) {
  if (here_.erase(who) == 0) return;
  untold_[who] = std::nullopt;
  take(self_, who);
}

Presence::Shard& Presence::shard(ShardId from, std::uint64_t incarnation, Tick now) {
  Shard& shard = others_[from];
  if (shard.incarnation != incarnation) {
    clear(from, shard);
    shard = Shard{
        .incarnation = incarnation, .version = 0, .complete = false, .heard = now, .asked = {}, .people = {}};
  }
  shard.heard = now;
  return shard;
}

void Presence::hear(ShardId from, std::uint64_t incarnation, const PresenceDelta& delta, Tick now) {
  Shard& other = shard(from, incarnation, now);
  if (delta.from == 0 && other.version == 0) other.complete = true;  // We heard it from its first word on.
  if (delta.to <= other.version && other.complete) return;           // The bus repeated itself.
  if (delta.from != other.version || !other.complete) {
    if (!planted(Plant::presence_gaps_are_ignored)) {
      other.complete = false;
      return;
    }
  }
  other.version = delta.to;
  for (const Present& present : delta.here) {
    other.people[present.person.id] = present;
    put(from, present);
  }
  for (const UserId who : delta.gone) {
    other.people.erase(who);
    take(from, who);
  }
}

void Presence::hear(ShardId from, std::uint64_t incarnation, const PresenceWhole& whole, Tick now) {
  Shard& other = shard(from, incarnation, now);
  if (other.complete && whole.version <= other.version) return;
  std::map<UserId, Present> people;
  for (const Present& present : whole.here) people[present.person.id] = present;
  std::vector<UserId> lost;
  for (const auto& [who, present] : other.people) {
    if (!people.contains(who)) lost.push_back(who);
  }
  other.people = std::move(people);
  other.version = whole.version;
  other.complete = true;
  for (const UserId who : lost) take(from, who);
  for (const auto& [who, present] : other.people) put(from, present);
}

PresenceWhole Presence::whole() const {
  PresenceWhole whole{.version = version_, .here = {}};
  whole.here.reserve(here_.size());
  for (const auto& [who, present] : here_) {
    // What was not told yet belongs to the next version; saying it now already does no harm.
    whole.here.push_back(present);
  }
  return whole;
}

std::vector<ShardId> Presence::wanted(Tick now) {
  std::vector<ShardId> wanted;
  for (auto& [id, other] : others_) {
    if (other.complete || (other.asked && now - *other.asked < pulse)) continue;
    other.asked = now;
    wanted.push_back(id);
  }
  return wanted;
}

std::vector<UserId> Presence::doubted() const {
  std::vector<UserId> doubted;
  for (const auto& [who, present] : here_) {
    for (const auto& [shard, said] : everyone_.at(who).said) {
      if (said == present) continue;
      doubted.push_back(who);
      break;
    }
  }
  return doubted;
}

std::optional<PresenceDelta> Presence::delta(Tick now) {
  if (told_ && now - *told_ < (untold_.empty() ? pulse : fold)) return std::nullopt;
  told_ = now;
  PresenceDelta delta{.from = version_, .to = version_, .here = {}, .gone = {}};
  if (untold_.empty()) return delta;
  delta.to = ++version_;
  for (auto& [who, present] : untold_) {
    if (present) {
      delta.here.push_back(std::move(*present));
    } else {
      delta.gone.push_back(who);
    }
  }
  untold_.clear();
  return delta;
}

void Presence::expire(Tick now) {
  for (auto other = others_.begin(); other != others_.end();) {
    if (now - other->second.heard < lease || planted(Plant::presence_is_for_ever)) {
      ++other;
      continue;
    }
    clear(other->first, other->second);
    other = others_.erase(other);
  }
}

void Presence::clear(ShardId from, Shard& shard) {
  const auto people = std::move(shard.people);
  shard.people.clear();
  for (const auto& [who, present] : people) take(from, who);
}

void Presence::put(ShardId from, const Present& present) {
  Everywhere& everywhere = everyone_[present.person.id];
  Everywhere before = everywhere;
  const auto said = std::ranges::find(everywhere.said, from, &std::pair<ShardId, Present>::first);
  if (said != everywhere.said.end()) {
    if (said->second == present) return;
    everywhere.said.erase(said);
  }
  everywhere.said.emplace_back(from, present);  // The last to speak knows the name.
  sum(present.person.id, std::move(before), everywhere);
}

void Presence::take(ShardId from, UserId who) {
  const auto found = everyone_.find(who);
  if (found == everyone_.end()) return;
  Everywhere before = found->second;
  if (std::erase_if(found->second.said, [&](const auto& said) { return said.first == from; }) == 0) return;
  sum(who, std::move(before), found->second);
  if (found->second.said.empty()) everyone_.erase(found);
}

void Presence::sum(UserId who, Everywhere before, Everywhere& after) {
  const bool was = !before.said.empty();
  const bool is = !after.said.empty();
  if (is) after.person = after.said.back().second.person;
  after.rooms.clear();
  for (const auto& [shard, present] : after.said) {
    after.rooms.insert(after.rooms.end(), present.rooms.begin(), present.rooms.end());
  }
  std::ranges::sort(after.rooms);
  after.rooms.erase(std::unique(after.rooms.begin(), after.rooms.end()), after.rooms.end());

  const bool renamed = was && is && before.person.name != after.person.name;
  if (was != is || renamed) {
    RosterChange& lobby = change(RoomId::lobby());
    if (!was) lobby.note_came(after.person);
    if (!is) lobby.note_went(before.person);
    if (renamed) lobby.note_renamed(after.person);
  }
  for (const RoomId room : before.rooms) {
    if (std::ranges::binary_search(after.rooms, room)) continue;
    change(room).note_went(before.person);
    auto& people = rooms_[room];
    people.erase(who);
    if (people.empty()) rooms_.erase(room);
  }
  for (const RoomId room : after.rooms) {
    const bool in_before = std::ranges::binary_search(before.rooms, room);
    if (!in_before) change(room).note_came(after.person);
    if (in_before && renamed) change(room).note_renamed(after.person);
    if (!in_before || renamed) rooms_[room][who] = after.person;
  }
}

std::uint32_t Presence::count(RoomId room) const {
  if (room.kind == RoomKind::lobby) return static_cast<std::uint32_t>(everyone_.size());
  const auto found = rooms_.find(room);
  return found == rooms_.end() ? 0 : static_cast<std::uint32_t>(found->second.size());
}

std::vector<Person> Presence::roster(RoomId room, std::size_t limit) const {
  std::vector<Person> people;
  if (room.kind == RoomKind::lobby) {
    for (const auto& [who, everywhere] : everyone_) {
      if (people.size() == limit) break;
      people.push_back(everywhere.person);
    }
  } else if (const auto found = rooms_.find(room); found != rooms_.end()) {
    for (const auto& [who, person] : found->second) {
      if (people.size() == limit) break;
      people.push_back(person);
    }
  }
  return people;
}

const Person* Presence::find(UserId who) const {
  const auto found = everyone_.find(who);
  return found == everyone_.end() ? nullptr : &found->second.person;
}

}  // namespace teahouse
