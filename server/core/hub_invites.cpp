#include "core/hub.hpp"

namespace teahouse {

// Who may let others into a room is for the store to say, where nothing can come between.

void Hub::ask(const Asker& asker, const MakeInvite& make, Session& session, Now now, Effects& effects) {
  const auto room = room_of(make.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_act(asker, session, {}, now, effects)) return;
  const auto until = make.lasts ? std::optional(now.wall + *make.lasts) : std::nullopt;
  effects.emplace_back(
      KeepInvite{asker, {make.invite, *room, here_.at(session.who).person, now.wall, until, make.uses}});
}

void Hub::ask(const Asker& asker, const ListInvites& list, Session& session, Now now, Effects& effects) {
  const auto room = room_of(list.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  effects.emplace_back(LoadInvites{asker, session.who, *room, now.wall});
}

void Hub::ask(const Asker& asker, const RevokeInvite& revoke, Session& session, Now now, Effects& effects) {
  const auto room = room_of(revoke.room, session);
  if (!room) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!revoke.invite) return refuse(asker, Refusal::unknown_invite, {}, effects);
  if (!may_act(asker, session, {}, now, effects)) return;
  effects.emplace_back(TakeInviteBack{asker, session.who, *room, *revoke.invite, now.wall});
}

/// At the pace at which things are done: so secrets cannot be guessed at in a hurry either.
void Hub::ask(const Asker& asker, const FindInvite& find, Session& session, Now now, Effects& effects) {
  if (!may_act(asker, session, {}, now, effects)) return;
  effects.emplace_back(LookUpInvite{asker, session.who, find.invite, now.wall});
}

void Hub::on(const InvitesLoaded& loaded, Now, Effects& effects) {
  if (answered(loaded.asker) == nullptr) return;
  if (!loaded.answer) return fail(loaded.asker, loaded.answer.error(), {}, effects);
  if (const auto* const refusal = std::get_if<Refusal>(&*loaded.answer))
    return refuse(loaded.asker, *refusal, {}, effects);
  effects.emplace_back(
      ShowInvites{loaded.asker, loaded.room, std::get<std::vector<Invite>>(*loaded.answer), loaded.made});
}

void Hub::on(const InviteLoaded& loaded, Now, Effects& effects) {
  if (answered(loaded.asker) == nullptr) return;
  if (!loaded.answer) return fail(loaded.asker, loaded.answer.error(), {}, effects);
  if (const auto* const refusal = std::get_if<Refusal>(&*loaded.answer))
    return refuse(loaded.asker, *refusal, {}, effects);
  effects.emplace_back(ShowInvite{loaded.asker, std::get<InviteFound>(*loaded.answer)});
}

}  // namespace teahouse
