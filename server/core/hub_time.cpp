#include <algorithm>
#include <utility>

#include "core/hub.hpp"

namespace teahouse {

void Hub::on(const Ticked&, Now now, Effects& effects) {
  while (!silent_.empty()) {
    const SessionId oldest = silent_.front();
    const Session* const session = find(oldest);
    if (session != nullptr && now.tick - session->since < limits_.sign_in_timeout) break;
    silent_.erase(silent_.begin());
    if (session != nullptr) close(oldest, CloseCode::sign_in_timeout, effects);
  }

  presence_.expire(now.tick);
  tell_presence(now, effects);
  tell_rosters(now, effects);
  tell_typing(now, effects);

  for (auto& [id, place] : places_) {
    if (const auto query = place.room.gap(now.tick, limits_.gap_patience))
      effects.emplace_back(LoadPage{{}, ForGap{}, *query});
  }
  if (!changes_under_way_ && (!change_ || now.tick - changes_asked_ >= limits_.changes_every)) {
    changes_under_way_ = true;
    changes_asked_ = now.tick;
    effects.emplace_back(
        LoadChanges{std::min(change_.value_or(changes_now), std::exchange(look_from_, changes_now))});
  }
  renew_tokens(now, effects);
}

void Hub::renew_tokens(Now now, Effects& effects) {
  constexpr Duration every{60'000};
  if (now.tick - renewals_looked_at_ < every) return;
  renewals_looked_at_ = now.tick;
  for (std::uint32_t slot = 0; slot < sessions_.size(); ++slot) {
    Session& session = sessions_[slot];
    if (session.state != Session::State::live || now.tick - session.since < limits_.token_renewal) continue;
    session.since = now.tick;
    effects.emplace_back(Welcome{{{slot, session.generation}, {}}, here_.at(session.who).person});
  }
}

void Hub::tell_presence(Now now, Effects& effects) {
  for (const ShardId shard : presence_.wanted(now.tick)) effects.emplace_back(Publish{PresenceWanted{shard}});
  if (auto delta = presence_.delta(now.tick)) effects.emplace_back(Publish{std::move(*delta)});
}

void Hub::on(const Drain& drain, Now, Effects& effects) {
  draining_ = true;
  std::size_t told = 0;
  const std::size_t people = std::max<std::size_t>(1, size().sessions);
  for (std::uint32_t slot = 0; slot < sessions_.size(); ++slot) {
    const Session& session = sessions_[slot];
    if (session.state != Session::State::live || session.dialect != Dialect::full) continue;
    // Spread evenly, so that those who come back do not all come at once.
    const Duration wait = std::chrono::seconds{1} + drain.spread * told++ / people;
    effects.emplace_back(ShowMoving{{slot, session.generation}, wait});
  }
}

}  // namespace teahouse
