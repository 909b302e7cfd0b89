#include "adapters/websocket/connections.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "adapters/websocket/send_ring.hpp"
#include "base/check.hpp"

namespace teahouse::websocket {
namespace {

using Due = Connection::Due;
using State = Connection::State;

}  // namespace

Connections::Connections(boost::asio::io_context& io, const Clock& clock, Bounds bounds)
    : io_(io),
      clock_(clock),
      bounds_(bounds),
      line_(io, static_cast<LineListener&>(*this), bounds.ring ? SendRing::make() : nullptr),
      timer_(io),
      now_(clock.now().tick),
      swept_(now_) {
  wake_every_so_often();
}

Connections::~Connections() = default;

void Connections::arrived(std::uint32_t slot, std::span<char> bytes) {
  // No connection is adopted in here, so that this one stays where it is.
  Connection& connection = connections_[slot];
  connection.heard = now_;
  connection.pinged = false;
  while (connection.state == State::open) {
    const auto event = connection.reader.next(bytes);
    if (!event) return;
    handle(slot, *event);
  }
  connection.unheard += static_cast<std::uint32_t>(bytes.size());
  if (connection.unheard > bounds_.unheard_bytes_max) drop(slot);
}

void Connections::handle(std::uint32_t slot, const FrameReader::Event& event) {
  using Kind = FrameReader::Kind;
  switch (event.kind) {
    case Kind::text:
      if (bounds_.echoes) return echo(slot, Opcode::text, event.payload);
      return listener_->received(session_of(slot), event.payload);
    case Kind::binary:
      if (bounds_.echoes) return echo(slot, Opcode::binary, event.payload);
      return lose(slot, CloseCode::not_text, "only text is spoken here");
    case Kind::ping:
      return say(slot, Opcode::pong, event.payload);
    case Kind::pong:
      return;
    case Kind::close:
    case Kind::violation:
      return lose(slot, event.code, {});
  }
}

Connection* Connections::find(SessionId session) {
  if (session.slot >= connections_.size()) return nullptr;
  Connection& connection = connections_[session.slot];
  const bool there = connection.generation == session.generation && connection.state == State::open;
  return there ? &connection : nullptr;
}

// Transport.

void Connections::allow(SessionId session, std::size_t frame_bytes) {
  Connection* connection = find(session);
  if (connection == nullptr) return;
  connection->reader.allow(frame_bytes);
  if (frame_bytes <= first_frame_bytes) return;
  strangers_.leave(session.slot);
  line_.settle(session.slot);
}

void Connections::close(SessionId session, CloseCode code, std::string_view reason) {
  if (find(session) != nullptr) say_goodbye(session.slot, code, reason);
}

std::size_t Connections::waiting(SessionId session) {
  const Connection* const connection = find(session);
  return connection == nullptr ? 0 : connection->waiting();
}

void Connections::send(SessionId session, const Frames& frames) {
  if (find(session) == nullptr) return;
  for (std::size_t at = 0; at < frames.count(); ++at) say(session.slot, Opcode::text, frames.frame(at));
}

bool Connections::is_behind(const Connection& connection, std::size_t more) const {
  const std::size_t waiting = connection.waiting();
  return waiting > bounds_.behind_bytes_max || waiting + more > bounds_.outbox_bytes_max;
}

void Connections::broadcast(const Frames& frames, std::span<const SessionId> listeners, Care care) {
  if (frames.empty() || listeners.empty()) return;
  std::size_t size = 0;
  bool long_enough = false;
  for (std::size_t at = 0; at < frames.count(); ++at) {
    const std::size_t bytes = frames.frame(at).size();
    size += framed_bytes(bytes);
    long_enough |= bytes >= deflate_bytes_min;
  }

  const Due due = listeners.size() > bounds_.told_at_once_if_others_wait ? Due::soon : Due::now;
  std::array<std::uint32_t, deflate_bits_max + 1> sources;  // One for each way to say it, made when needed.
  sources.fill(Turn::none);
  for (const SessionId session : listeners) {
    Connection* connection = find(session);
    if (connection == nullptr) continue;
    if (care == Care::ephemeral && is_behind(*connection, size)) continue;
    const std::uint8_t bits = long_enough ? connection->deflate_bits : 0;
    if (sources[bits] == Turn::none) sources[bits] = share(Opcode::text, frames, bits);
    turn_.add(connection->chain, sources[bits]);
    owe(session.slot, due);
  }
}

std::uint32_t Connections::share(Opcode opcode, const Frames& frames, std::uint8_t deflate_bits) {
  BytesPtr bytes(new Bytes);
  bytes->text.reserve(frames.bytes() + frames.count() * header_bytes_max);
  for (std::size_t at = 0; at < frames.count(); ++at) {
    const auto message = frames.frame(at);
    std::optional<std::string_view> small;
    if (deflate_bits != 0 && message.size() >= deflate_bytes_min)
      small = deflaters_.with(deflate_bits).deflate(message);
    append_frame(bytes->text, opcode, small.value_or(message), small.has_value());
  }
  // A slow reader holds all of it, and what counts for its bound is what is in it.
  if (deflate_bits != 0) bytes->text.shrink_to_fit();
  return turn_.share(std::move(bytes));
}

/// What is for one client alone is never compressed: it would cost once for each, whenever somebody asks, and
/// a frame with words from several rooms would tell by its size whether a guess in one is right for another.
void Connections::say(std::uint32_t slot, Opcode opcode, std::string_view payload) {
  const auto begin = turn_.own().size();
  append_frame(turn_.own(), opcode, payload);
  turn_.added(connections_[slot].chain, begin);
  owe(slot, Due::now);
}

/// As a room is told, so that what the cases of a standard see is what people hear.
void Connections::echo(std::uint32_t slot, Opcode opcode, std::string_view message) {
  Frames frames;
  frames.text() = message;
  frames.end();
  Connection& connection = connections_[slot];
  turn_.add(connection.chain, share(opcode, frames, connection.deflate_bits));
  owe(slot, Due::now);
}

void Connections::owe(std::uint32_t slot, Due due) {
  if (connections_[slot].due >= due) return;
  connections_[slot].due = due;
  if (due == Due::now) {
    now_due_.push_back(slot);
  } else {
    soon_due_.push_back(slot);
  }
}

Counts Connections::counts() const {
  Counts counts = counts_;
  counts.strangers = strangers_.size();
  return counts;
}

}  // namespace teahouse::websocket
