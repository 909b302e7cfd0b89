#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/steady_timer.hpp>

#include "adapters/websocket/connection.hpp"
#include "adapters/websocket/line.hpp"
#include "adapters/websocket/turn.hpp"
#include "base/fair_share.hpp"
#include "ports/clock.hpp"
#include "ports/transport.hpp"

namespace boost::asio {
class io_context;
}

namespace teahouse::websocket {

struct Bounds {
  static constexpr auto no_bound = std::numeric_limits<std::uint32_t>::max();

  /// Connections that have not signed in. For one more, the oldest of the network that has the most of them
  /// is closed with overloaded.
  std::size_t strangers_max = 10'000;
  /// Connections in all. For one more, the newest of the network that has the most is closed with overloaded,
  /// and is soon gone: only so many may linger above that.
  std::size_t connections_max = no_bound;
  std::size_t lingering_max = 256;
  std::size_t outbox_bytes_max = 256 * 1024;  ///< What may wait for one reader, beyond what the kernel holds.
  std::size_t behind_bytes_max =
      64 * 1024;  ///< A reader with more waiting is behind: ephemeral frames are left out.
  /// Frames that a client may send at once, and then in every `sweep_period`; of all kinds, for even an empty
  /// fragment costs time. Many times what people need.
  std::uint32_t frames_burst = 2'000;
  std::uint32_t frames_per_sweep = 400;
  /// What is said to more than `told_at_once_if_others_wait` is told to so many of them in a turn, and to
  /// fewer when others have something to say meanwhile: nobody else waits until all of them are told.
  std::size_t told_at_once = 1024;
  std::size_t told_at_once_if_others_wait = 256;
  /// What a connection may still send after it was closed, as was under way; then it is dropped.
  std::uint32_t unheard_bytes_max = 256 * 1024;
  int send_buffer_bytes = 128 * 1024;  ///< The kernel's share, per connection.
  bool ring = true;                    ///< Write by io_uring, where the kernel allows it.
  bool echoes =
      false;  ///< To test the framing: every message, binary too, goes back, and no listener hears it.
  Duration ping_after{20'000};  ///< Of silence; looked for every `sweep_period` over all connections.
  Duration dead_after{45'000};
  Duration sweep_period{2'000};
  Duration linger{2'000};  ///< How long a closed connection may take to hear it and close too.
};

/// What is known of a client from before it spoke WebSocket.
struct Origin {
  std::string_view leftover;  ///< What it sent behind its handshake.
  Network network;
  std::uint8_t deflate_bits = 0;  ///< The window of permessage-deflate that was agreed on; 0 if it was not.
};

struct Counts {
  std::size_t held = 0;       ///< Sockets: the open connections, and those that are closing.
  std::size_t strangers = 0;  ///< Open, and not signed in.
  std::uint64_t writes = 0;   ///< Each one system call, with plain connections.
  std::uint64_t bytes_written = 0;
  std::uint64_t slow_readers = 0;
};

/// The WebSocket connections of one shard, from after the handshake to the end. On the shard's thread alone.
///
/// What is said in a turn waits until flush(), which writes to each connection once, and of very many
/// to some; what the kernel does not take then waits here, within its bound. The listener is called from
/// receive() and from handlers of the io_context, never from a method of Transport. A connection is signed
/// in, to these eyes, when allow() raised what it may send.
class Connections final : public Transport, private LineListener {
 public:
  Connections(boost::asio::io_context& io, const Clock& clock, Bounds bounds = {});
  ~Connections() override;
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  /// Whom to tell; once, before the first connection.
  void tell(TransportListener& listener) { listener_ = &listener; }

  /// Takes over a socket whose handshake is answered.
  void adopt(int descriptor, const Origin& origin);
  void adopt(std::unique_ptr<SecureSocket> socket, const Origin& origin);

  /// Takes what arrived and tells the listener; looks after silent and closing connections. Never waits: the
  /// io_context wakes up when there is something to receive.
  void receive();

  Counts counts() const;

  void broadcast(const Frames& frames, std::span<const SessionId> listeners, Care care) override;
  std::size_t waiting(SessionId session) override;
  void send(SessionId session, const Frames& frames) override;
  void allow(SessionId session, std::size_t frame_bytes) override;
  void close(SessionId session, CloseCode code, std::string_view reason) override;
  void flush() override;

 private:
  struct Lingering {
    Tick until;
    SessionId session;
  };

  void arrived(std::uint32_t slot, std::span<char> bytes) override;
  void writable(std::uint32_t slot) override;
  void ended(std::uint32_t slot) override;

  // Coming and going.
  std::uint32_t take_slot();
  void opened(std::uint32_t slot, const Origin& origin);
  void admit(std::uint32_t slot, Network network);
  void handle(std::uint32_t slot, const FrameReader::Event& event);
  void lose(std::uint32_t slot, CloseCode code, std::string_view reason);
  void say_goodbye(std::uint32_t slot, CloseCode code, std::string_view reason);
  void drop(std::uint32_t slot);
  void drop_lingering();
  void forget(std::uint32_t slot);
  void report();

  // Writing.
  void say(std::uint32_t slot, Opcode opcode, std::string_view payload);
  void echo(std::uint32_t slot, Opcode opcode, std::string_view message);
  std::uint32_t share(Opcode opcode, const Frames& frames, std::uint8_t deflate_bits);
  void owe(std::uint32_t slot, Connection::Due due);
  void gather_some_due_soon();
  void gather(std::uint32_t slot);
  void settle(const Write& write);
  void all_written(std::uint32_t slot);
  void keep_rest(std::uint32_t slot, std::size_t taken);

  // Looking after those who are silent.
  void wake_every_so_often();
  void sweep();
  void look_after(std::uint32_t slot);

  Connection* find(SessionId session);
  bool is_behind(const Connection& connection, std::size_t more) const;
  SessionId session_of(std::uint32_t slot) const { return {slot, connections_[slot].generation}; }

  boost::asio::io_context& io_;
  const Clock& clock_;
  const Bounds bounds_;
  TransportListener* listener_ = nullptr;

  Line line_;
  boost::asio::steady_timer timer_;
  std::vector<Connection> connections_;  ///< By slot.
  std::vector<std::uint32_t> free_;
  std::vector<SessionId> lost_;         ///< The listener does not know yet.
  std::vector<std::uint32_t> dropped_;  ///< Slots that are free once the listener knows.

  FairShare strangers_;  ///< By slot, as the next.
  FairShare all_;

  Inflater inflater_;
  Deflaters deflaters_;
  Turn turn_;
  std::vector<std::uint32_t> now_due_;  ///< Slots, as the next; what is not due any more is passed over.
  std::deque<std::uint32_t> soon_due_;
  std::vector<iovec> pieces_;
  std::vector<Write> writes_;
  std::vector<std::uint32_t> slow_;

  std::deque<Lingering> lingering_;
  Tick now_;
  Tick swept_;
  std::size_t sweep_at_ = 0;

  Counts counts_;
};

}  // namespace teahouse::websocket
