#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <sys/uio.h>

#include <boost/asio/posix/stream_descriptor.hpp>

#include "adapters/websocket/tls_session.hpp"

namespace boost::asio {
class io_context;
}

namespace teahouse::websocket {

class SendRing;

/// Whom a line tells what happens at the other end. A socket that was dropped is not spoken of again.
class LineListener {
 public:
  /// The bytes are the callee's to change, and gone when it returns.
  virtual void arrived(std::uint32_t slot, std::span<char> bytes) = 0;

  /// There is room again, after await_room().
  virtual void writable(std::uint32_t slot) = 0;

  /// The other end is closed or broken; told once, or as often as it takes until the socket is dropped.
  virtual void ended(std::uint32_t slot) = 0;

 protected:
  ~LineListener() = default;
};

/// A write of one turn, to one socket, and what became of it.
struct Write {
  std::uint32_t slot = 0;
  std::uint32_t first = 0;   ///< Its pieces begin here in the list of all pieces,
  std::uint32_t count = 0;   ///< and are so many.
  std::ptrdiff_t taken = 0;  ///< The answer: how many bytes went; -1 if the socket is broken.
};

/// The sockets under the connections, by slot, plain or with TLS: how bytes come and go, and nothing else.
///
/// Its own epoll descriptor is one descriptor to the io_context, which wakes up for it; receive() then asks
/// it. That leaves out what Asio does and keeps per socket and operation. One buffer serves all sockets,
/// because each is read and listened to before the next.
///
/// Those who have settled are heard in each turn. Who has not, or is going, waits in a queue of which a few
/// are seen to in a turn: thousands who are cut off and come back at once take longer for it, and nobody who
/// stayed waits for them.
class Line {
 public:
  /// Writes through the ring if it is given one, and nobody ever came over TLS.
  Line(boost::asio::io_context& io, LineListener& listener, std::unique_ptr<SendRing> ring);
  ~Line();
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  /// The descriptor is the line's to close.
  void adopt(std::uint32_t slot, int descriptor);
  void adopt(std::uint32_t slot, TlsSession session);

  /// Its other end is known: what it says does not wait for those who come and go.
  void settle(std::uint32_t slot);

  /// Reads what is there and tells the listener; of those who have not settled, or are going, only a few.
  /// Never waits.
  void receive();

  /// Whether there is something to be received.
  bool has_news();

  /// Tries each write once. The pieces are not looked at after it returns.
  void write(std::span<Write> writes, std::span<const iovec> pieces);

  /// Whether the listener wants to know when there is room again.
  void await_room(std::uint32_t slot, bool awaited);

  /// Nothing more will be written.
  void half_close(std::uint32_t slot);

  void drop(std::uint32_t slot);

 private:
  struct Watched {
    bool settled = false;  ///< Until it is going.
    bool awaits_room = false;
  };

  void await_events();
  void watch(std::uint32_t slot, int operation);
  void see_to_a_few();
  void read(std::uint32_t slot);
  TlsSession* session(std::uint32_t slot) {
    return slot < sessions_.size() ? sessions_[slot].get() : nullptr;
  }

  boost::asio::io_context& io_;
  LineListener& listener_;
  const std::unique_ptr<SendRing> ring_;
  boost::asio::posix::stream_descriptor epoll_;
  std::vector<int> sockets_;                           ///< By slot; -1 for none.
  std::vector<Watched> watched_;                       ///< By slot.
  std::vector<std::unique_ptr<TlsSession>> sessions_;  ///< By slot, as far as somebody came over TLS.
  std::deque<std::uint32_t> later_;  ///< Slots; one that is given anew meanwhile is seen to once for nothing.
  std::vector<char> buffer_;
  bool has_events_ = false;
};

}  // namespace teahouse::websocket
