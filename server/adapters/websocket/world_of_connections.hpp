#pragma once

#include <cerrno>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "adapters/websocket/client_frames.hpp"
#include "adapters/websocket/connections.hpp"

// Connections among real sockets, in a time that moves when it is told; for tests.

namespace teahouse::websocket {

struct ManualClock final : Clock {
  Tick tick{Duration{1'000'000}};
  Now now() const override { return {tick, Instant{}}; }
};

/// The other end of a connection.
class Client {
 public:
  Client() = default;
  explicit Client(int socket) : socket_(socket) { fcntl(socket_, F_SETFL, O_NONBLOCK); }
  Client(Client&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), bytes_(std::move(other.bytes_)) {}
  Client& operator=(Client&&) = delete;
  ~Client() { leave(); }

  void say(std::string_view bytes) const {
    ASSERT_EQ(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }
  void say_text(std::string_view text) const { say(masked(Opcode::text, text)); }

  /// Reads once, at most so much; nothing if there is nothing.
  std::string read(std::size_t bytes_max = 1 << 20) {
    std::string bytes(bytes_max, '\0');
    const auto got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (got == 0 || (got < 0 && errno != EAGAIN)) over_ = true;
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

  /// All that can be heard now, as frames.
  std::vector<HeardFrame> hear() {
    for (std::string more = read(); !more.empty(); more = read()) bytes_ += more;
    return take_frames(bytes_);
  }

  std::vector<std::string> hear_texts() {
    std::vector<std::string> texts;
    for (auto& frame : hear()) texts.push_back(std::move(frame.payload));
    return texts;
  }

  /// The close code that is all there is to be heard; nothing if something else is.
  std::optional<CloseCode> hear_close() {
    const auto frames = hear();
    if (frames.size() != 1 || frames[0].opcode != Opcode::close || frames[0].payload.size() < 2)
      return std::nullopt;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(frames[0].payload[at]); };
    return static_cast<CloseCode>(byte(0) << 8 | byte(1));
  }

  /// Whether the server closed its half, as far as was read.
  bool is_over() const { return over_; }

  void leave() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }

 private:
  int socket_ = -1;
  std::string bytes_;
  bool over_ = false;
};

/// What a shard is told, and does at once.
class Listener final : public TransportListener {
 public:
  void opened(SessionId session) override { sessions.push_back(session); }
  void received(SessionId session, std::string_view text) override {
    texts[session].emplace_back(text);
    if (on_text) on_text(session, text);
  }
  void closed(SessionId session) override { gone.push_back(session); }

  std::vector<SessionId> sessions;
  std::map<SessionId, std::vector<std::string>> texts;
  std::vector<SessionId> gone;
  std::function<void(SessionId, std::string_view)> on_text;
};

inline Frames frames_of(const std::vector<std::string>& texts) {
  Frames frames;
  for (const auto& text : texts) {
    frames.text() += text;
    frames.end();
  }
  return frames;
}

class ConnectionsTest : public testing::Test {
 protected:
  explicit ConnectionsTest(Bounds bounds = {}) : connections(io, clock, bounds) {
    connections.tell(listener);
  }

  /// A pair of sockets of which one is adopted. With SOCK_SEQPACKET each write is read by itself.
  Client join(int type = SOCK_STREAM, std::string_view leftover = {}, Network network = {}) {
    int sockets[2] = {-1, -1};
    EXPECT_EQ(socketpair(AF_UNIX, type, 0, sockets), 0);
    connections.adopt(sockets[0], {leftover, network, deflate_bits});
    return Client(sockets[1]);
  }
  Client join_from(Network network) { return join(SOCK_STREAM, {}, network); }

  /// Of those who join from now on.
  std::uint8_t deflate_bits = 0;

  SessionId newest() const { return listener.sessions.back(); }

  /// How many handlers ran: none if nothing woke it up.
  std::size_t turn() {
    const auto ran = io.poll();
    connections.receive();
    connections.flush();
    return ran;
  }

  void pass(Duration time) {
    clock.tick = clock.tick + time;
    turn();
  }

  void broadcast(const std::vector<std::string>& texts, const std::vector<SessionId>& to,
                 Care care = Care::keep) {
    connections.broadcast(frames_of(texts), to, care);
  }

  boost::asio::io_context io{1};
  ManualClock clock;
  Listener listener;
  Connections connections;
};

}  // namespace teahouse::websocket
