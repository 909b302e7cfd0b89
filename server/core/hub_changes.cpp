#include <utility>

#include "base/emoji.hpp"
#include "base/text.hpp"
#include "core/hub.hpp"
#include "core/policy.hpp"

namespace teahouse {

void Hub::ask(const Asker& asker, const Edit& edit, Session& session, Now now, Effects& effects) {
  std::string text = normalise_text(edit.text);
  if (const auto refusal = refuse_text(text, limits_)) return refuse(asker, *refusal, edit.cid, effects);
  change(asker, edit.room, edit.cid, edit.fresh, Edited{edit.target, std::move(text)}, session, now, effects);
}

void Hub::ask(const Asker& asker, const Recall& recall, Session& session, Now now, Effects& effects) {
  change(asker, recall.room, recall.cid, recall.fresh, Recalled{recall.target}, session, now, effects);
}

void Hub::ask(const Asker& asker, const React& react, Session& session, Now now, Effects& effects) {
  auto emoji = one_emoji(react.emoji);
  if (!emoji) return refuse(asker, Refusal::not_an_emoji, react.cid, effects);
  change(asker, react.room, react.cid, react.fresh, Reacted{react.target, *std::move(emoji), react.on},
         session, now, effects);
}

void Hub::ask(const Asker& asker, const Pin& pin, Session& session, Now now, Effects& effects) {
  change(asker, pin.room, pin.cid, pin.fresh, Pinned{pin.target, pin.on}, session, now, effects);
}

void Hub::ask(const Asker& asker, const ListPins& list, Session& session, Now, Effects& effects) {
  const auto room = room_of(list.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  effects.emplace_back(LoadPage{asker, ForPins{std::holds_alternative<RoomId>(list.room)},
                                PageQuery{.room = *room,
                                          .reader = session.who,
                                          .after = {},
                                          .before = {},
                                          .limit = pins_max,
                                          .pinned = true}});
}

/// Whether the message is there, and theirs, and whether they keep the room, is for the store to say, where
/// nothing can come between.
void Hub::change(const Asker& asker, const Target& where, const Cid& cid, EntryId fresh, What what,
                 Session& session, Now now, Effects& effects) {
  const auto room = room_of(where, session);
  if (!room) return refuse(asker, Refusal::unknown_room, cid, effects);
  if (!may_act(asker, session, cid, now, effects)) return;
  effects.emplace_back(
      AppendDraft{asker, {fresh, *room, here_.at(session.who).person, {}, cid, now.wall, std::move(what)}});
}

}  // namespace teahouse
