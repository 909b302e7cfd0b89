#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include <boost/asio/posix/stream_descriptor.hpp>

#include "adapters/websocket/line.hpp"
#include "adapters/websocket/send_ring.hpp"

namespace boost::asio {
class io_context;
}

namespace teahouse::websocket {

/// Plain sockets by epoll: the line that works everywhere.
///
/// Its own epoll descriptor is one descriptor to the io_context, which wakes up for it; receive() then asks
/// it. That leaves out what Asio does and keeps per socket and operation. One buffer serves all sockets,
/// because each is read and listened to before the next.
///
/// Those who have settled are heard in each turn. Who has not, or is going, waits in a queue of which a few
/// are seen to in a turn: thousands who are cut off and come back at once take longer for it, and nobody who
/// stayed waits for them.
class EpollLine final : public Line {
 public:
  /// Writes through the ring if it is given one.
  EpollLine(boost::asio::io_context& io, LineListener& listener, std::unique_ptr<SendRing> ring);
  ~EpollLine() override;
  EpollLine(const EpollLine&) = delete;
  EpollLine& operator=(const EpollLine&) = delete;

  /// The descriptor is the line's to close.
  void adopt(std::uint32_t slot, int descriptor);

  void receive() override;
  /// Whether there is something to be received.
  bool has_news();
  void write(std::span<Write> writes, std::span<const iovec> pieces) override;
  void settle(std::uint32_t slot) override;
  void await_room(std::uint32_t slot, bool awaited) override;
  void half_close(std::uint32_t slot) override;
  void drop(std::uint32_t slot) override;

 private:
  struct Watched {
    bool settled = false;  ///< Until it is going.
    bool awaits_room = false;
  };

  void await_events();
  void watch(std::uint32_t slot, int operation);
  void see_to_a_few();
  void read(std::uint32_t slot);

  boost::asio::io_context& io_;
  LineListener& listener_;
  const std::unique_ptr<SendRing> ring_;
  boost::asio::posix::stream_descriptor epoll_;
  std::vector<int> sockets_;         ///< By slot; -1 for none.
  std::vector<Watched> watched_;     ///< By slot.
  std::deque<std::uint32_t> later_;  ///< Slots; one that is given anew meanwhile is seen to once for nothing.
  std::vector<char> buffer_;
  bool has_events_ = false;
};

}  // namespace teahouse::websocket
