// A server that says everything again: the door and the connections of the real one, and no house behind
// them. Says its port on the first line, and serves until its standard input ends.
#include <cstdio>

#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "adapters/http/door.hpp"
#include "adapters/http/fake_house.hpp"
#include "adapters/system/system_clock.hpp"
#include "adapters/websocket/connections.hpp"

namespace teahouse {
namespace {

/// The cases go up to messages of 16 MiB.
constexpr std::size_t message_bytes_max = 16 * 1024 * 1024;

websocket::Bounds bounds() {
  websocket::Bounds bounds;
  bounds.outbox_bytes_max = 2 * message_bytes_max;
  bounds.echoes = true;
  bounds.frames_burst = websocket::Bounds::no_bound;
  return bounds;
}

/// Lets everybody send long messages; what they say is not for it to hear.
class Host final : public TransportListener {
 public:
  explicit Host(Transport& transport) : transport_(transport) {}
  void opened(SessionId session) override { transport_.allow(session, message_bytes_max); }
  void received(SessionId, std::string_view) override {}
  void closed(SessionId) override {}

 private:
  Transport& transport_;
};

void serve() {
  boost::asio::io_context io{1};
  SystemClock clock;
  http::PlainIdentity identity;
  http::CountingRandom random;
  websocket::Connections connections(io, clock, bounds());
  Host host(connections);
  connections.tell(host);
  http::Door door(io, {}, identity, clock, random, [&](http::Upgraded upgraded) {
    connections.adopt(upgraded.descriptor, {upgraded.leftover, upgraded.network, upgraded.deflate_bits});
  });
  std::printf("%u\n", static_cast<unsigned>(door.port()));
  std::fflush(stdout);

  bool over = false;
  boost::asio::posix::stream_descriptor input(io, STDIN_FILENO);
  input.async_wait(boost::asio::posix::stream_descriptor::wait_read, [&](const auto&) { over = true; });
  while (!over) {
    io.run_one();
    io.poll();
    connections.receive();
    connections.flush();
  }
  input.release();
}

}  // namespace
}  // namespace teahouse

int main() {
  teahouse::serve();
}
