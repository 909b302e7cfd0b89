#include <algorithm>

#include "base/planted.hpp"
#include "core/hub.hpp"

namespace teahouse {
namespace {

/// Beyond this a session hears no further rooms; a `pong` has as many heads at most.
constexpr std::size_t listens_max = 1'000;

}  // namespace

void Hub::ask(const Asker& asker, const Subscribe& subscribe, Session& session, Now, Effects& effects) {
  const auto room = room_of(subscribe.to, session);
  if (!room) {
    const bool person = std::holds_alternative<UserId>(subscribe.to);
    return refuse(asker, person ? Refusal::unknown_recipient : Refusal::unknown_room, {}, effects);
  }
  Place* const place = place_of(*room);
  const bool same_epoch = place != nullptr && (!subscribe.epoch || *subscribe.epoch == place->room.epoch());
  if (same_epoch && subscribe.since && place->room.has(asker.session)) {
    // It listens already and was away for a moment: from memory, without asking the store.
    if (auto recent = place->room.recent(*subscribe.since)) {
      const Position head = place->room.heard();
      start(asker, *place, head, session, effects);
      effects.emplace_back(
          ShowPage{asker, *room, place->room.epoch(), place->room.first(), head, std::move(*recent)});
      return;
    }
  }
  if (session.listens.size() + session.expects.size() >= listens_max)
    return refuse(asker, Refusal::too_many_rooms, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  session.expects.push_back(*room);
  const bool named = std::holds_alternative<RoomId>(subscribe.to);
  read_on(asker, *room, {subscribe.since, subscribe.epoch, false, named, change_.value_or(0)}, session,
          effects);
}

void Hub::read_on(const Asker& asker, RoomId room, const ForResume& use, const Session& session,
                  Effects& effects) {
  const Position since = use.since.value_or(Position{});
  effects.emplace_back(
      LoadPage{asker,
               use,
               {.room = room,
                .reader = planted(Plant::members_are_not_checked) ? std::nullopt : std::optional(session.who),
                .after = planted(Plant::resume_is_off_by_one) ? since.next() : since,
                .before = Position{},
                .limit = use.since ? limits_.replay_page : limits_.history,
                .keep = use.since ? PageEnd::oldest : PageEnd::newest}});
}

void Hub::ask(const Asker& asker, const Unsubscribe& unsubscribe, Session& session, Now, Effects&) {
  const auto room = room_of(unsubscribe.room, session);
  if (!room || room->kind != RoomKind::open) return;
  std::erase(session.expects, *room);
  unlisten(asker.session, session, *room);
}

/// Nobody has said anything in this direct room, so the store cannot know whose it is. Who names it by its id
/// is told what a stranger is told of one that exists: else the id of any two would tell whether they have
/// talked.
bool Hub::is_nobodys(RoomId room, const Page& page) {
  return room.kind == RoomKind::direct && page.head == Position{} &&
         !planted(Plant::direct_rooms_are_anybodys);
}

void Hub::start(const Asker& asker, Place& place, Position head, Session& session, Effects& effects) {
  const Room& room = place.room;
  if (!listen(asker.session, session, place, effects))
    return refuse(asker, Refusal::too_many_rooms, {}, effects);
  effects.emplace_back(ShowSubscribed{asker, room.id(), room.epoch(), room.first(), head});
  effects.emplace_back(ShowRoster{asker.session, room.id(), presence_.roster(room.id(), limits_.roster_named),
                                  presence_.count(room.id()), session.dialect});
}

bool Hub::may_listen(const Asker& asker, RoomId room, const ForResume& use, const Page& page,
                     Session& session, Effects& effects) {
  if (use.named && is_nobodys(room, page)) {
    std::erase(session.expects, room);
    refuse(asker, Refusal::unknown_room, {}, effects);
    return false;
  }
  const auto expected = std::ranges::find(session.expects, room);
  if (expected != session.expects.end()) {
    session.expects.erase(expected);
    return true;
  }
  // It left the room, or stopped to listen, after it had asked.
  const auto& rooms = here_.at(session.who).rooms;
  if (room.kind == RoomKind::open && !std::ranges::binary_search(rooms, room)) {
    refuse(asker, Refusal::not_a_member, {}, effects);
  } else {
    effects.emplace_back(ShowPage{asker, room, page.epoch, page.first, page.head, page.entries});
  }
  return false;
}

void Hub::resume(const PageLoaded& loaded, const ForResume& use, const Page& page, Now now,
                 Effects& effects) {
  const Asker& asker = loaded.asker;
  Session& session = *find(asker.session);
  const RoomId room = loaded.query.room;
  if (use.since && use.epoch && *use.epoch != page.epoch) {
    // Another log than the client knew: what it had counts for nothing.
    if (may_ask(asker, session, {}, effects))
      return read_on(asker, room, {{}, {}, use.subscribed, use.named, use.change}, session, effects);
    std::erase(session.expects, room);
    return;
  }
  if (!use.subscribed) {
    if (!may_listen(asker, room, use, page, session, effects)) return;
    start(asker, open_place(room, page), page.head, session, effects);
    look_again(use.change);
  }
  Place* const place = place_of(room);
  if (place == nullptr || !place->room.has(asker.session)) return;  // It has stopped to listen meanwhile.
  place->room.head_is(page.head, now.tick);
  effects.emplace_back(ShowPage{use.subscribed ? Asker{asker.session, {}} : asker, room, page.epoch,
                                page.first, page.head, page.entries});

  // Listening began before the rest is read, so what comes meanwhile is heard live; the client, which goes by
  // positions, joins the two.
  const Position got = page.entries.empty() ? page.head : page.entries.back()->position;
  const Position aim = std::max(page.head, place->room.heard());
  if (got >= aim) return;
  if (!may_ask(asker, session, {}, effects)) return;
  const std::uint64_t missing = aim.value - got.value;
  if (missing > limits_.replay) {
    const Position after{aim.value - limits_.history};
    effects.emplace_back(ShowHole{asker.session, room, page.epoch, got, after.next()});
    return read_on(asker, room, {after, page.epoch, true, use.named, {}}, session, effects);
  }
  read_on(asker, room, {got, page.epoch, true, use.named, {}}, session, effects);
}

/// No, if the session hears too many already; then a place that was opened for it alone is no more.
bool Hub::listen(SessionId id, Session& session, Place& place, Effects& effects) {
  if (place.room.has(id)) return true;
  if (session.listens.size() < listens_max) {
    place.room.listen(id, session.dialect, effects);
    session.listens.push_back(place.room.id());
    return true;
  }
  if (!place.room.has_listeners()) places_.erase(place.room.id());
  return false;
}

void Hub::unlisten(SessionId id, Session& session, RoomId room) {
  std::erase(session.listens, room);
  Place* const place = place_of(room);
  if (place == nullptr) return;
  place->room.leave(id);
  if (!place->room.has_listeners()) places_.erase(room);
}

}  // namespace teahouse
