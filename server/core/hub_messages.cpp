#include "base/text.hpp"
#include "core/hub.hpp"
#include "core/policy.hpp"

namespace teahouse {

void Hub::ask(const Asker& asker, const FindMessages& search, Session& session, Now now, Effects& effects) {
  MessageSearch wanted{.words = search.words,
                       .who = session.who,
                       .link = search.link,
                       .code = search.code,
                       .since = search.since,
                       .until = search.until,
                       .after = search.after,
                       .limit = std::min(search.limit.value_or(limits_.found), messages_found_max)};
  if (code_point_count(wanted.words) > limits_.search_code_points)
    return refuse(asker, Refusal::text_too_long, {}, effects);
  if (search.room) {
    wanted.room = room_of(*search.room, session);
    if (!wanted.room) return refuse(asker, Refusal::unknown_room, {}, effects);
  }
  if (search.from) {
    const auto* const author = std::get_if<UserId>(&*search.from);
    if (author == nullptr) return refuse(asker, Refusal::unknown_recipient, {}, effects);
    wanted.from = *author;
  }
  const bool is_for_all = !wanted.from && !wanted.link && !wanted.code && Wanted(wanted.words).is_empty();
  if (is_for_all) return refuse(asker, Refusal::text_empty, {}, effects);
  if (!may_search(asker, session, now, effects)) return;
  effects.emplace_back(ListMessages{asker, std::move(wanted)});
}

/// A search costs the store more than other questions, so they have a pace of their own: who looks for
/// something can speak meanwhile.
bool Hub::may_search(const Asker& asker, Session& session, Now now, Effects& effects) {
  if (limits_.rates && session.pending < limits_.pending) {
    const Duration wait = session.searches.wait(now.tick, limits_.search_burst, limits_.search_pace);
    if (wait > Duration{0}) {
      effects.emplace_back(
          Refuse{asker, Refusal::too_fast, std::string(explain(Refusal::too_fast)), {}, wait});
      return false;
    }
  }
  return may_ask(asker, session, {}, effects);
}

void Hub::on(const MessagesListed& searched, Now, Effects& effects) {
  if (answered(searched.asker) == nullptr) return;
  if (!searched.answer) return fail(searched.asker, searched.answer.error(), {}, effects);
  if (const auto* const refusal = std::get_if<Refusal>(&*searched.answer))
    return refuse(searched.asker, *refusal, {}, effects);
  effects.emplace_back(ShowMessages{searched.asker, std::get<MessagesFound>(*searched.answer)});
}

}  // namespace teahouse
