#include "adapters/websocket/line.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "adapters/websocket/send_ring.hpp"
#include "base/check.hpp"

namespace teahouse::websocket {
namespace {

/// What one socket may say in a turn; the rest has to wait until the others were heard.
constexpr std::size_t read_bytes = 64 * 1024;

/// Of those who can wait, as many are seen to in a turn; why not all: docs/decisions/0012.
constexpr int seen_to_max = 16;

constexpr std::uint32_t gone = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

/// Fewer writes gain nothing from being put together.
constexpr std::size_t ring_writes_min = 4;

int make_epoll() {
  const int descriptor = epoll_create1(EPOLL_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::system_category(), "epoll_create1");
  return descriptor;
}

std::ptrdiff_t write_once(int socket, std::span<const iovec> pieces) {
  constexpr int flags = MSG_NOSIGNAL | MSG_DONTWAIT;
  std::ptrdiff_t result = 0;
  if (pieces.size() == 1) {
    result = send(socket, pieces[0].iov_base, pieces[0].iov_len, flags);
  } else {
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(pieces.data());
    message.msg_iovlen = pieces.size();
    result = sendmsg(socket, &message, flags);
  }
  return taken_of(result, errno);
}

}  // namespace

Line::Line(boost::asio::io_context& io, LineListener& listener, std::unique_ptr<SendRing> ring)
    : io_(io), listener_(listener), ring_(std::move(ring)), epoll_(io, make_epoll()), buffer_(read_bytes) {
  await_events();
}

Line::~Line() {
  for (const int socket : sockets_) {
    if (socket >= 0) ::close(socket);
  }
}

void Line::adopt(std::uint32_t slot, int descriptor) {
  if (slot >= sockets_.size()) {
    sockets_.resize(slot + 1, -1);
    watched_.resize(slot + 1);
  }
  CHECK(sockets_[slot] < 0, "a slot has one socket");
  sockets_[slot] = descriptor;
  watched_[slot] = {};
  watch(slot, EPOLL_CTL_ADD);
}

void Line::adopt(std::uint32_t slot, TlsSession session) {
  adopt(slot, session.descriptor());
  if (session.has_more()) later_.push_back(slot);
  if (slot >= sessions_.size()) sessions_.resize(slot + 1);
  sessions_[slot] = std::make_unique<TlsSession>(std::move(session));
}

void Line::settle(std::uint32_t slot) {
  if (std::exchange(watched_[slot].settled, true)) return;
  watch(slot, EPOLL_CTL_MOD);
}

/// Who has not settled is told of once, and not again before it was seen to.
void Line::watch(std::uint32_t slot, int operation) {
  const Watched watched = watched_[slot];
  epoll_event event{};
  event.events = EPOLLIN | EPOLLRDHUP;
  if (watched.awaits_room) event.events |= EPOLLOUT;
  if (!watched.settled) event.events |= EPOLLONESHOT;
  event.data.u32 = slot;
  CHECK(epoll_ctl(epoll_.native_handle(), operation, sockets_[slot], &event) == 0,
        "an open socket can be watched");
}

void Line::await_events() {
  epoll_.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                    [this](const boost::system::error_code& error) {
                      if (!error) has_events_ = true;
                    });
}

void Line::receive() {
  // In every turn, for the io_context may have much else to tell before it comes to these.
  std::array<epoll_event, 1024> events;
  const int count = epoll_wait(epoll_.native_handle(), events.data(), static_cast<int>(events.size()), 0);
  for (int at = 0; at < count; ++at) {
    const auto& event = events[static_cast<std::size_t>(at)];
    const std::uint32_t slot = event.data.u32;
    // A socket may be dropped while another is listened to; no slot is given anew before all of them were.
    if (sockets_[slot] < 0) continue;
    if (!watched_[slot].settled) {
      later_.push_back(slot);
    } else if ((event.events & gone) != 0) {
      watched_[slot].settled = false;
      watch(slot, EPOLL_CTL_MOD);  // Which tells of it once more.
    } else {
      if ((event.events & EPOLLOUT) != 0) listener_.writable(slot);
      if ((event.events & EPOLLIN) != 0) read(slot);
    }
  }
  see_to_a_few();
  if (std::exchange(has_events_, false)) await_events();  // Which asks at once whether there is more.
}

bool Line::has_news() {
  pollfd asked{epoll_.native_handle(), POLLIN, 0};
  return !later_.empty() || poll(&asked, 1, 0) > 0;
}

void Line::see_to_a_few() {
  for (int seen = 0; seen < seen_to_max && !later_.empty(); ++seen) {
    const std::uint32_t slot = later_.front();
    later_.pop_front();
    if (sockets_[slot] < 0) continue;
    if (watched_[slot].awaits_room) listener_.writable(slot);
    read(slot);
    if (sockets_[slot] >= 0 && !watched_[slot].settled) watch(slot, EPOLL_CTL_MOD);
  }
  if (!later_.empty()) boost::asio::post(io_, [] {});  // So that the next turn comes at once.
}

void Line::read(std::uint32_t slot) {
  TlsSession* const secure = session(slot);
  const auto got = secure != nullptr ? secure->read(buffer_)
                                     : recv(sockets_[slot], buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (got > 0) {
    listener_.arrived(slot, std::span(buffer_).first(static_cast<std::size_t>(got)));
    if (secure != nullptr && secure == session(slot) && secure->has_more()) later_.push_back(slot);
  } else if (got == 0 || (secure == nullptr && errno != EAGAIN && errno != EINTR)) {
    listener_.ended(slot);
  }
}

void Line::write(std::span<Write> writes, std::span<const iovec> pieces) {
  if (ring_ && sessions_.empty() && writes.size() >= ring_writes_min)
    return ring_->write(writes, pieces, sockets_);
  for (Write& write : writes) {
    const auto its_pieces = pieces.subspan(write.first, write.count);
    TlsSession* const secure = session(write.slot);
    write.taken =
        secure != nullptr ? secure->write(its_pieces) : write_once(sockets_[write.slot], its_pieces);
  }
}

void Line::await_room(std::uint32_t slot, bool awaited) {
  watched_[slot].awaits_room = awaited;
  watch(slot, EPOLL_CTL_MOD);
}

void Line::half_close(std::uint32_t slot) {
  ::shutdown(sockets_[slot], SHUT_WR);  // Fails only when the other end is gone, which reading tells.
}

void Line::drop(std::uint32_t slot) {
  if (session(slot) != nullptr) sessions_[slot].reset();
  ::close(sockets_[slot]);  // Which also ends its being watched.
  sockets_[slot] = -1;
}

}  // namespace teahouse::websocket
