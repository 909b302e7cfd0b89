#include <algorithm>

#include "base/text.hpp"
#include "core/hub.hpp"
#include "core/policy.hpp"

namespace teahouse {
namespace {

/// What somebody is called who brought no name: short, and not the same for everyone.
Person guest(UserId who) {
  return {who, "guest " + who.value.text().substr(0, 4)};
}

/// It costs the look at a token, so it is noise as other nonsense is.
Request signing_in_again(const Asker& asker) {
  constexpr auto why = Refusal::already_signed_in;
  return {asker, Garbled{why, std::string(explain(why)), {}}};
}

}  // namespace

void Hub::on(const SignIn& sign_in, Now, Effects& effects) {
  const SessionId id = sign_in.asker.session;
  Session* const session = find(id);
  if (session == nullptr) return;
  if (session->state != Session::State::silent) return on(signing_in_again(sign_in.asker), Now{}, effects);
  session->state = Session::State::loading;
  session->dialect = sign_in.dialect;
  session->who = sign_in.who;
  session->arrival =
      std::make_unique<Session::Arrival>(Session::Arrival{sign_in.asker, sign_in.name, {}, 0, {}, {}, {}});
  std::erase(silent_, id);
  effects.emplace_back(Admit{id});
  // Nobody is looked up before it is known from which change on to look for what happens meanwhile.
  if (change_) load(id, *session, effects);
}

void Hub::load(SessionId id, Session& session, Effects& effects) {
  ++pending_;
  session.arrival->change = *change_;
  if (const auto found = here_.find(session.who); found != here_.end()) {
    for (const RoomId room : found->second.rooms)
      session.arrival->knew.emplace_back(room, found->second.moves[room]);
  }
  effects.emplace_back(LoadPerson{id, session.who});
}

/// The first change number is known, or cannot be had: so it goes on with those who came before.
void Hub::load_early_comers(Effects& effects) {
  for (std::uint32_t slot = 0; slot < sessions_.size(); ++slot) {
    Session& session = sessions_[slot];
    if (session.state != Session::State::loading) continue;
    const SessionId id{slot, session.generation};
    change_ ? load(id, session, effects) : close(id, CloseCode::overloaded, effects);
  }
}

void Hub::on(const TurnAway& turn_away, Now, Effects& effects) {
  const Session* const session = find(turn_away.asker.session);
  if (session == nullptr) return;
  if (session->state != Session::State::silent) return on(signing_in_again(turn_away.asker), Now{}, effects);
  close(turn_away.asker.session, turn_away.code, effects);
}

void Hub::on(const PersonLoaded& loaded, Now now, Effects& effects) {
  if (pending_ > 0) --pending_;
  Session* const session = find(loaded.session);
  if (session == nullptr || !session->arrival) return;
  if (session->state == Session::State::live) return compare(loaded, *session, effects);
  if (!loaded.answer || draining_) {
    return close(loaded.session, draining_ ? CloseCode::restarting : CloseCode::overloaded, effects);
  }
  recognise(*session, *loaded.answer, now, effects);
}

/// Whoever is called something that the store does not know is greeted when it does: who is told a name has
/// it, also on the next connection and after a crash.
void Hub::recognise(Session& session, const PersonRecord& record, Now now, Effects& effects) {
  Session::Arrival& arrival = *session.arrival;
  arrival.record = record;
  const NameChanged is = known(session.who, record);
  Person person = is.person;
  if (arrival.name) {
    std::string wished = normalise_name(*arrival.name);
    arrival.misnamed = refuse_name(wished, limits_);
    if (!arrival.misnamed) person.name = std::move(wished);
  }
  if (record.name && is.person == person) return greet(arrival.asker.session, session, is, now, effects);
  ++pending_;
  effects.emplace_back(KeepName{arrival.asker, person, now.wall});
}

/// As those on this shard know them, or the store, whoever knows the later name; else a guest.
NameChanged Hub::known(UserId who, const PersonRecord& record) const {
  const auto found = here_.find(who);
  if (found != here_.end() && (!record.name || record.named <= found->second.named))
    return {found->second.person, found->second.named};
  return record.name ? NameChanged{{who, *record.name}, record.named} : NameChanged{guest(who), {}};
}

/// Where the name could not be kept they are let in all the same, to read, as who they were.
void Hub::named(const NameKept& kept, Session& session, Now now, Effects& effects) {
  if (draining_) return close(kept.asker.session, CloseCode::restarting, effects);
  const NameChanged name =
      kept.answer ? NameChanged{kept.person, *kept.answer} : known(session.who, session.arrival->record);
  greet(kept.asker.session, session, name, now, effects);
  if (!kept.answer) fail(kept.asker, kept.answer.error(), {}, effects);
}

void Hub::greet(SessionId id, Session& session, const NameChanged& name, Now now, Effects& effects) {
  const auto arrival = std::move(session.arrival);
  PersonRecord& record = arrival->record;
  session.state = Session::State::live;
  session.since = now.tick;

  Here& here = here_.try_emplace(session.who, Here{name.person, name.since, {}, {}, {}, {}}).first->second;
  renamed(here, name, {}, effects);  // For those who were here before, as is what follows.
  take_rooms(here, *arrival, effects);
  here.sessions.push_back(id);
  present(here);
  for (Membership& membership : record.rooms) {
    const Mark mark =
        furthest(here, {membership.room.id, membership.mark, membership.unread, membership.backs});
    membership.mark = mark.position;
    membership.unread = mark.unread;
  }

  effects.emplace_back(Welcome{arrival->asker, here.person});
  if (arrival->misnamed) refuse(arrival->asker, *arrival->misnamed, {}, effects);
  if (session.dialect == Dialect::full) effects.emplace_back(ShowRooms{id, session.who, record.rooms});
  for (const Membership& membership : record.rooms) {
    const RoomRecord& room = membership.room;
    if (room.id.kind == RoomKind::open) continue;  // Heard by those who subscribe.
    listen(id, session, open_place(room.id, {room.epoch, room.first, room.head, {}}), effects);
  }
  look_again(arrival->change);
  if (session.dialect == Dialect::original) {
    effects.emplace_back(ShowRoster{id, RoomId::lobby(),
                                    presence_.roster(RoomId::lobby(), limits_.roster_named),
                                    presence_.count(RoomId::lobby()), Dialect::original});
  }
  for (const Request& request : arrival->held) {
    Session* const still = find(id);
    if (still == nullptr) return;
    answer(request, *still, now, effects);
  }
}

/// Another shard says something else of somebody: one of the two has missed a word, and the store knows
/// which.
void Hub::load_again(UserId who, Effects& effects) {
  const SessionId id = here_.at(who).sessions.front();
  Session& session = *find(id);
  if (session.arrival) return;  // It is under way.
  session.arrival = std::make_unique<Session::Arrival>();
  load(id, session, effects);
}

void Hub::compare(const PersonLoaded& loaded, Session& session, Effects& effects) {
  const auto arrival = std::move(session.arrival);
  if (!loaded.answer) return;
  arrival->record = *loaded.answer;
  Here& here = here_.at(session.who);
  renamed(here, known(session.who, arrival->record), {}, effects);
  take_rooms(here, *arrival, effects);
  present(here);
}

/// Rooms that the store names were entered, and those that it does not name any more were left, if nobody
/// moved since it was asked: where that is news, word of it was lost.
void Hub::take_rooms(Here& here, const Session::Arrival& arrival, Effects& effects) {
  const auto& rooms = arrival.record.rooms;
  for (const Membership& membership : rooms) {
    const RoomId room = membership.room.id;
    if (room.kind != RoomKind::open) continue;
    Position& move = here.moves[room];
    if (membership.room.head < move) continue;  // Read before they entered or left; see moved().
    move = membership.room.head;
    if (std::ranges::binary_search(here.rooms, room)) continue;
    here.rooms.insert(std::ranges::upper_bound(here.rooms, room), room);
    furthest(here, {room, membership.mark, membership.unread, membership.backs});
    for (const SessionId session : here.sessions)
      effects.emplace_back(ShowEntered{{session, {}}, here.person.id, membership});
  }
  const bool has_direct =
      std::ranges::any_of(rooms, [](const auto& one) { return one.room.id.kind == RoomKind::direct; });
  if (rooms.size() >= rooms_of_person_max && !has_direct) return;  // There may be more open ones.
  for (const auto& [room, move] : arrival.knew) {
    const auto is_room = [&, room = room](const Membership& one) { return one.room.id == room; };
    if (here.moves[room] == move && std::ranges::none_of(rooms, is_room)) left(here, room, {}, {}, effects);
  }
}

void Hub::ask(const Asker& asker, const ChangeName& change, Session& session, Now now, Effects& effects) {
  const std::string name = normalise_name(change.name);
  if (const auto refusal = refuse_name(name, limits_)) return refuse(asker, *refusal, {}, effects);
  if (!may_act(asker, session, {}, now, effects)) return;
  effects.emplace_back(KeepName{asker, {session.who, name}, now.wall});
}

void Hub::on(const NameKept& kept, Now now, Effects& effects) {
  Session* const session = answered(kept.asker);
  const bool arrives = session != nullptr && session->state == Session::State::loading;
  const bool is_first = arrives && !session->arrival->record.name;
  // Whoever asked may have gone, and be here on another shard.
  if (kept.answer && !is_first) effects.emplace_back(Publish{NameChanged{kept.person, *kept.answer}});
  if (arrives) return named(kept, *session, now, effects);
  if (!kept.answer) {
    if (session != nullptr) fail(kept.asker, kept.answer.error(), {}, effects);
    return;
  }
  if (const auto found = here_.find(kept.person.id); found != here_.end())
    renamed(found->second, {kept.person, *kept.answer}, kept.asker, effects);
}

void Hub::renamed(Here& here, const NameChanged& name, const Asker& asker, Effects& effects) {
  const bool is_news = here.named < name.since && here.person != name.person;
  here.named = std::max(here.named, name.since);
  if (is_news) {
    here.person = name.person;
    present(here);
  }
  for (const SessionId session : here.sessions) {
    const bool asked = session == asker.session;
    if (is_news || asked) effects.emplace_back(Welcome{asked ? asker : Asker{session, {}}, here.person});
  }
}

}  // namespace teahouse
