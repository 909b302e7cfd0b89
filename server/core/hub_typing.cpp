#include "core/hub.hpp"

namespace teahouse {

/// Costs nobody anything: of a room that they do not hear, of a crowd, and of who says it too often nothing
/// comes.
void Hub::ask(const Asker& asker, const Write& write, Session& session, Now now, Effects& effects) {
  const auto room = room_of(write.room, session);
  Place* const place = room ? place_of(*room) : nullptr;
  if (place == nullptr || !place->room.has(asker.session) || are_too_many(*room)) return;
  if (limits_.rates && session.typing.wait(now.tick, limits_.typing_burst, limits_.typing_pace) > Duration{0})
    return;
  const Person& who = here_.at(session.who).person;
  place->typing.heard(who, write.on, now.tick);
  effects.emplace_back(Publish{Typed{*room, who, write.on}});
}

void Hub::typed(const Typed& typed, Now now) {
  Place* const place = place_of(typed.room);
  if (place != nullptr && !are_too_many(typed.room)) place->typing.heard(typed.person, typed.on, now.tick);
}

bool Hub::are_too_many(RoomId room) const {
  return presence_.count(room) > limits_.typing_people;
}

void Hub::tell_typing(Now now, Effects& effects) {
  for (auto& [id, place] : places_) {
    auto told = place.typing.due(id, now.tick);
    if (told && !place.room.listeners(Dialect::full).empty()) effects.emplace_back(*std::move(told));
  }
}

}  // namespace teahouse
