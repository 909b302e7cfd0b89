#include "node/shard.hpp"

#include <utility>

#include "base/log.hpp"

namespace teahouse {
namespace {

CloseCode code_of(TokenFault fault) {
  switch (fault) {
    case TokenFault::expired:
      return CloseCode::token_expired;
    case TokenFault::foreign:
      return CloseCode::token_foreign;
    case TokenFault::tampered:
      break;
  }
  return CloseCode::token_tampered;
}

}  // namespace

Shard::Shard(ShardId id, Limits limits, World world)
    : id_(id),
      limits_(limits),
      world_(world),
      mailbox_(std::make_shared<Mailbox>()),
      hub_(id, world.random.bits(), limits),
      coalescer_(limits) {}

void Shard::turn() {
  on_shard.assert_here();
  // Answers may come while the turn lasts, at once even (from memory); a few rounds take them in, and no
  // flood of them keeps the turn from its end.
  constexpr int rounds_max = 4;
  for (int round = 0; round < rounds_max; ++round) {
    mailbox_->drain(mail_);
    if (mail_.empty()) break;
    for (const Event& event : mail_) take(event);
    mail_.clear();
  }
  const Tick now = world_.clock.now().tick;
  if (now - beaten_ >= beat) {
    beaten_ = now;
    take(Ticked{});
  }
  tell_rooms(now);
  if (!announcements_.empty()) publish(std::exchange(announcements_, {}));
  world_.transport.flush();
  const auto behind = [this](SessionId session) { return world_.transport.waiting(session); };
  for (const LoadPage& load : pages_.due(behind)) read(load);
}

void Shard::take(const Event& event) {
  hub_.handle(event, world_.clock.now(), effects_);
  for (const Effect& effect : effects_) {
    std::visit([this](const auto& what) { on_shard.assert_here(), carry_out(what); }, effect);
  }
  effects_.clear();
  const auto* const page = std::get_if<PageLoaded>(&event);
  if (page != nullptr && !std::holds_alternative<ForGap>(page->use)) pages_.answered(page->asker.session);
}

void Shard::opened(SessionId session) {
  on_shard.assert_here();
  take(Opened{session});
}

void Shard::closed(SessionId session) {
  on_shard.assert_here();
  take(Closed{session});
}

void Shard::received(SessionId session, std::string_view text) {
  on_shard.assert_here();
  const Now now = world_.clock.now();
  const protocol::Fresh fresh{world_.random.uuid(), world_.random.ordered_uuid(now.wall)};
  const auto meant = protocol::understand(session, text, fresh, decoder_);
  if (const auto* const connection = std::get_if<protocol::Hello>(&meant)) {
    hello(*connection, now);
  } else {
    take(std::get<Request>(meant));
  }
}

void Shard::hello(const protocol::Hello& hello, Now now) {
  UserId who{world_.random.uuid()};
  // Whoever has said it once is answered that, whatever the token: a signature is dear to verify.
  const bool first = hub_.is_silent(hello.asker.session);
  if (first && hello.token && !hello.token->empty()) {
    const auto claims = world_.identity.verify(*hello.token, Purpose::session, now.wall);
    if (!claims) {
      log(LogLevel::info, "turned somebody away: their token is no good");
      return take(TurnAway{hello.asker, code_of(claims.error())});
    }
    who = claims->user;
    if (hello.user && !hello.user->empty() && *hello.user != who.value.text()) {
      log(LogLevel::info, "turned somebody away: their token is another person's");
      return take(TurnAway{hello.asker, CloseCode::token_foreign});
    }
  }
  take(SignIn{hello.asker, who, hello.name, hello.dialect});
}

void Shard::drain(Duration spread) {
  on_shard.assert_here();
  take(Drain{spread});
  world_.transport.flush();
}

void Shard::close_all(CloseCode code) {
  on_shard.assert_here();
  tell_rooms(world_.clock.now().tick + limits_.meeting);
  for (const SessionId session : hub_.sessions()) {
    world_.transport.close(session, code, protocol::close_reason(code));
    take(Closed{session});
  }
  world_.transport.flush();
}

void Shard::tell_rooms(Tick until) {
  coalescer_.tell_due(until, [this](RoomId room, const Coalescer::Told& told) {
    on_shard.assert_here();
    tell_room(room, told.full, 0, Dialect::full);
    tell_room(room, told.original, 0, Dialect::original);
  });
}

void Shard::tell_room(RoomId room, const Frames& frames, std::size_t newest, Dialect dialect) {
  const auto listeners = hub_.listeners(room, dialect);
  if (frames.empty() || listeners.size() <= newest) return;
  world_.transport.broadcast(frames, listeners.first(listeners.size() - newest), Care::keep);
}

std::optional<Tick> Shard::due() const {
  on_shard.assert_here();
  return coalescer_.next();
}

void Shard::publish(Word word) {
  world_.bus.publish(std::make_shared<const News>(News{id_, hub_.incarnation(), std::move(word)}));
}

}  // namespace teahouse
