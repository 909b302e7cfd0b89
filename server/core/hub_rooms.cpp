#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "core/hub.hpp"
#include "core/policy.hpp"

namespace teahouse {
namespace {

// The lobby is one of them.
constexpr std::size_t open_rooms_max = rooms_of_person_max - 1;

/// Of so many rooms it is remembered how far somebody was shown to have read.
constexpr std::size_t marks_max = 2 * rooms_of_person_max;

}  // namespace

void Hub::ask(const Asker& asker, const CreateRoom& create, Session& session, Now now, Effects& effects) {
  const Here& here = here_.at(session.who);
  RoomDraft draft{.id = create.fresh,
                  .name = normalise_name(create.name),
                  .topic = normalise_name(create.topic),
                  .author = here.person,
                  .entry = create.entry,
                  .cid = create.cid,
                  .at = now.wall,
                  .access = create.access};
  if (const auto refusal = refuse_name(draft.name, limits_))
    return refuse(asker, *refusal, create.cid, effects);
  if (const auto refusal = refuse_topic(draft.topic, limits_))
    return refuse(asker, *refusal, create.cid, effects);
  if (here.rooms.size() >= open_rooms_max) return refuse(asker, Refusal::too_many_rooms, create.cid, effects);
  if (!may_act(asker, session, create.cid, now, effects)) return;
  effects.emplace_back(MakeRoom{asker, std::move(draft)});
}

void Hub::ask(const Asker& asker, const EnterRoom& enter, Session& session, Now now, Effects& effects) {
  const auto room = room_of(enter.room, session);
  if (!room || room->kind == RoomKind::direct)
    return refuse(asker, Refusal::unknown_room, enter.cid, effects);
  if (room->kind == RoomKind::lobby) return refuse(asker, Refusal::cannot_leave, enter.cid, effects);
  const Here& here = here_.at(session.who);
  if (here.rooms.size() >= open_rooms_max) return refuse(asker, Refusal::too_many_rooms, enter.cid, effects);
  if (!may_act(asker, session, enter.cid, now, effects)) return;
  effects.emplace_back(AppendDraft{
      asker, {enter.fresh, *room, here.person, {}, enter.cid, now.wall, Entered{}, enter.invite}});
}

void Hub::ask(const Asker& asker, const LeaveRoom& leave, Session& session, Now now, Effects& effects) {
  const auto room = room_of(leave.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, leave.cid, effects);
  if (room->kind != RoomKind::open) return refuse(asker, Refusal::cannot_leave, leave.cid, effects);
  if (!may_act(asker, session, leave.cid, now, effects)) return;
  effects.emplace_back(AppendDraft{
      asker, {leave.fresh, *room, here_.at(session.who).person, {}, leave.cid, now.wall, Left{}}});
}

void Hub::ask(const Asker& asker, const FindRooms& find, Session& session, Now, Effects& effects) {
  if (!may_ask(asker, session, {}, effects)) return;
  effects.emplace_back(
      ListRooms{asker, {normalise_name(find.query), session.who, find.limit.value_or(limits_.history)}});
}

void Hub::ask(const Asker& asker, const ReadUpTo& read, Session& session, Now, Effects& effects) {
  const auto room = room_of(read.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  effects.emplace_back(
      KeepMark{asker, session.who, {*room, read.position, read.back, read.backs, read.quiet}});
}

void Hub::ask(const Asker& asker, const SetRoom& set, Session& session, Now now, Effects& effects) {
  const auto room = room_of(set.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_act(asker, session, {}, now, effects)) return;
  effects.emplace_back(KeepSettings{asker, session.who, *room, set.settings});
}

void Hub::on(const RoomMade& made, Now now, Effects& effects) {
  // The room's first entry is its maker's entering; from there on it is an entry like any other.
  on(DraftAppended{made.asker, made.cid, made.answer}, now, effects);
}

void Hub::on(const RoomsListed& listed, Now, Effects& effects) {
  if (answered(listed.asker) == nullptr) return;
  if (!listed.answer) return fail(listed.asker, listed.answer.error(), {}, effects);
  effects.emplace_back(ShowFound{listed.asker, *listed.answer});
}

void Hub::on(const MarkKept& kept, Now, Effects& effects) {
  const Session* const session = answered(kept.asker);
  if (!kept.answer) {
    if (session != nullptr) fail(kept.asker, kept.answer.error(), {}, effects);
    return;
  }
  const std::optional<Mark>& mark = *kept.answer;
  if (!mark) {
    if (session != nullptr) refuse(kept.asker, Refusal::unknown_room, {}, effects);
    return;
  }
  show_mark(kept.who, *mark, kept.asker, effects);
  show_seen(*mark, effects);
  effects.emplace_back(Publish{MarkMoved{kept.who, *mark}});
}

void Hub::show_seen(const Mark& mark, Effects& effects) {
  if (!mark.seen) return;
  const auto found = here_.find(mark.seen->to);
  if (found == here_.end()) return;
  for (const SessionId id : found->second.sessions) {
    const Session* const session = find(id);
    if (session == nullptr || session->dialect != Dialect::full) continue;
    effects.emplace_back(ShowSeen{id, mark.room, mark.seen->position});
  }
}

void Hub::show_mark(UserId who, const Mark& mark, const std::optional<Asker>& asker, Effects& effects) {
  read_by_reached(who, mark.room, mark.position, effects);
  const auto found = here_.find(who);
  if (found == here_.end()) return;
  const Mark newest = furthest(found->second, mark);
  for (const SessionId session : found->second.sessions) {
    const bool asked = asker && asker->session == session;
    if (asked || newest == mark) effects.emplace_back(ShowMark{asked ? *asker : Asker{session, {}}, newest});
  }
}

void Hub::on(const RoomSet& set, Now, Effects& effects) {
  const Session* const session = answered(set.asker);
  if (!set.answer) {
    if (session != nullptr) fail(set.asker, set.answer.error(), {}, effects);
    return;
  }
  if (!*set.answer) {
    if (session != nullptr) refuse(set.asker, Refusal::unknown_room, {}, effects);
    return;
  }
  const SettingsChanged chosen{set.who, set.room, **set.answer};
  show_settings(chosen, set.asker, effects);
  effects.emplace_back(Publish{chosen});
}

/// Two words of it may come in any order: who hears them goes by the revision.
void Hub::show_settings(const SettingsChanged& chosen, const std::optional<Asker>& asker, Effects& effects) {
  const auto found = here_.find(chosen.who);
  if (found == here_.end()) return;
  for (const SessionId session : found->second.sessions) {
    const bool asked = asker && asker->session == session;
    effects.emplace_back(ShowSettings{asked ? *asker : Asker{session, {}}, chosen.room, chosen.settings});
  }
}

/// This mark, or a newer one that was shown before: the bus mixes up.
Mark Hub::furthest(Here& here, const Mark& mark) {
  if (here.marks.size() >= marks_max && !here.marks.contains(mark.room)) here.marks.erase(here.marks.begin());
  Mark& shown = here.marks.try_emplace(mark.room, mark).first->second;
  if (std::pair(shown.backs, shown.position) <= std::pair(mark.backs, mark.position)) shown = mark;
  return shown;
}

void Hub::moved(const Announcement& news, const std::optional<Asker>& asker, Effects& effects) {
  const Entry& entry = *news.entry;
  const auto found = here_.find(mover(entry).id);
  if (found == here_.end()) return;
  Here& here = found->second;
  Position& newest = here.moves[entry.room];
  if (entry.position <= newest) return told_before(here, news, asker, effects);
  // Without the room's record its sessions cannot be told that they entered: when it comes, it is news still.
  const bool is_whole = news.room || !std::holds_alternative<Entered>(entry.what);
  newest = is_whole ? entry.position : Position{entry.position.value - 1};
  if (std::holds_alternative<Entered>(news.entry->what)) {
    entered(here, news, asker, effects);
  } else {
    const bool was_removed = std::holds_alternative<Removed>(entry.what);
    left(here, entry.room, was_removed ? std::optional(entry.author) : std::nullopt, asker, effects);
  }
}

void Hub::entered(Here& here, const Announcement& news, const std::optional<Asker>& asker, Effects& effects) {
  const RoomId room = news.entry->room;
  if (!std::ranges::binary_search(here.rooms, room)) {
    here.rooms.insert(std::ranges::upper_bound(here.rooms, room), room);
    present(here);
  }
  if (!news.room) return;
  furthest(here, {room, news.room->head, 0});
  const Membership membership{*news.room, news.room->head, 0, nullptr, news.role};
  for (const SessionId session : here.sessions) {
    effects.emplace_back(ShowEntered{asker && asker->session == session ? *asker : Asker{session, {}},
                                     here.person.id, membership});
  }
}

/// Only who asked is still to be answered: it happened before, whatever happened since.
void Hub::told_before(const Here& here, const Announcement& news, const std::optional<Asker>& asker,
                      Effects& effects) {
  if (!asker || find(asker->session) == nullptr) return;
  if (std::holds_alternative<Left>(news.entry->what)) {
    effects.emplace_back(ShowLeft{*asker, news.entry->room});
  } else if (news.room) {
    effects.emplace_back(
        ShowEntered{*asker, here.person.id, {*news.room, news.room->head, 0, nullptr, news.role}});
  }
}

void Hub::left(Here& here, RoomId room, const std::optional<Person>& by, const std::optional<Asker>& asker,
               Effects& effects) {
  if (std::erase(here.rooms, room) > 0) present(here);
  here.marks.erase(room);
  // Rooms that were left long ago are forgotten when there are many.
  if (here.moves.size() > 2 * open_rooms_max) {
    decltype(here.moves) kept;
    for (const auto& [moved, position] : here.moves) {
      if (std::ranges::binary_search(here.rooms, moved)) kept.emplace_hint(kept.end(), moved, position);
    }
    here.moves.swap(kept);
  }
  for (const SessionId id : here.sessions) {
    if (Session* const session = find(id)) {
      std::erase(session->expects, room);
      unlisten(id, *session, room);
    }
    effects.emplace_back(ShowLeft{asker && asker->session == id ? *asker : Asker{id, {}}, room, by});
  }
}

/// What the other shards are told of them.
void Hub::present(const Here& here) {
  const auto attends = [&](SessionId id) {
    const Session* const session = find(id);
    return session != nullptr && session->attended;
  };
  presence_.here({here.person, here.rooms, std::ranges::any_of(here.sessions, attends)});
}

}  // namespace teahouse
