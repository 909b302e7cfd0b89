#include "crowd.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

#include "framing.hpp"

namespace teahouse::load {
namespace {

constexpr std::size_t read_bytes = 1 << 20;
/// So many come in at a time: fewer than wait in the server's queue.
constexpr std::size_t coming_at_once = 200;
constexpr std::size_t events_at_once = 1024;

[[noreturn]] void fail(const char* doing) {
  throw std::system_error(errno, std::generic_category(), doing);
}

void watch(int poll, int operation, int descriptor, std::uint32_t events, std::size_t client) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = client;
  if (epoll_ctl(poll, operation, descriptor, &event) != 0) fail("epoll_ctl");
}

}  // namespace

std::uint64_t nanoseconds_now() {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count());
}

Crowd::Crowd(std::uint16_t port, const char* from, Speaks speaks)
    : port_(port),
      from_(inet_addr(from)),
      speaks_(speaks),
      poll_(epoll_create1(EPOLL_CLOEXEC)),
      buffer_(read_bytes, '\0') {
  if (poll_ < 0) fail("epoll_create1");
}

Crowd::~Crowd() {
  cut_off();
  close(poll_);
}

void Crowd::grow(std::size_t count, const OnText& on_text) {
  const std::size_t wanted = clients_.size() + count;
  while (!grow_on(wanted, std::chrono::milliseconds(1000), on_text)) {
  }
}

bool Crowd::grow_on(std::size_t wanted, std::chrono::milliseconds patience, const OnText& on_text) {
  if (live_ >= wanted) return true;
  while (clients_.size() < wanted && clients_.size() - live_ < coming_at_once) {
    clients_.emplace_back();
    open(clients_.size() - 1);
  }
  turn(patience, on_text);
  return live_ >= wanted;
}

void Crowd::come_back(std::size_t at, std::string hello) {
  auto& client = clients_[at];
  if (client.state == State::live) --live_;
  close(client.descriptor);
  client = Client();
  client.hello = std::move(hello);
  open(at);
}

void Crowd::cut_off() {
  for (const auto& client : clients_) close(client.descriptor);
  clients_.clear();
  talking_.clear();
  live_ = 0;
}

void Crowd::open(std::size_t at) {
  auto& client = clients_[at];
  client.descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (client.descriptor < 0) fail("socket");
  const int on = 1;
  setsockopt(client.descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = from_;
  // The port is chosen with the destination known, so that as many as there are ports can come.
  setsockopt(client.descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  if (bind(client.descriptor, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0) fail("bind");
  sockaddr_in server{};
  server.sin_family = AF_INET;
  server.sin_port = htons(port_);
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* address = reinterpret_cast<const sockaddr*>(&server);
  if (connect(client.descriptor, address, sizeof server) != 0 && errno != EINPROGRESS) fail("connect");
  watch(poll_, EPOLL_CTL_ADD, client.descriptor, EPOLLIN | EPOLLOUT, at);
}

void Crowd::connected(std::size_t at) {
  auto& client = clients_[at];
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(client.descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0) throw std::system_error(error, std::generic_category(), "connect");
  client.state = State::upgrading;
  client.unsent =
      "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
      "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Version: 13\r\n\r\n";
  watch(poll_, EPOLL_CTL_MOD, client.descriptor, EPOLLIN, at);
  flush(at);
}

void Crowd::say(std::size_t at, std::string_view text) {
  auto& client = clients_[at];
  talking_.push_back(at);  // More than once does no harm: the second time nothing is left.
  append_frame(client.unsent, Opcode::text, text);
}

void Crowd::turn(std::chrono::milliseconds patience, const OnText& on_text) {
  for (const auto at : std::exchange(talking_, {})) flush(at);
  std::array<epoll_event, events_at_once> events;
  const int count =
      epoll_wait(poll_, events.data(), static_cast<int>(events.size()), static_cast<int>(patience.count()));
  if (count < 0 && errno != EINTR) fail("epoll_wait");
  for (int happened = 0; happened < count; ++happened) {
    const auto& event = events.at(static_cast<std::size_t>(happened));
    const auto at = static_cast<std::size_t>(event.data.u64);
    if ((event.events & EPOLLOUT) != 0) {
      if (clients_[at].state == State::connecting) {
        connected(at);
      } else {
        flush(at);
      }
    }
    if ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) read(at, on_text);
  }
  for (const auto at : std::exchange(talking_, {})) flush(at);
}

void Crowd::settle(std::chrono::milliseconds quiet, const OnText& on_text) {
  auto last = Clock::now();
  const OnText listen = [&](std::size_t client, std::string_view text) {
    last = Clock::now();
    on_text(client, text);
  };
  while (Clock::now() - last < quiet) turn(quiet, listen);
}

void Crowd::flush(std::size_t at) {
  auto& client = clients_[at];
  while (!client.unsent.empty()) {
    const auto sent = send(client.descriptor, client.unsent.data(), client.unsent.size(), MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno != EAGAIN) fail("send");
      if (!client.writing) watch(poll_, EPOLL_CTL_MOD, client.descriptor, EPOLLIN | EPOLLOUT, at);
      client.writing = true;
      return;
    }
    client.unsent.erase(0, static_cast<std::size_t>(sent));
  }
  if (client.writing) watch(poll_, EPOLL_CTL_MOD, client.descriptor, EPOLLIN, at);
  client.writing = false;
}

void Crowd::read(std::size_t at, const OnText& on_text) {
  auto& client = clients_[at];
  const auto kept = client.unread.size();
  std::copy(client.unread.begin(), client.unread.end(), buffer_.begin());
  const auto got = recv(client.descriptor, buffer_.data() + kept, buffer_.size() - kept, 0);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) throw std::runtime_error("client " + std::to_string(at) + " was cut off");
  auto bytes = std::string_view(buffer_).substr(0, kept + static_cast<std::size_t>(got));
  if (client.state == State::upgrading) bytes = upgraded(client, bytes);
  if (!client.unsent.empty() && !client.writing) talking_.push_back(at);
  if (client.state != State::upgrading) {
    while (const auto frame = take_frame(bytes)) {
      if (frame->opcode == Opcode::text) {
        heard(at, frame->payload, on_text);
      } else if (frame->opcode == Opcode::ping) {
        talking_.push_back(at);
        append_frame(client.unsent, Opcode::pong, frame->payload);
      } else {
        throw std::runtime_error("client " + std::to_string(at) +
                                 " was closed: " + std::string(frame->payload.substr(2)));
      }
    }
  }
  client.unread.assign(bytes);
  if (client.unread.empty()) client.unread.shrink_to_fit();
}

/// What comes after the answer to the upgrade; and then the client says who it is: somebody new.
std::string_view Crowd::upgraded(Client& client, std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return bytes;
  if (!bytes.starts_with("HTTP/1.1 101"))
    throw std::runtime_error("no upgrade: " + std::string(bytes.substr(0, 80)));
  if (speaks_ == Speaks::relay) {
    client.state = State::live;
    ++live_;
    return bytes.substr(end + 4);
  }
  client.state = State::signing_in;
  constexpr std::string_view somebody_new = R"({"type":"connection","data":{"v":1}})";
  append_frame(client.unsent, Opcode::text, client.hello.empty() ? somebody_new : client.hello);
  return bytes.substr(end + 4);
}

void Crowd::heard(std::size_t at, std::string_view text, const OnText& on_text) {
  auto& client = clients_[at];
  if (client.state == State::signing_in && text.starts_with(R"({"type":3)")) {
    client.state = State::live;
    ++live_;
  }
  on_text(at, text);
}

}  // namespace teahouse::load
