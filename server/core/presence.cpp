#include "core/presence.hpp"

#include <algorithm>
#include <functional>

#include "base/planted.hpp"
#include "base/text.hpp"

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

const Present* Presence::Everywhere::by(ShardId shard) const {
  const auto found = std::ranges::find(said, shard, &std::pair<ShardId, Present>::first);
  return found == said.end() ? nullptr : &found->second;
}

std::vector<RoomId> Presence::Everywhere::rooms() const {
  std::vector<RoomId> rooms;
  for (const auto& [shard, present] : said)
    rooms.insert(rooms.end(), present.rooms.begin(), present.rooms.end());
  std::ranges::sort(rooms);
  rooms.erase(std::unique(rooms.begin(), rooms.end()), rooms.end());
  return rooms;
}

void Presence::here(const Present& present) {
  const auto found = everyone_.find(present.person.id);
  const Present* const known = found == everyone_.end() ? nullptr : found->second.by(self_);
  if (known != nullptr && *known == present) return;
  untold_[present.person.id] = present;
  put(self_, present);
}

void Presence::gone(UserId who) {
  const auto found = everyone_.find(who);
  if (found == everyone_.end() || found->second.by(self_) == nullptr) return;
  untold_[who] = std::nullopt;
  take(self_, who);
}

Presence::Shard& Presence::shard(ShardId from, std::uint64_t incarnation, Tick now) {
  Shard& shard = others_[from];
  if (shard.incarnation != incarnation) {
    clear(from);
    shard = Shard{.incarnation = incarnation, .version = 0, .complete = false, .heard = now, .asked = {}};
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
  for (const Present& present : delta.here) put(from, present);
  for (const UserId who : delta.gone) take(from, who);
}

void Presence::hear(ShardId from, std::uint64_t incarnation, const PresenceWhole& whole, Tick now) {
  Shard& other = shard(from, incarnation, now);
  if (other.complete && whole.version <= other.version) return;
  other.version = whole.version;
  other.complete = true;
  std::vector<UserId> named;
  named.reserve(whole.here.size());
  for (const Present& present : whole.here) named.push_back(present.person.id);
  std::ranges::sort(named);
  for (const UserId who : said_by(from)) {
    if (!std::ranges::binary_search(named, who)) take(from, who);
  }
  for (const Present& present : whole.here) put(from, present);
}

PresenceWhole Presence::whole() const {
  PresenceWhole whole{.version = version_, .here = {}};
  for (const auto& [who, everywhere] : everyone_) {
    // What was not told yet belongs to the next version; saying it now already does no harm.
    if (const Present* const present = everywhere.by(self_)) whole.here.push_back(*present);
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
  for (const auto& [who, everywhere] : everyone_) {
    const Present* const here = everywhere.by(self_);
    const auto differs = [&](const auto& said) {
      return said.second.person != here->person || said.second.rooms != here->rooms;
    };
    if (here != nullptr && std::ranges::any_of(everywhere.said, differs)) doubted.push_back(who);
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
    clear(other->first);
    other = others_.erase(other);
  }
}

void Presence::clear(ShardId from) {
  for (const UserId who : said_by(from)) take(from, who);
}

std::vector<UserId> Presence::said_by(ShardId from) const {
  std::vector<UserId> people;
  for (const auto& [who, everywhere] : everyone_) {
    if (everywhere.by(from) != nullptr) people.push_back(who);
  }
  return people;
}

void Presence::put(ShardId from, const Present& present) {
  Everywhere& everywhere = everyone_[present.person.id];
  const Present* const known = everywhere.by(from);
  if (known != nullptr && *known == present) return;
  const Before was = before(everywhere);
  std::erase_if(everywhere.said, [&](const auto& said) { return said.first == from; });
  everywhere.said.emplace_back(from, present);
  changed(present.person.id, was, everywhere);
}

void Presence::take(ShardId from, UserId who) {
  const auto found = everyone_.find(who);
  if (found == everyone_.end()) return;
  const Before was = before(found->second);
  if (std::erase_if(found->second.said, [&](const auto& said) { return said.first == from; }) == 0) return;
  changed(who, was, found->second);
  if (found->second.said.empty()) everyone_.erase(found);
}

Presence::Before Presence::before(const Everywhere& everywhere) {
  if (everywhere.said.empty()) return {};
  return {everywhere.person(), everywhere.rooms()};
}

void Presence::changed(UserId who, const Before& before, const Everywhere& after) {
  const bool was = before.person.has_value();
  const bool is = !after.said.empty();
  const auto rooms = after.rooms();

  const bool renamed = was && is && before.person->name != after.person().name;
  if (was != is || renamed) {
    RosterChange& lobby = change(RoomId::lobby());
    if (!was) lobby.note_came(after.person());
    if (!is) lobby.note_went(*before.person);
    if (renamed) lobby.note_renamed(after.person());
  }
  for (const RoomId room : before.rooms) {
    if (std::ranges::binary_search(rooms, room)) continue;
    change(room).note_went(*before.person);
    auto& people = rooms_[room];
    people.erase(who);
    if (people.empty()) rooms_.erase(room);
  }
  for (const RoomId room : rooms) {
    const bool in_before = std::ranges::binary_search(before.rooms, room);
    if (!in_before) change(room).note_came(after.person());
    if (in_before && renamed) change(room).note_renamed(after.person());
    if (!in_before || renamed) rooms_[room][who] = after.person();
  }
}

std::uint32_t Presence::count(RoomId room) const {
  if (room.kind == RoomKind::lobby) return static_cast<std::uint32_t>(everyone_.size());
  const auto found = rooms_.find(room);
  return found == rooms_.end() ? 0 : static_cast<std::uint32_t>(found->second.size());
}

template <typename Look>
void Presence::each_after(RoomId room, std::optional<UserId> after, Look look) const {
  const auto walk = [&](const auto& people, const auto& person_of) {
    auto one = after ? people.upper_bound(*after) : people.begin();
    while (one != people.end() && look(person_of(one->second))) ++one;
  };
  if (room.kind == RoomKind::lobby)
    return walk(everyone_, [](const Everywhere& everywhere) -> const Person& { return everywhere.person(); });
  const auto found = rooms_.find(room);
  if (found != rooms_.end()) walk(found->second, std::identity{});
}

std::vector<Person> Presence::roster(RoomId room, std::size_t limit) const {
  return find(room, {}, {}, {limit, limit}).people;
}

Presence::Found Presence::find(RoomId room, std::string_view query, std::optional<UserId> after,
                               FindLimits limits) const {
  Found found;
  const std::string wanted = teahouse::fold(query);
  std::size_t looked_at = 0;
  std::optional<UserId> last;
  each_after(room, after, [&](const Person& person) {
    if (found.people.size() == limits.people || looked_at == limits.looked_at) {
      found.next = last;
      return false;
    }
    ++looked_at;
    last = person.id;
    if (wanted.empty() || teahouse::fold(person.name).find(wanted) != std::string::npos)
      found.people.push_back(person);
    return true;
  });
  return found;
}

bool Presence::attended(UserId who) const {
  const auto found = everyone_.find(who);
  return found != everyone_.end() &&
         std::ranges::any_of(found->second.said, [](const auto& said) { return said.second.attended; });
}

const Person* Presence::find(UserId who) const {
  const auto found = everyone_.find(who);
  return found == everyone_.end() ? nullptr : &found->second.person();
}

}  // namespace teahouse
