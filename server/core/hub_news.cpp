#include <algorithm>

#include "base/planted.hpp"
#include "core/hub.hpp"

namespace teahouse {

void Hub::on(const Heard& heard, Now now, Effects& effects) {
  const News& news = *heard.news;
  if (const auto* const announcements = std::get_if<std::vector<Announcement>>(&news.word)) {
    for (const Announcement& announcement : *announcements) {
      const What& what = announcement.entry->what;
      if (is_move(what) || std::holds_alternative<Removed>(what)) moved(announcement, {}, effects);
      announce(announcement, now, effects);
    }
  } else if (const auto* const delta = std::get_if<PresenceDelta>(&news.word)) {
    presence_.hear(news.from, news.incarnation, *delta, now.tick);
  } else if (const auto* const whole = std::get_if<PresenceWhole>(&news.word)) {
    presence_.hear(news.from, news.incarnation, *whole, now.tick);
  } else if (const auto* const wanted = std::get_if<PresenceWanted>(&news.word)) {
    if (presence_.self() == wanted->of) effects.emplace_back(Publish{presence_.whole()});
  } else if (const auto* const mark = std::get_if<MarkMoved>(&news.word)) {
    show_mark(mark->who, mark->mark, {}, effects);
    show_seen(mark->mark, effects);
  } else if (const auto* const name = std::get_if<NameChanged>(&news.word)) {
    if (const auto found = here_.find(name->person.id); found != here_.end())
      renamed(found->second, *name, {}, effects);
  } else if (const auto* const chosen = std::get_if<SettingsChanged>(&news.word)) {
    show_settings(*chosen, {}, effects);
  } else if (const auto* const word = std::get_if<Typed>(&news.word)) {
    typed(*word, now);
  }
}

void Hub::direct(const Announcement& news, Now now, Effects& effects) {
  const Entry& entry = *news.entry;
  if (!entry.to) return;
  // All rooms are of one epoch (the store's begin_epoch), and whoever is here hears the lobby.
  const Place* const lobby = place_of(RoomId::lobby());
  const Epoch epoch = lobby == nullptr ? Epoch{1} : lobby->room.epoch();
  for (const UserId who : {entry.author.id, *entry.to}) {
    const auto found = here_.find(who);
    if (found == here_.end()) continue;
    for (const SessionId id : found->second.sessions) {
      Session* const session = find(id);
      if (session == nullptr) continue;
      // Nobody subscribes to a conversation that they do not know of: its two people hear it from its first
      // word on.
      const bool is_first = place_of(entry.room) == nullptr;
      Place& place = open_place(entry.room, {epoch, Position{1}, Position{entry.position.value - 1}, {}});
      if (is_first) place.room.doubt(now.tick);  // What follows may have come before.
      const bool is_news = place.room.heard() < entry.position;
      if ((is_news || !place.room.has(id)) && news.room && session->dialect == Dialect::full) {
        const bool said_it = who == entry.author.id;
        effects.emplace_back(
            ShowEntered{{id, {}},
                        who,
                        {*news.room, said_it ? entry.position : Position{}, said_it ? 0U : 1U, news.entry}});
      }
      listen(id, *session, place, effects);
    }
  }
}

void Hub::on(const ChangesLoaded& loaded, Now now, Effects& effects) {
  changes_under_way_ = false;
  if (!loaded.answer) look_again(loaded.after);
  if (!change_) {
    if (loaded.answer) change_ = loaded.answer->upto;
    return load_early_comers(effects);
  }
  if (!loaded.answer) return;
  change_ = loaded.answer->upto;
  for (const UserId who : presence_.doubted()) load_again(who, effects);
  if (planted(Plant::heads_are_not_compared)) return;
  for (const RoomChange& room : loaded.answer->rooms) {
    Place* const known = place_of(room.room);
    if (known != nullptr) known->room.head_is(room.head, now.tick);
    // Nobody here hears it, so nobody would hear that one of them was removed.
    if (known == nullptr && room.room.kind == RoomKind::open && presence_.count(room.room) > 0) {
      for (const auto& [who, here] : here_) {
        if (std::ranges::binary_search(here.rooms, room.room)) load_again(who, effects);
      }
    }
    if (!room.is_new || planted(Plant::lost_conversations_stay_lost)) continue;
    // A conversation whose every announcement may have been lost. Whoever is in it must hear it from now on.
    for (const UserId who : room.pair) {
      const auto found = here_.find(who);
      if (found == here_.end()) continue;
      for (const SessionId id : found->second.sessions) {
        Session* const session = find(id);
        if (session == nullptr) continue;
        Place& place = open_place(room.room, {room.epoch, Position{1}, Position{}, {}});
        place.room.head_is(room.head, now.tick);
        listen(id, *session, place, effects);
      }
    }
  }
  if (loaded.answer->rooms.size() >= changes_page)
    changes_asked_ = Tick{};  // There is more: ask again at once.
}

/// What is known from the store was asked for when `change` was the newest one. The changes since then were
/// looked at before anybody listened there, so they are looked at again.
void Hub::look_again(std::uint64_t change) {
  look_from_ = std::min(look_from_, change);
}

}  // namespace teahouse
