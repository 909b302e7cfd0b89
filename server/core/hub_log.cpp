#include <algorithm>

#include "base/planted.hpp"
#include "base/text.hpp"
#include "core/hub.hpp"
#include "core/policy.hpp"

namespace teahouse {
namespace {

/// Beyond this a session hears no further rooms; a `pong` has as many heads at most.
constexpr std::size_t listens_max = 1'000;

std::string retried(const Cid& cid) {
  return cid.value.substr(0, 40) + "-again";
}

}  // namespace

std::optional<RoomId> Hub::room_of(const Target& target, const Session& session) const {
  if (const auto* const room = std::get_if<RoomId>(&target)) return *room;
  if (const auto* const user = std::get_if<UserId>(&target)) {
    if (*user != session.who) return RoomId::direct(session.who, *user);
  }
  return std::nullopt;
}

void Hub::ask(const Asker& asker, const Say& say, Session& session, Now now, Effects& effects) {
  const auto room = room_of(say.to, session);
  if (!room) {
    return refuse(asker, Refusal::unknown_recipient, say.cid, effects);
  }
  std::string text = normalise_text(say.text);
  if (const auto refusal = refuse_text(text, limits_)) return refuse(asker, *refusal, say.cid, effects);
  if (!may_act(asker, session, say.cid, now, effects)) return;

  const auto* const user = std::get_if<UserId>(&say.to);
  Draft draft{.id = say.fresh,
              .room = *room,
              .author = here_.at(session.who).person,
              .to = user != nullptr ? std::optional(*user) : std::nullopt,
              .cid = planted(Plant::retries_get_a_new_cid)
                         ? Cid{retried(say.cid) + say.fresh.value.text().substr(0, 8)}
                         : say.cid,
              .at = now.wall,
              .what = Said{std::move(text)}};
  if (planted(Plant::announced_before_committed)) {
    if (Place* const place = place_of(*room)) {
      effects.emplace_back(Deliver{
          std::make_shared<const Entry>(Entry{draft.room, place->room.heard().next(), draft.id, draft.author,
                                              draft.to, draft.cid, draft.at, draft.what})});
    }
  }
  effects.emplace_back(AppendDraft{asker, std::move(draft)});
}

void Hub::on(const DraftAppended& appended, Now now, Effects& effects) {
  const Session* const session = answered(appended.asker);
  if (!appended.answer) {
    if (session == nullptr) return;
    if (planted(Plant::acknowledged_on_fault)) {
      effects.emplace_back(Acknowledge{appended.asker, appended.cid, RoomId::lobby(), Position{1}, now.wall});
      return;
    }
    return fail(appended.asker, appended.answer.error(), appended.cid, effects);
  }
  if (const auto* const refusal = std::get_if<Refusal>(&*appended.answer)) {
    if (session != nullptr) refuse(appended.asker, *refusal, appended.cid, effects);
    return;
  }
  const auto& stored = std::get<Stored>(*appended.answer);
  const Entry& entry = *stored.entry;
  // Commit, acknowledge, tell the room, tell the others: in this order, whatever fails on the way.
  if (session != nullptr && std::holds_alternative<Said>(entry.what)) {
    effects.emplace_back(Acknowledge{appended.asker, appended.cid, entry.room, entry.position, entry.at});
  }
  const Announcement news{stored.entry, stored.room};
  if (!std::holds_alternative<Said>(entry.what)) moved(news, appended.asker, effects);
  if (stored.repeated) return;  // Everyone was told then.
  announce(news, now, effects);
  effects.emplace_back(Publish{std::vector<Announcement>{news}});
}

void Hub::announce(const Announcement& news, Now now, Effects& effects) {
  const Entry& entry = *news.entry;
  if (entry.room.kind == RoomKind::direct) direct(news, now, effects);
  if (Place* const place = place_of(entry.room)) place->room.announce(news.entry, now.tick, effects);
}

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

void Hub::ask(const Asker& asker, const History& history, Session& session, Now, Effects& effects) {
  const auto room = room_of(history.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  const bool forward = history.after && !history.before;
  effects.emplace_back(LoadPage{asker,
                                ForHistory{std::holds_alternative<RoomId>(history.room)},
                                {.room = *room,
                                 .reader = session.who,
                                 .after = history.after.value_or(Position{}),
                                 .before = history.before.value_or(Position{}),
                                 .limit = history.limit.value_or(limits_.history),
                                 .keep = forward ? PageEnd::oldest : PageEnd::newest}});
}

void Hub::ask(const Asker& asker, const Ping&, Session& session, Now, Effects& effects) {
  std::vector<RoomHead> heads;
  heads.reserve(session.listens.size());
  for (const RoomId room : session.listens) {
    if (const Place* const place = place_of(room))
      heads.push_back({room, place->room.epoch(), place->room.heard()});
  }
  effects.emplace_back(ShowPong{asker, std::move(heads)});
}

void Hub::on(const PageLoaded& loaded, Now now, Effects& effects) {
  if (std::holds_alternative<ForGap>(loaded.use)) return filled(loaded, now, effects);
  Session* const session = answered(loaded.asker);
  if (session == nullptr) return;
  const auto* const page = loaded.answer ? std::get_if<Page>(&*loaded.answer) : nullptr;
  if (const auto* const use = std::get_if<ForResume>(&loaded.use)) {
    if (page != nullptr) return resume(loaded, *use, *page, now, effects);
    if (!use->subscribed) std::erase(session->expects, loaded.query.room);
  }
  if (!loaded.answer) return fail(loaded.asker, loaded.answer.error(), {}, effects);
  if (page == nullptr) return refuse(loaded.asker, std::get<Refusal>(*loaded.answer), {}, effects);
  if (std::get<ForHistory>(loaded.use).named && is_nobodys(loaded.query.room, *page))
    return refuse(loaded.asker, Refusal::unknown_room, {}, effects);
  effects.emplace_back(
      ShowPage{loaded.asker, loaded.query.room, page->epoch, page->first, page->head, page->entries});
}

/// Nobody has said anything in this direct room, so the store cannot know whose it is. Who names it by its id
/// is told what a stranger is told of one that exists: else the id of any two would tell whether they have
/// talked.
bool Hub::is_nobodys(RoomId room, const Page& page) {
  return room.kind == RoomKind::direct && page.head == Position{} &&
         !planted(Plant::direct_rooms_are_anybodys);
}

void Hub::filled(const PageLoaded& loaded, Now now, Effects& effects) {
  const RoomId room = loaded.query.room;
  const auto* const page = loaded.answer ? std::get_if<Page>(&*loaded.answer) : nullptr;
  if (Place* const place = place_of(room)) {
    place->room.answered(page != nullptr ? std::optional(page->head) : std::nullopt, now.tick);
  }
  if (page == nullptr) return;  // Asked for again when patience is over.
  for (const EntryPtr& entry : page->entries) {
    if (!std::holds_alternative<Said>(entry->what)) moved({entry, {}}, {}, effects);
    // Who left may have been the last to listen.
    if (Place* const place = place_of(room)) place->room.announce(entry, now.tick, effects);
  }
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

Hub::Place* Hub::place_of(RoomId room) {
  const auto found = places_.find(room);
  return found == places_.end() ? nullptr : &found->second;
}

Hub::Place& Hub::open_place(RoomId room, const Page& page) {
  return places_.try_emplace(room, Place{Room(room, page.epoch, page.first, page.head), {}, false, {}, {}})
      .first->second;
}

/// What is known from the store was asked for when `change` was the newest one. The changes since then were
/// looked at before anybody listened there, so they are looked at again.
void Hub::look_again(std::uint64_t change) {
  look_from_ = std::min(look_from_, change);
}

/// No, if the session hears too many already; then a place that was opened for it alone is no more.
bool Hub::listen(SessionId id, Session& session, Place& place, Effects& effects) {
  const RoomId room = place.room.id();
  if (place.room.has(id)) return true;
  if (session.listens.size() >= listens_max) {
    if (!place.room.has_listeners()) places_.erase(room);
    return false;
  }
  place.room.listen(id, session.dialect, effects);
  session.listens.push_back(room);
  return true;
}

void Hub::unlisten(SessionId id, Session& session, RoomId room) {
  std::erase(session.listens, room);
  Place* const place = place_of(room);
  if (place == nullptr) return;
  place->room.leave(id);
  if (!place->room.has_listeners()) places_.erase(room);
}

}  // namespace teahouse
