#include "adapters/http/door.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/http/fake_house.hpp"
#include "base/until.hpp"

namespace teahouse::http {
namespace {

using boost::asio::ip::tcp;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class DoorTest : public testing::Test {
 protected:
  void open(const DoorOptions& options = {}) {
    door.emplace(
        io, options, identity, clock, random,
        [this](Upgraded upgraded) { came.push_back(std::move(upgraded)); }, small_site());
  }

  ~DoorTest() override {
    for (const auto& upgraded : came) ::close(upgraded.descriptor);
  }

  tcp::socket visitor(const char* address = "127.0.0.1") {
    tcp::socket socket(io, tcp::endpoint(boost::asio::ip::make_address(address), 0));
    socket.connect({boost::asio::ip::address_v4::loopback(), door->port()});
    socket.non_blocking(true);
    return socket;
  }

  /// Lets the door work until this is so.
  template <typename Reached>
  void until(Reached reached) {
    teahouse::until(reached, [this] { io.run_one_for(std::chrono::milliseconds(10)); });
  }

  static void say(tcp::socket& socket, std::string_view text) {
    boost::asio::write(socket, boost::asio::buffer(text));
  }

  /// Reads what is there into `heard`; false when the other end is closed.
  static bool read(tcp::socket& socket, std::string& heard) {
    std::array<char, 4096> bytes{};
    boost::system::error_code error;
    const auto got = socket.read_some(boost::asio::buffer(bytes), error);
    heard.append(bytes.data(), got);
    return !error || error == boost::asio::error::would_block;
  }

  /// All that the door says until it closes.
  std::string hear_out(tcp::socket& socket) {
    std::string heard;
    until([&] { return !read(socket, heard); });
    return heard;
  }

  std::string hear(tcp::socket& socket, std::string_view last) {
    std::string heard;
    until([&] {
      read(socket, heard);
      return heard.ends_with(last);
    });
    return heard;
  }

  std::string ask(std::string_view request) {
    auto socket = visitor();
    say(socket, request);
    return hear_out(socket);
  }

  boost::asio::io_context io{1};
  StillClock clock;
  CountingRandom random;
  PlainIdentity identity;
  std::vector<Upgraded> came;
  std::optional<Door> door;
};

constexpr std::string_view handshake =
    "GET /ws?room=tea HTTP/1.1\r\nHost: tea\r\nUpgrade: websocket\r\nConnection: "
    "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

TEST_F(DoorTest, AnswersOneRequestAfterAnother) {
  open();
  auto socket = visitor();
  say(socket, "GET /healthz HTTP/1.1\r\nHost: tea\r\n\r\n");
  EXPECT_THAT(hear(socket, "ok\n"),
              AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("content-length: 3\r\n"),
                    HasSubstr("connection: keep-alive\r\n")));
  say(socket,
      "GET /sw.js HTTP/1.1\r\nHost: tea\r\n\r\nGET /healthz HTTP/1.1\r\nHost: tea\r\nConnection: "
      "close\r\n\r\n");
  EXPECT_THAT(hear_out(socket),
              AllOf(HasSubstr("\r\n\r\nworker"), EndsWith("ok\n"), HasSubstr("connection: close")));
}

TEST_F(DoorTest, TellsTheLengthAndNotTheBodyToHead) {
  open();
  EXPECT_THAT(ask("HEAD /sw.js HTTP/1.1\r\nHost: tea\r\nConnection: close\r\n\r\n"),
              AllOf(HasSubstr("content-length: 6\r\n"), EndsWith("\r\n\r\n")));
}

TEST_F(DoorTest, SendsNoBodyWithNotModified) {
  open();
  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: tea\r\nIf-None-Match: W/\"22\"\r\nConnection: close\r\n\r\n"),
              AllOf(StartsWith("HTTP/1.1 304 Not Modified\r\n"), Not(HasSubstr("content-length")),
                    EndsWith("\r\n\r\n")));
}

TEST_F(DoorTest, AnswersAPost) {
  open();
  EXPECT_THAT(
      ask("POST /api/session HTTP/1.1\r\nHost: tea\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
          "Connection: close\r\n\r\n{}"),
      AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("set-cookie: teahouse=cookie."),
            EndsWith("\"fresh\":true}")));
}

TEST_F(DoorTest, HandsOverTheSocketAndWhatCameAfterTheHandshake) {
  open();
  auto socket = visitor();
  say(socket, std::string(handshake) + "first frame");
  until([&] { return !came.empty(); });
  EXPECT_EQ(came[0].leftover, "first frame");
  EXPECT_EQ(came[0].network, network_of("127.0.0.1"));
  EXPECT_THAT(hear(socket, "\r\n\r\n"),
              AllOf(StartsWith("HTTP/1.1 101 Switching Protocols\r\n"), Not(HasSubstr("content-length"))));

  ASSERT_EQ(::send(came[0].descriptor, "hello", 5, 0), 5);
  EXPECT_EQ(hear(socket, "hello"), "hello");
}

TEST_F(DoorTest, RefusesAHeaderThatIsTooLarge) {
  open();
  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: tea\r\nX: " + std::string(9'000, 'x') + "\r\n\r\n"),
              AllOf(StartsWith("HTTP/1.1 431 "), HasSubstr("x-content-type-options: nosniff"),
                    HasSubstr("connection: close")));
}

