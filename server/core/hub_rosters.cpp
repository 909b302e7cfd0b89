#include <algorithm>
#include <utility>

#include "base/planted.hpp"
#include "core/hub.hpp"

namespace teahouse {

void Hub::ask(const Asker& asker, const FindPeople& find, Session& session, Now, Effects& effects) {
  const auto room = room_of(find.room, session);
  if (!room || room->kind == RoomKind::direct) return refuse(asker, Refusal::unknown_room, {}, effects);
  const Place* const place = place_of(*room);
  if (place == nullptr || !place->room.has(asker.session))
    return refuse(asker, Refusal::not_a_member, {}, effects);
  const std::size_t limit = std::min<std::size_t>(find.limit.value_or(limits_.history), limits_.roster_named);
  Presence::Found found = presence_.find(*room, find.query, find.after, {limit, limits_.people_looked_at});
  effects.emplace_back(ShowPeople{asker, *room, std::move(found.people), presence_.count(*room), found.next});
}

void Hub::tell_rosters(Now now, Effects& effects) {
  auto changes = std::exchange(presence_.changes(), {});
  for (const auto& [room, change] : changes) {
    if (Place* const place = place_of(room)) note(*place, change);
  }
  for (auto& [id, place] : places_) {
    if (place.uncounted || place.unlisted || place.unknown || !place.untold.empty())
      tell_roster(place, now, effects);
  }
}

/// A crowded room's listeners are told how many, and not who: so a storm of N people costs N listeners a few
/// short frames each, not N names. It takes a quarter fewer than a list names until it is crowded no more,
/// so that one who comes and goes does not make everybody be given the list again and again.
void Hub::note(Place& place, const RosterChange& change) {
  place.uncounted = !(place.crowded && planted(Plant::crowds_count_once));
  place.unlisted = true;
  const std::size_t count = presence_.count(place.room.id());
  const std::size_t named = limits_.roster_named;
  const bool was_crowded = place.crowded;
  place.crowded = count > (was_crowded ? named - named / 4 : named);
  if (place.crowded) {
    place.untold = {};
    place.unknown = false;
    return;
  }
  if (was_crowded) place.unknown = true;
  if (!place.unknown) place.untold.add(change);
}

void Hub::tell_roster(Place& place, Now now, Effects& effects) {
  const RoomId id = place.room.id();
  const auto hears = [&](Dialect dialect) { return !place.room.listeners(dialect).empty(); };
  const std::uint32_t count = presence_.count(id);
  if ((place.unknown || !place.untold.empty()) && now.tick - place.told >= limits_.roster_every) {
    place.told = now.tick;
    if (hears(Dialect::full)) tell_changes(place, count, effects);
    place.untold = {};
    place.unknown = false;
  }
  if (place.uncounted && now.tick - place.counted >= limits_.count_every) {
    place.counted = now.tick;
    place.uncounted = false;
    if (place.crowded && hears(Dialect::full)) effects.emplace_back(DeliverCount{id, count, Dialect::full});
    if (hears(Dialect::original)) effects.emplace_back(DeliverCount{id, count, Dialect::original});
  }
  // The original dialect cannot ask who is there: it is given the list, the less often the more there are.
  const auto lists = static_cast<Duration::rep>(1 + count / limits_.roster_named);
  if (place.unlisted && now.tick - place.listed >= limits_.count_every * lists) {
    place.listed = now.tick;
    place.unlisted = false;
    if (hears(Dialect::original)) {
      effects.emplace_back(
          DeliverSnapshot{id, count, presence_.roster(id, limits_.roster_named), Dialect::original});
    }
  }
}

void Hub::tell_changes(Place& place, std::uint32_t count, Effects& effects) {
  const RoomId id = place.room.id();
  const RosterChange& change = place.untold;
  const std::size_t most = std::max({change.came.size(), change.went.size(), change.renamed.size()});
  if (place.unknown || most > limits_.roster_named) {
    effects.emplace_back(
        DeliverSnapshot{id, count, presence_.roster(id, limits_.roster_named), Dialect::full});
    return;
  }
  const auto named = [](const std::map<UserId, Person>& people) {
    std::vector<Person> named;
    named.reserve(people.size());
    for (const auto& [who, person] : people) named.push_back(person);
    return named;
  };
  effects.emplace_back(
      DeliverRoster{id, count, named(change.came), named(change.went), named(change.renamed)});
}

}  // namespace teahouse
