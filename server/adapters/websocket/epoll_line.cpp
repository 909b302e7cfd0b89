#include "adapters/websocket/epoll_line.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

#include "base/check.hpp"

namespace teahouse::websocket {
namespace {

/// What one socket may say in a turn; the rest has to wait until the others were heard.
constexpr std::size_t read_bytes = 64 * 1024;

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

EpollLine::EpollLine(boost::asio::io_context& io, LineListener& listener, std::unique_ptr<SendRing> ring)
    : listener_(listener), ring_(std::move(ring)), epoll_(io, make_epoll()), buffer_(read_bytes) {
  await_events();
}

EpollLine::~EpollLine() {
  for (const int socket : sockets_) {
    if (socket >= 0) ::close(socket);
  }
}

void EpollLine::adopt(std::uint32_t slot, int descriptor) {
  if (slot >= sockets_.size()) sockets_.resize(slot + 1, -1);
  CHECK(sockets_[slot] < 0, "a slot has one socket");
  sockets_[slot] = descriptor;
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u32 = slot;
  CHECK(epoll_ctl(epoll_.native_handle(), EPOLL_CTL_ADD, descriptor, &event) == 0,
        "an open socket can be watched");
}

void EpollLine::await_events() {
  epoll_.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                    [this](const boost::system::error_code& error) {
                      if (!error) has_events_ = true;
                    });
}

void EpollLine::receive() {
  if (!has_events_) return;
  has_events_ = false;

  std::array<epoll_event, 1024> events;
  const int count = epoll_wait(epoll_.native_handle(), events.data(), static_cast<int>(events.size()), 0);
  for (int at = 0; at < count; ++at) {
    const auto& event = events[static_cast<std::size_t>(at)];
    const std::uint32_t slot = event.data.u32;
    // A socket may be dropped while another is listened to; no slot is given anew before all of them were.
    if (sockets_[slot] < 0) continue;
    if ((event.events & EPOLLOUT) != 0) listener_.writable(slot);
    if ((event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0 && sockets_[slot] >= 0) read(slot);
  }
  await_events();  // Which asks at once whether there is more.
}

void EpollLine::read(std::uint32_t slot) {
  const auto got = recv(sockets_[slot], buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (got > 0) {
    listener_.arrived(slot, std::span(buffer_).first(static_cast<std::size_t>(got)));
  } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
    listener_.ended(slot);
  }
}

void EpollLine::write(std::span<Write> writes, std::span<const iovec> pieces) {
  if (ring_ && writes.size() >= ring_writes_min) return ring_->write(writes, pieces, sockets_);
  for (Write& write : writes) {
    write.taken = write_once(sockets_[write.slot], pieces.subspan(write.first, write.count));
  }
}

void EpollLine::await_room(std::uint32_t slot, bool awaited) {
  epoll_event event{};
  event.events = EPOLLIN;
  if (awaited) event.events |= EPOLLOUT;
  event.data.u32 = slot;
  CHECK(epoll_ctl(epoll_.native_handle(), EPOLL_CTL_MOD, sockets_[slot], &event) == 0,
        "the socket is watched");
}

void EpollLine::half_close(std::uint32_t slot) {
  ::shutdown(sockets_[slot], SHUT_WR);  // Fails only when the other end is gone, which reading tells.
}

void EpollLine::drop(std::uint32_t slot) {
  ::close(sockets_[slot]);  // Which also ends its being watched.
  sockets_[slot] = -1;
}

}  // namespace teahouse::websocket
