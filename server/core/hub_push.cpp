#include "core/hub.hpp"
#include "core/mentions.hpp"

namespace teahouse {
namespace {

const Said* said_in(const Entry& entry) {
  return std::get_if<Said>(&entry.what);
}

void take_back(const Reached::Told& told, Effects& effects) {
  for (const Subscription& browser : told.browsers)
    effects.emplace_back(Push{{}, browser, PushRead{told.newest}});
}

}  // namespace

void Hub::ask(const Asker&, const Attend& attend, Session& session, Now, Effects&) {
  if (session.attended == attend.on) return;
  session.attended = attend.on;
  present(here_.at(session.who));
}

void Hub::ask(const Asker& asker, const PushSubscribe& push, Session& session, Now now, Effects& effects) {
  if (!may_act(asker, session, {}, now, effects)) return;
  effects.emplace_back(KeepSubscription{asker, session.who, push.subscription, now.wall});
}

void Hub::ask(const Asker& asker, const PushUnsubscribe& push, Session& session, Now now, Effects& effects) {
  if (!may_act(asker, session, {}, now, effects)) return;
  effects.emplace_back(DropSubscription{asker, session.who, push.endpoint});
}

void Hub::ask(const Asker& asker, const PushTest& push, Session& session, Now now, Effects& effects) {
  if (!may_act(asker, session, {}, now, effects)) return;
  effects.emplace_back(Push{asker, push.subscription, PushTried{}});
}

void Hub::on(const SubscriptionKept& kept, Now, Effects& effects) {
  if (answered(kept.asker) == nullptr) return;
  if (!kept.answer) return fail(kept.asker, kept.answer.error(), {}, effects);
  effects.emplace_back(ShowSubscription{kept.asker, kept.endpoint, kept.on && *kept.answer});
}

/// Most of what is said calls nobody: then only those are asked for who want to be told everything.
void Hub::reach(const EntryPtr& entry, Now now, Effects& effects) {
  const Said* const said = said_in(*entry);
  if (said == nullptr) return;
  const bool is_for_somebody = entry->to || said->answers || Called::is_possible(said->text);
  effects.emplace_back(FindSubscribers{entry, {entry->room, !is_for_somebody, now.wall}});
}

/// Who wants it and sits before none of their clients is pushed to, on all their browsers. Without word of
/// them nobody is: a push is a help and no promise.
void Hub::on(const SubscribersFound& found, Now now, Effects& effects) {
  const Entry& entry = *found.entry;
  const Said* const said = said_in(entry);
  if (!found.answer || said == nullptr) return;
  const Called called(said->text);
  for (const Subscriber& one : found.answer->people) {
    const UserId who = one.person.id;
    if (who == entry.author.id || entry.position <= one.mark || presence_.attended(who)) continue;
    const bool answers_them = said->answers && said->answers->author.id == who;
    const bool is_for_them = answers_them || called.has(one.person.name);
    if (!wants(one, entry.room.kind, is_for_them, now.wall)) continue;
    std::vector<Subscription> browsers;
    for (const Subscription& browser : one.browsers) {
      if (!browser.quiet || !browser.quiet->has(now.wall)) browsers.push_back(browser);
    }
    if (browsers.empty()) continue;
    const std::uint32_t count = reached_.tell(who, found.entry, browsers);
    for (const Subscription& browser : browsers)
      effects.emplace_back(
          Push{{}, browser, PushSaid{found.entry, found.answer->room_name, count, is_for_them || entry.to}});
  }
}

/// Who says something has read what was before it, and what is taken back is not shown any longer.
void Hub::heard_by_reached(const Entry& entry, Effects& effects) {
  if (said_in(entry) != nullptr) read_by_reached(entry.author.id, entry.room, entry.position, effects);
  if (const auto* const recalled = std::get_if<Recalled>(&entry.what)) {
    for (const auto& told : reached_.recalled(entry.room, recalled->target)) take_back(told, effects);
  }
  if (std::holds_alternative<RecalledAll>(entry.what)) {
    for (const auto& told : reached_.all_recalled(entry.room, entry.author.id, entry.position))
      take_back(told, effects);
  }
}

void Hub::read_by_reached(UserId who, RoomId room, Position upto, Effects& effects) {
  if (const auto told = reached_.read(who, room, upto)) take_back(*told, effects);
}

void Hub::on(const Pushed& pushed, Now, Effects& effects) {
  if (pushed.answer && pushed.answer->fate == PushFate::gone)
    effects.emplace_back(DropSubscription{{}, {}, pushed.endpoint});
  if (!pushed.asker || answered(*pushed.asker) == nullptr) return;
  if (!pushed.answer) return fail(*pushed.asker, pushed.answer.error(), {}, effects);
  effects.emplace_back(ShowPushed{*pushed.asker, *pushed.answer});
}

}  // namespace teahouse
