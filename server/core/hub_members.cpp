#include <utility>

#include "base/text.hpp"
#include "core/hub.hpp"
#include "core/policy.hpp"

namespace teahouse {

// Whether they keep the room, and whom it is about, is for the store to say, where nothing can come between.

void Hub::ask(const Asker& asker, const ArrangeRoom& arrange, Session& session, Now now, Effects& effects) {
  Arranged wanted = arrange.wanted;
  if (wanted.name) wanted.name = normalise_name(*wanted.name);
  if (wanted.topic) wanted.topic = normalise_name(*wanted.topic);
  auto refusal = wanted.name ? refuse_name(*wanted.name, limits_) : std::nullopt;
  if (!refusal && wanted.topic) refusal = refuse_topic(*wanted.topic, limits_);
  if (refusal) return refuse(asker, *refusal, arrange.cid, effects);
  change(asker, arrange.room, arrange.cid, arrange.fresh, std::move(wanted), session, now, effects);
}

void Hub::ask(const Asker& asker, const Appoint& appoint, Session& session, Now now, Effects& effects) {
  const auto* const whom = std::get_if<UserId>(&appoint.whom);
  if (whom == nullptr) return refuse(asker, Refusal::unknown_member, appoint.cid, effects);
  change(asker, appoint.room, appoint.cid, appoint.fresh, Appointed{{*whom, {}}, appoint.on}, session, now,
         effects);
}

void Hub::ask(const Asker& asker, const Remove& remove, Session& session, Now now, Effects& effects) {
  const auto* const whom = std::get_if<UserId>(&remove.whom);
  if (whom == nullptr) return refuse(asker, Refusal::unknown_member, remove.cid, effects);
  change(asker, remove.room, remove.cid, remove.fresh, Removed{{*whom, {}}}, session, now, effects);
}

void Hub::ask(const Asker& asker, const FindMembers& find, Session& session, Now, Effects& effects) {
  const auto room = room_of(find.room, session);
  if (!room || room->kind != RoomKind::open) return refuse(asker, Refusal::unknown_room, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  effects.emplace_back(ListMembers{asker,
                                   {*room, session.who, normalise_name(find.query),
                                    find.after.value_or(Position{}), find.limit.value_or(limits_.history)}});
}

void Hub::ask(const Asker& asker, const FindPerson& find, Session& session, Now, Effects& effects) {
  const auto* const whom = std::get_if<UserId>(&find.whom);
  if (whom == nullptr) return refuse(asker, Refusal::unknown_recipient, {}, effects);
  if (!may_ask(asker, session, {}, effects)) return;
  effects.emplace_back(LookUpPerson{asker, *whom});
}

void Hub::on(const MembersListed& listed, Now, Effects& effects) {
  if (answered(listed.asker) == nullptr) return;
  if (!listed.answer) return fail(listed.asker, listed.answer.error(), {}, effects);
  if (const auto* const refusal = std::get_if<Refusal>(&*listed.answer))
    return refuse(listed.asker, *refusal, {}, effects);
  effects.emplace_back(ShowMembers{listed.asker, listed.room, std::get<Members>(*listed.answer)});
}

void Hub::on(const PersonLookedUp& found, Now, Effects& effects) {
  if (answered(found.asker) == nullptr) return;
  if (!found.answer) return fail(found.asker, found.answer.error(), {}, effects);
  if (!*found.answer) return refuse(found.asker, Refusal::unknown_recipient, {}, effects);
  effects.emplace_back(ShowPerson{found.asker, **found.answer});
}

}  // namespace teahouse
