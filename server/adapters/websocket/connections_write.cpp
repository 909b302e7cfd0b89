// The second half of Connections: what is written, when, and what becomes of the rest; and who is silent.
#include <algorithm>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "adapters/websocket/connections.hpp"

namespace teahouse::websocket {
namespace {

using Due = Connection::Due;
using State = Connection::State;

/// What one write gathers at most. More is as rare as being in so many rooms that speak in one turn, and goes
/// later.
constexpr std::size_t pieces_max = 64;

}  // namespace

void Connections::flush() {
  if (now_due_.empty() && soon_due_.empty()) return;
  for (const auto slot : now_due_) gather(slot);
  now_due_.clear();
  gather_some_due_soon();
  line_.write(writes_, pieces_);
  counts_.writes += writes_.size();
  for (const auto& write : writes_) settle(write);
  writes_.clear();
  pieces_.clear();
  if (soon_due_.empty()) turn_.clear();

  for (const auto slot : std::exchange(slow_, {})) {
    if (connections_[slot].state != State::open) continue;
    ++counts_.slow_readers;
    lose(slot, CloseCode::slow_reader, "too much waits to be read");
  }
  // Neither they nor the listener, who is told in the next turn, wait until somebody says something.
  if (!soon_due_.empty() || !lost_.empty() || !dropped_.empty()) boost::asio::post(io_, [] {});
}

/// Those who waited longest; all, when what is to be said to them has become much.
void Connections::gather_some_due_soon() {
  if (soon_due_.empty()) return;
  std::size_t left = line_.has_news() ? bounds_.told_at_once_if_others_wait : bounds_.told_at_once;
  if (turn_.is_large()) left = soon_due_.size();
  while (!soon_due_.empty() && left > 0) {
    const auto slot = soon_due_.front();
    soon_due_.pop_front();
    if (connections_[slot].due != Due::soon) continue;
    gather(slot);
    --left;
  }
}

void Connections::gather(std::uint32_t slot) {
  Connection& connection = connections_[slot];
  if (std::exchange(connection.due, Due::never) == Due::never) return;
  if (connection.blocked) return keep_rest(slot, 0);

  const std::size_t first = pieces_.size();
  if (connection.backlog) connection.backlog->gather(pieces_, pieces_max);
  for (auto at = connection.chain.first; at != Turn::none && pieces_.size() - first < pieces_max;) {
    const Turn::Piece& piece = turn_.piece(at);
    const auto text = turn_.text(piece);
    pieces_.push_back({const_cast<char*>(text.data()), text.size()});
    at = piece.next;
  }
  writes_.push_back(
      {slot, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(pieces_.size() - first)});
}

void Connections::settle(const Write& write) {
  if (write.taken < 0) return ended(write.slot);
  const auto taken = static_cast<std::size_t>(write.taken);
  counts_.bytes_written += taken;
  if (taken == connections_[write.slot].waiting()) return all_written(write.slot);

  keep_rest(write.slot, taken);
  Connection& connection = connections_[write.slot];
  connection.blocked = true;
  connection.awaits = true;
  line_.await_room(write.slot, true);
}

void Connections::all_written(std::uint32_t slot) {
  Connection& connection = connections_[slot];
  connection.chain = {};
  connection.backlog.reset();
  if (std::exchange(connection.awaits, false)) line_.await_room(slot, false);
  if (connection.state == State::leaving) {
    connection.state = State::deaf;
    line_.half_close(slot);
  }
}

void Connections::keep_rest(std::uint32_t slot, std::size_t taken) {
  Connection& connection = connections_[slot];
  if (!connection.backlog) connection.backlog = std::make_unique<Backlog>();
  const std::size_t from_backlog = std::min(taken, connection.backlog->bytes());
  connection.backlog->went(from_backlog);
  taken -= from_backlog;

  for (auto at = connection.chain.first; at != Turn::none;) {
    const Turn::Piece& piece = turn_.piece(at);
    at = piece.next;
    const std::size_t gone = std::min(taken, piece.end - piece.begin);
    taken -= gone;
    if (piece.begin + gone == piece.end) continue;
    if (piece.source == Turn::none) {
      connection.backlog->keep(turn_.text(piece).substr(gone));
    } else {
      connection.backlog->hold(turn_.source(piece), piece.begin + gone, piece.end);
    }
  }
  connection.chain = {};
  if (connection.backlog->bytes() > bounds_.outbox_bytes_max) slow_.push_back(slot);
}

void Connections::writable(std::uint32_t slot) {
  connections_[slot].blocked = false;
  owe(slot, Due::now);
}

// Looking after those who are silent.

void Connections::receive() {
  now_ = clock_.now().tick;
  line_.receive();
  sweep();
  report();
}

void Connections::wake_every_so_often() {
  timer_.expires_after(bounds_.sweep_period / 4);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) wake_every_so_often();
  });
}

void Connections::sweep() {
  while (!lingering_.empty() && lingering_.front().until <= now_) drop_lingering();

  // As many of the connections as the time since the last look is of the period.
  const auto passed = std::min(now_ - swept_, bounds_.sweep_period);
  const auto count = connections_.size() * static_cast<std::size_t>(passed.count()) /
                     static_cast<std::size_t>(bounds_.sweep_period.count());
  if (count == 0) return;
  swept_ = now_;
  for (std::size_t looked = 0; looked < count; ++looked) {
    sweep_at_ = (sweep_at_ + 1) % connections_.size();
    look_after(static_cast<std::uint32_t>(sweep_at_));
  }
}

void Connections::look_after(std::uint32_t slot) {
  Connection& connection = connections_[slot];
  if (connection.state != State::open) return;
  const auto left = connection.reader.frames_left();
  connection.reader.limit_frames(left + std::min(bounds_.frames_per_sweep, bounds_.frames_burst - left));
  const auto silence = now_ - connection.heard;
  if (silence >= bounds_.dead_after) {
    ended(slot);
  } else if (silence >= bounds_.ping_after && !connection.pinged) {
    connection.pinged = true;
    say(slot, Opcode::ping, {});
  }
}

}  // namespace teahouse::websocket
