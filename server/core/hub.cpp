#include "core/hub.hpp"

#include <algorithm>

#include "base/planted.hpp"
#include "core/policy.hpp"

namespace teahouse {
namespace {

std::optional<Cid> cid_of(const Request& request) {
  return std::visit(
      [](const auto& what) {
        if constexpr (requires { what.cid; }) return std::optional<Cid>(what.cid);
        return std::optional<Cid>();
      },
      request.what);
}

}  // namespace

void Hub::handle(const Event& event, Now now, Effects& effects) {
  std::visit([&](const auto& what) { on(what, now, effects); }, event);
}

std::span<const SessionId> Hub::listeners(RoomId room, Dialect dialect) const {
  const auto found = places_.find(room);
  return found == places_.end() ? std::span<const SessionId>{} : found->second.room.listeners(dialect);
}

Dialect Hub::dialect(SessionId session) const {
  const Session* const known = find(session);
  return known == nullptr || known->state == Session::State::silent ? Dialect::full : known->dialect;
}

bool Hub::is_silent(SessionId session) const {
  const Session* const known = find(session);
  return known != nullptr && known->state == Session::State::silent;
}

std::vector<SessionId> Hub::sessions() const {
  std::vector<SessionId> sessions;
  for (std::uint32_t slot = 0; slot < sessions_.size(); ++slot) {
    if (sessions_[slot].state != Session::State::gone) sessions.push_back({slot, sessions_[slot].generation});
  }
  return sessions;
}

Hub::Size Hub::size() const {
  const auto sessions =
      std::ranges::count_if(sessions_, [](const Session& s) { return s.state != Session::State::gone; });
  std::size_t entries = 0;
  for (const auto& [id, place] : places_) entries = std::max(entries, place.room.remembered());
  return {static_cast<std::size_t>(sessions), here_.size(), places_.size(), entries, pending_};
}

void Hub::on(const Opened& opened, Now now, Effects&) {
  if (sessions_.size() <= opened.session.slot) sessions_.resize(opened.session.slot + 1);
  Session& session = sessions_[opened.session.slot];
  session = Session{};
  session.generation = opened.session.generation;
  session.state = Session::State::silent;
  session.since = now.tick;
  silent_.push_back(opened.session);
}

void Hub::on(const Closed& closed, Now, Effects&) {
  if (Session* const session = find(closed.session)) forget(closed.session, *session);
}

const Session* Hub::find(SessionId id) const {
  if (id.slot >= sessions_.size()) return nullptr;
  const Session& session = sessions_[id.slot];
  return session.generation == id.generation && session.state != Session::State::gone ? &session : nullptr;
}

Session* Hub::find(SessionId id) {
  return const_cast<Session*>(std::as_const(*this).find(id));
}

Hub::Place* Hub::place_of(RoomId room) {
  const auto found = places_.find(room);
  return found == places_.end() ? nullptr : &found->second;
}

void Hub::forget(SessionId id, Session& session) {
  while (!session.listens.empty()) unlisten(id, session, session.listens.back());
  if (const auto found = here_.find(session.who);
      session.state == Session::State::live && found != here_.end()) {
    std::erase(found->second.sessions, id);
    if (found->second.sessions.empty()) {
      presence_.gone(session.who);
      here_.erase(found);
    } else {
      present(found->second);
    }
  }
  std::erase(silent_, id);
  const auto generation = session.generation;
  session = Session{};
  session.generation = generation;
}

void Hub::close(SessionId id, CloseCode code, Effects& effects) {
  if (Session* const session = find(id)) forget(id, *session);
  effects.emplace_back(Close{id, code});
}

void Hub::on(const Request& request, Now now, Effects& effects) {
  Session* const session = find(request.asker.session);
  if (session == nullptr) return;
  switch (session->state) {
    case Session::State::gone:
      return;
    case Session::State::silent: {
      const auto* const noise = std::get_if<Garbled>(&request.what);
      const bool unreadable = noise != nullptr && noise->refusal == Refusal::malformed;
      const Refusal refusal = unreadable ? Refusal::malformed : Refusal::not_signed_in;
      effects.emplace_back(Refuse{
          request.asker, refusal, std::string(unreadable ? noise->message : explain(refusal)), {}, {}});
      return close(request.asker.session, CloseCode::sign_in_first, effects);
    }
    case Session::State::loading:
      // A client need not wait for its name before it speaks; what it says is taken up in order once we know
      // who it is.
      if (session->arrival->held.size() < limits_.pending) {
        session->arrival->held.push_back(request);
      } else {
        refuse(request.asker, Refusal::too_many_pending, cid_of(request), effects);
      }
      return;
    case Session::State::live:
      return answer(request, *session, now, effects);
  }
}

void Hub::answer(const Request& request, Session& session, Now now, Effects& effects) {
  if (const auto* const noise = std::get_if<Garbled>(&request.what))
    return garbled(request.asker, *noise, session, effects);
  std::visit(
      [&](const auto& what) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(what)>, Garbled>)
          ask(request.asker, what, session, now, effects);
      },
      request.what);
}

void Hub::garbled(const Asker& asker, const Garbled& garbled, Session& session, Effects& effects) {
  effects.emplace_back(Refuse{asker, garbled.refusal, garbled.message, garbled.cid, {}});
  const bool is_noise = garbled.refusal == Refusal::malformed || garbled.refusal == Refusal::unknown_type ||
                        garbled.refusal == Refusal::already_signed_in;
  if (is_noise && ++session.strikes >= limits_.strikes && limits_.rates)
    close(asker.session, CloseCode::too_many_strikes, effects);
}

bool Hub::may_ask(const Asker& asker, Session& session, const std::optional<Cid>& cid, Effects& effects) {
  if (limits_.rates && session.pending >= limits_.pending) {
    refuse(asker, Refusal::too_many_pending, cid, effects);
    return false;
  }
  ++session.pending;
  ++pending_;
  return true;
}

bool Hub::may_act(const Asker& asker, Session& session, const std::optional<Cid>& cid, Now now,
                  Effects& effects) {
  if (limits_.rates) {
    if (session.pending >= limits_.pending) {
      refuse(asker, Refusal::too_many_pending, cid, effects);
      return false;
    }
    if (const Duration wait = session.pace.wait(now.tick, limits_.burst, limits_.pace); wait > Duration{0}) {
      effects.emplace_back(
          Refuse{asker, Refusal::too_fast, std::string(explain(Refusal::too_fast)), cid, wait});
      return false;
    }
  }
  return may_ask(asker, session, cid, effects);
}

Session* Hub::answered(const Asker& asker) {
  if (pending_ > 0) --pending_;
  Session* const session = find(asker.session);
  if (session != nullptr && session->pending > 0 && !planted(Plant::requests_count_for_ever))
    --session->pending;
  return session;
}

void Hub::refuse(const Asker& asker, Refusal refusal, std::optional<Cid> cid, Effects& effects) {
  effects.emplace_back(Refuse{asker, refusal, std::string(explain(refusal)), std::move(cid), {}});
}

void Hub::fail(const Asker& asker, Fault fault, std::optional<Cid> cid, Effects& effects) {
  const Refusal unknown = planted(Plant::faults_are_refusals) ? Refusal::unknown_room : Refusal::unavailable;
  refuse(asker, fault == Fault::read_only ? Refusal::read_only : unknown, std::move(cid), effects);
}

}  // namespace teahouse