TEST_F(DoorTest, DoesNotListenForLongToOneWhoGoesOnAfterTheAnswer) {
  open();
  auto socket = visitor();
  say(socket, "GET / HTTP/1.1\r\nHost: tea\r\n");
  const std::string more(64 * 1024, 'x');
  boost::system::error_code error;
  std::size_t taken = 0;
  until([&] {
    taken += socket.write_some(boost::asio::buffer(more), error);
    return error && error != boost::asio::error::would_block;
  });
  // What the kernels of both ends hold is taken too; in the second that it has, far more could be sent.
  EXPECT_LT(taken, 32U * 1024 * 1024);
}

TEST_F(DoorTest, RefusesABodyThatIsTooLargeBeforeItHasCome) {
  open();
  EXPECT_THAT(ask("POST /api/session HTTP/1.1\r\nHost: tea\r\nContent-Length: 5000\r\n\r\n"),
              StartsWith("HTTP/1.1 413 "));
}

TEST_F(DoorTest, RefusesWhatIsNotHttp) {
  open();
  EXPECT_THAT(ask("\x16\x03\x01 hello\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(ask("GET / HTTP/1.1\r\nHost: a;b\r\nConnection: close\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(ask("GET http://tea/ HTTP/1.1\r\nHost: tea\r\nConnection: close\r\n\r\n"),
              StartsWith("HTTP/1.1 400 "));
}

TEST_F(DoorTest, DoesNotWaitLongForARequest) {
  open({.request_timeout = Duration{50}});
  auto silent = visitor();
  auto slow = visitor();
  say(slow, "GET / HTTP/1.1\r\nHo");
  EXPECT_EQ(hear_out(silent), "");
  EXPECT_EQ(hear_out(slow), "");
}

TEST_F(DoorTest, DoesNotKeepAnIdleConnectionForLong) {
  open({.keep_alive = Duration{50}});
  auto socket = visitor();
  say(socket, "GET /healthz HTTP/1.1\r\nHost: tea\r\n\r\n");
  EXPECT_THAT(hear_out(socket), EndsWith("ok\n"));
}

TEST_F(DoorTest, GivesAllTimeToOneThatSpeaksWebSocket) {
  open({.request_timeout = Duration{50}});
  auto socket = visitor();
  auto silent = visitor();
  say(socket, handshake);
  until([&] { return !came.empty(); });
  EXPECT_EQ(hear_out(silent), "") << "whose time was up, while the other's was not";
  ASSERT_EQ(::send(came[0].descriptor, "hello", 5, MSG_NOSIGNAL), 5);
  EXPECT_THAT(hear(socket, "hello"), EndsWith("hello"));
}

TEST_F(DoorTest, ClosesTheOldestForOneMoreThanItHasRoomFor) {
  open({.visits_max = 2});
  auto ana = visitor();
  auto ben = visitor();
  auto cem = visitor();
  say(ana, handshake);
  say(ben, "GET / HTTP/1.1\r\nHo");
  say(cem, "GET /healthz HTTP/1.1\r\nHost: tea\r\n\r\n");
  EXPECT_THAT(hear(cem, "ok\n"), EndsWith("ok\n")) << "ana has gone on to speak WebSocket and made room";

  auto dan = visitor();
  say(dan, "GET /healthz HTTP/1.1\r\nHost: tea\r\n\r\n");
  EXPECT_THAT(hear(dan, "ok\n"), EndsWith("ok\n"));
  EXPECT_EQ(hear_out(ben), "");
  say(cem, "GET /healthz HTTP/1.1\r\nHost: tea\r\n\r\n");
  EXPECT_THAT(hear(cem, "ok\n"), EndsWith("ok\n"));
}

TEST_F(DoorTest, ClosesThoseOfTheNetworkThatHasTheMost) {
  open({.visits_max = 3});
  auto ana = visitor("127.7.0.1");
  std::array crowd{visitor("127.9.0.1"), visitor("127.9.0.2"), visitor("127.9.0.3")};
  EXPECT_EQ(hear_out(crowd[0]), "");
  say(ana, "GET /healthz HTTP/1.1\r\nHost: tea\r\n\r\n");
  EXPECT_THAT(hear(ana, "ok\n"), EndsWith("ok\n")) << "the oldest of all, and of another network";
}

TEST_F(DoorTest, LetsNobodyInOnceItIsShut) {
  open();
  const auto port = door->port();
  door->shut();
  io.poll();
  tcp::socket socket(io);
  EXPECT_THROW(socket.connect({boost::asio::ip::address_v4::loopback(), port}), boost::system::system_error);
}

TEST_F(DoorTest, SharesItsPortOnlyWithDoorsThatJoin) {
  open();
  const auto nobody = [](Upgraded) {};
  EXPECT_NO_THROW(
      Door(io, {.port = door->port(), .joins = true}, identity, clock, random, nobody, small_site()));
  try {
    const Door other(io, {.port = door->port()}, identity, clock, random, nobody, small_site());
    FAIL() << "two programs at one port";
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string(error.what()), "cannot listen on 127.0.0.1 port " + std::to_string(door->port()) +
                                             ": another program has it; end that one or take another port");
  }
}

TEST_F(DoorTest, SaysWhatIsWrongWithAnAddress) {
  EXPECT_THROW(open({.address = "not an address"}), std::runtime_error);
  EXPECT_THROW(open({.address = "192.0.2.1"}), std::runtime_error);
}

TEST(Site, IsThereInEveryProgram) {
  const auto answer = Site::embedded().answer({.method = "GET", .path = "/", .fields = {}, .body = {}});
  EXPECT_EQ(answer.status, 200U);
  EXPECT_THAT(std::string(answer.body()), HasSubstr("<!doctype html>"));
}

}  // namespace
}  // namespace teahouse::http
