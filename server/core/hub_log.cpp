#include <algorithm>

#include "base/planted.hpp"
#include "base/text.hpp"
#include "core/hub.hpp"
#include "core/policy.hpp"

namespace teahouse {
namespace {

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
  const auto refusal = say.files.empty() ? refuse_text(text, limits_) : refuse_text_of_files(text, limits_);
  if (refusal) return refuse(asker, *refusal, say.cid, effects);
  if (!may_act(asker, session, say.cid, now, effects)) return;

  const auto* const user = std::get_if<UserId>(&say.to);
  Said said{std::move(text), say.answers ? std::optional(Quote{*say.answers}) : std::nullopt};
  for (const FileId file : say.files) said.files.push_back({file});
  Draft draft{.id = say.fresh,
              .room = *room,
              .author = here_.at(session.who).person,
              .to = user != nullptr ? std::optional(*user) : std::nullopt,
              .cid = planted(Plant::retries_get_a_new_cid)
                         ? Cid{retried(say.cid) + say.fresh.value.text().substr(0, 8)}
                         : say.cid,
              .at = now.wall,
              .what = std::move(said)};
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
  if (session != nullptr && !is_move(entry.what)) {
    effects.emplace_back(Acknowledge{appended.asker, appended.cid, entry.room, entry.position, entry.at});
  }
  const Announcement news{stored.entry, stored.room, stored.role};
  if (is_move(entry.what)) moved(news, appended.asker, effects);
  if (std::holds_alternative<Removed>(entry.what) && !stored.repeated) moved(news, {}, effects);
  if (stored.repeated) return;  // Everyone was told then.
  announce(news, now, effects);
  effects.emplace_back(Publish{std::vector<Announcement>{news}});
  reach(stored.entry, now, effects);
}

void Hub::announce(const Announcement& news, Now now, Effects& effects) {
  const Entry& entry = *news.entry;
  heard_by_reached(entry, effects);
  if (entry.room.kind == RoomKind::direct) direct(news, now, effects);
  Place* const place = place_of(entry.room);
  if (place == nullptr) return;
  place->room.announce(news.entry, now.tick, effects);
  if (std::holds_alternative<Said>(entry.what)) place->typing.stopped(entry.author.id);
}

void Hub::ask(const Asker& asker, const History& history, Session& session, Now, Effects& effects) {
  const auto room = room_of(history.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  const bool forward = (history.after || history.from) && !history.before;
  effects.emplace_back(LoadPage{asker,
                                ForHistory{std::holds_alternative<RoomId>(history.room)},
                                {.room = *room,
                                 .reader = session.who,
                                 .after = history.after.value_or(Position{}),
                                 .before = history.before.value_or(Position{}),
                                 .limit = history.limit.value_or(limits_.history),
                                 .keep = forward ? PageEnd::oldest : PageEnd::newest,
                                 .from = history.from}});
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
  if (page == nullptr) {
    // They are said to be in the room, and the store does not let them read it: word of their going was lost.
    if (std::ranges::binary_search(here_.at(session->who).rooms, loaded.query.room))
      load_again(session->who, effects);
    return refuse(loaded.asker, std::get<Refusal>(*loaded.answer), {}, effects);
  }
  const auto* const pins = std::get_if<ForPins>(&loaded.use);
  const bool named = pins != nullptr ? pins->named : std::get<ForHistory>(loaded.use).named;
  if (named && is_nobodys(loaded.query.room, *page))
    return refuse(loaded.asker, Refusal::unknown_room, {}, effects);
  if (pins != nullptr) {
    effects.emplace_back(ShowPins{loaded.asker, loaded.query.room, page->entries});
    return;
  }
  effects.emplace_back(
      ShowPage{loaded.asker, loaded.query.room, page->epoch, page->first, page->head, page->entries});
}

void Hub::filled(const PageLoaded& loaded, Now now, Effects& effects) {
  const RoomId room = loaded.query.room;
  const auto* const page = loaded.answer ? std::get_if<Page>(&*loaded.answer) : nullptr;
  if (Place* const place = place_of(room)) {
    place->room.answered(page != nullptr ? std::optional(page->head) : std::nullopt, now.tick);
  }
  if (page == nullptr) return;  // Asked for again when patience is over.
  for (const EntryPtr& entry : page->entries) {
    if (is_move(entry->what) || std::holds_alternative<Removed>(entry->what)) moved({entry, {}}, {}, effects);
    // Who left may have been the last to listen.
    if (Place* const place = place_of(room)) place->room.announce(entry, now.tick, effects);
  }
}

Hub::Place& Hub::open_place(RoomId room, const Page& page) {
  const auto [found, is_new] =
      places_.try_emplace(room, Place{.room = Room(room, page.epoch, page.first, page.head)});
  if (is_new) found->second.crowded = presence_.count(room) > limits_.roster_named;
  return found->second;
}

}  // namespace teahouse
