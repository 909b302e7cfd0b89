#include "core/hub.hpp"

namespace teahouse {

/// In which rooms they ever said anything the store knows alone.
void Hub::ask(const Asker& asker, const ForgetMe& forget, Session& session, Now now, Effects& effects) {
  if (!may_act(asker, session, forget.cid, now, effects)) return;
  effects.emplace_back(Forget{asker, {here_.at(session.who).person, forget.cid, now.wall}});
}

void Hub::on(const Forgotten& forgotten, Now now, Effects& effects) {
  const Session* const session = answered(forgotten.asker);
  if (!forgotten.answer) {
    if (session != nullptr) fail(forgotten.asker, forgotten.answer.error(), forgotten.cid, effects);
    return;
  }
  // As of one draft: commit, acknowledge, tell the rooms, tell the others.
  if (session != nullptr)
    effects.emplace_back(ShowForgotten{forgotten.asker, forgotten.cid, forgotten.answer->messages});
  std::vector<Announcement> all;
  for (const Stored& stored : forgotten.answer->entries) {
    if (stored.repeated) continue;  // Everyone was told then.
    all.push_back({stored.entry, stored.room, stored.role});
    announce(all.back(), now, effects);
  }
  if (!all.empty()) effects.emplace_back(Publish{std::move(all)});
}

}  // namespace teahouse
