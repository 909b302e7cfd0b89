#include <array>
#include <chrono>
#include <string>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/websocket/world_of_connections.hpp"
#include "base/until.hpp"

namespace teahouse::websocket {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using testing::ElementsAre;
using testing::IsEmpty;

/// TLS between two who do not ask who the other is: no certificate has to be made.
asio::ssl::context anonymous() {
  asio::ssl::context tls(asio::ssl::context::tlsv12);
  EXPECT_EQ(SSL_CTX_set_cipher_list(tls.native_handle(), "AECDH-AES128-SHA:@SECLEVEL=0"), 1);
  return tls;
}

class HandshakeTest : public ConnectionsTest {
 protected:
  HandshakeTest() : ConnectionsTest({.outbox_bytes_max = 1 << 30}) {
    tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
    client.lowest_layer().connect(acceptor.local_endpoint());
    socket = std::make_unique<SecureSocket>(acceptor.accept(), tls);

    int done = 0;
    const auto count = [&](const error_code& error) { done += error ? 100 : 1; };
    socket->async_handshake(asio::ssl::stream_base::server, count);
    client.async_handshake(asio::ssl::stream_base::client, count);
    until([&] { return done >= 2; });
    EXPECT_EQ(done, 2);
  }

  ~HandshakeTest() override {
    error_code ignored;
    client.lowest_layer().close(ignored);
    io.poll();
  }

  template <typename Reached>
  void until(Reached reached) {
    teahouse::until(reached, [this] {
      io.run_one_for(std::chrono::milliseconds(100));
      connections.receive();
      connections.flush();
    });
  }

  void say(const std::string& bytes) {
    bool done = false;
    asio::async_write(client, asio::buffer(bytes), [&](const error_code&, std::size_t) { done = true; });
    until([&] { return done; });
  }

  void listen() {
    client.async_read_some(asio::buffer(input), [this](const error_code& error, std::size_t got) {
      over = bool{error};
      bytes.append(input.data(), got);
      for (auto& frame : take_frames(bytes)) heard.push_back(std::move(frame));
      if (!over) listen();
    });
  }

  asio::ssl::context tls = anonymous();
  asio::ssl::stream<tcp::socket> client{io, tls};
  std::unique_ptr<SecureSocket> socket;  ///< Ours.
  std::array<char, 3000> input{};
  std::string bytes;
  std::vector<HeardFrame> heard;
  bool over = false;
};

class TlsConnectionsTest : public HandshakeTest {
 protected:
  TlsConnectionsTest() { connections.adopt(std::move(socket), {{}, Network{}}); }
};

TEST_F(HandshakeTest, LeavesNothingBehindThatCameWithTheRequest) {
  // In one record with the request, in others behind it, and in part of one that is yet to come.
  const std::string request = "GET /ws";
  std::string said = request;
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < 20; ++at) {
    texts.push_back(std::string(4'000, 'x') + std::to_string(at));
    said += masked(Opcode::text, texts.back());
  }
  bool written = false;
  asio::async_write(client, asio::buffer(said), [&](const error_code&, std::size_t) { written = true; });
  std::string got;
  std::array<char, 12> few{};
  socket->async_read_some(asio::buffer(few),
                          [&](const error_code&, std::size_t count) { got.assign(few.data(), count); });
  until([&] { return !got.empty(); });
  ASSERT_GE(got.size(), request.size());
  connections.adopt(std::move(socket), {std::string_view(got).substr(request.size()), Network{}});
  until([&] { return written && listener.texts[newest()].size() == texts.size(); });
  EXPECT_TRUE(listener.texts[newest()] == texts) << "the texts are too long to be shown";
}

TEST_F(TlsConnectionsTest, HearMoreInARecordThanIsReadAtOnce) {
  connections.allow(newest(), 1024 * 1024);
  const std::string text(300'000, 'x');
  say(masked(Opcode::text, text) + masked(Opcode::text, "and this"));
  until([&] { return listener.texts[newest()].size() == 2; });
  EXPECT_THAT(listener.texts[newest()], ElementsAre(text, "and this"));
}

TEST_F(TlsConnectionsTest, TellThatSomebodyLeftProperly) {
  say(masked(Opcode::text, "bye"));
  bool done = false;
  client.async_shutdown([&](const error_code&) { done = true; });
  until([&] { return !listener.gone.empty(); });
  EXPECT_THAT(listener.texts[newest()], ElementsAre("bye"));
  until([&] { return done; });
}

TEST_F(TlsConnectionsTest, HearAndAnswer) {
  listen();
  say(masked(Opcode::text, "hello"));
  until([&] { return !listener.texts.empty(); });
  EXPECT_THAT(listener.texts[newest()], ElementsAre("hello"));
  broadcast({"and hello to you"}, listener.sessions);
  until([&] { return !heard.empty(); });
  EXPECT_THAT(heard, ElementsAre(HeardFrame{Opcode::text, "and hello to you"}));
}

TEST_F(TlsConnectionsTest, AreToldInTheirWayWhereManyAreToldAtOnce) {
  std::vector<Client> plain;
  plain.reserve(8);
  for (int at = 0; at < 8; ++at) plain.push_back(join());  // So many that a ring would be worth it.
  listen();
  broadcast({"to all"}, listener.sessions);
  until([&] { return over || !heard.empty(); });
  EXPECT_THAT(heard, ElementsAre(HeardFrame{Opcode::text, "to all"}));
  for (auto& one : plain) EXPECT_THAT(one.hear_texts(), ElementsAre("to all"));
}

TEST_F(TlsConnectionsTest, WriteMoreThanGoesAtOnceInOrder) {
  std::vector<std::string> said;
  for (int at = 0; at < 300; ++at) {
    said.push_back(std::to_string(at) + std::string(static_cast<std::size_t>(at) * 37, 'x'));
    if (at % 2 == 0) {
      broadcast({said.back()}, listener.sessions);
    } else {
      connections.send(newest(), frames_of({said.back()}));
    }
    if (at % 3 == 0) connections.flush();
  }
  listen();
  until([&] { return heard.size() >= said.size(); });
  std::vector<std::string> texts;
  texts.reserve(heard.size());
  for (const auto& frame : heard) texts.push_back(frame.payload);
  EXPECT_EQ(texts, said);
}

TEST_F(TlsConnectionsTest, CloseAfterWhatWasSaid) {
  connections.send(newest(), frames_of({std::string(200'000, 'x')}));
  connections.close(newest(), CloseCode::restarting, {});
  listen();
  until([&] { return over; });
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].payload.size(), 200'000U);
  EXPECT_EQ(heard[1].opcode, Opcode::close);
  EXPECT_THAT(listener.gone, IsEmpty());
}

TEST_F(TlsConnectionsTest, TellThatSomebodyVanished) {
  client.lowest_layer().close();
  until([&] { return !listener.gone.empty(); });
  EXPECT_THAT(listener.gone, ElementsAre(newest()));
}

TEST_F(TlsConnectionsTest, GiveUpTheDead) {
  pass(Duration{45'000});
  EXPECT_THAT(listener.gone, ElementsAre(newest()));
}

}  // namespace
}  // namespace teahouse::websocket
