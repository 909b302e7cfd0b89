// How a connection comes, who goes where there are too many, and how it goes.

#include <algorithm>
#include <utility>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include "adapters/websocket/connections.hpp"

namespace teahouse::websocket {
namespace {

using State = Connection::State;

void prepare(int socket, int send_buffer_bytes) {
  // Whoever refuses these is about to fail anyway, and will be seen to.
  const int on = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &send_buffer_bytes, sizeof send_buffer_bytes);
}

}  // namespace

void Connections::adopt(int descriptor, const Origin& origin) {
  const auto slot = take_slot();
  prepare(descriptor, bounds_.send_buffer_bytes);
  line_.adopt(slot, descriptor);
  opened(slot, origin);
}

void Connections::adopt(std::unique_ptr<SecureSocket> socket, const Origin& origin) {
  const auto slot = take_slot();
  std::string early(origin.leftover);
  TlsSession session(std::move(*socket), early);
  prepare(session.descriptor(), bounds_.send_buffer_bytes);
  line_.adopt(slot, std::move(session));
  opened(slot, {early, origin.network, origin.deflate_bits});
}

std::uint32_t Connections::take_slot() {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(connections_.size()));
    connections_.emplace_back();
  }
  const auto slot = free_.back();
  free_.pop_back();
  now_ = clock_.now().tick;

  Connection& connection = connections_[slot];
  const auto generation = connection.generation;
  connection = Connection();
  connection.generation = generation;
  connection.state = State::open;
  connection.heard = now_;
  connection.reader.limit_frames(bounds_.frames_burst);
  ++counts_.held;
  return slot;
}

void Connections::opened(std::uint32_t slot, const Origin& origin) {
  if (origin.deflate_bits != 0) {
    connections_[slot].deflate_bits = origin.deflate_bits;
    connections_[slot].reader.inflate_with(inflater_);
  }
  listener_->opened(session_of(slot));
  admit(slot, origin.network);
  std::string bytes(origin.leftover);
  arrived(slot, bytes);
}

/// Where there are too many, some of the network that has the most go: of those who have not signed in the
/// ones who have been at it longest, of all the ones who came last, which may be who comes now.
void Connections::admit(std::uint32_t slot, Network network) {
  strangers_.enter(slot, network);
  if (strangers_.size() > bounds_.strangers_max)
    lose(strangers_.oldest_of_most(), CloseCode::overloaded, "too many who have not signed in");
  if (connections_[slot].state != State::open) return;
  all_.enter(slot, network);
  if (all_.size() > bounds_.connections_max)
    lose(all_.newest_of_most(), CloseCode::overloaded, "no room for more");
  while (all_.size() >= bounds_.connections_max && counts_.held - all_.size() > bounds_.lingering_max &&
         !lingering_.empty())
    drop_lingering();
}

void Connections::ended(std::uint32_t slot) {
  if (connections_[slot].state == State::open) lost_.push_back(session_of(slot));
  drop(slot);
}

/// Closes a connection for a reason that the listener does not know yet.
void Connections::lose(std::uint32_t slot, CloseCode code, std::string_view reason) {
  lost_.push_back(session_of(slot));
  say_goodbye(slot, code, reason);
}

void Connections::say_goodbye(std::uint32_t slot, CloseCode code, std::string_view reason) {
  say(slot, Opcode::close, close_payload(code, reason));
  forget(slot);
  connections_[slot].state = State::leaving;
  lingering_.push_back({now_ + bounds_.linger, session_of(slot)});
}

void Connections::forget(std::uint32_t slot) {
  strangers_.leave(slot);
  all_.leave(slot);
}

void Connections::drop(std::uint32_t slot) {
  Connection& connection = connections_[slot];
  forget(slot);
  --counts_.held;
  line_.drop(slot);
  const auto generation = std::max(connection.generation + 1, 1U);
  connection = Connection();
  connection.generation = generation;
  dropped_.push_back(slot);
}

/// The one that has had the longest time to hear that it is closed has had enough.
void Connections::drop_lingering() {
  const SessionId session = lingering_.front().session;
  lingering_.pop_front();
  if (connections_[session.slot].generation == session.generation) drop(session.slot);
}

void Connections::report() {
  for (const SessionId session : std::exchange(lost_, {})) listener_->closed(session);
  free_.insert(free_.end(), dropped_.begin(), dropped_.end());
  dropped_.clear();
}

}  // namespace teahouse::websocket
