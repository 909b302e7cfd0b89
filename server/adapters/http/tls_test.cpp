#include "adapters/http/tls.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "adapters/http/door.hpp"
#include "adapters/http/fake_house.hpp"
#include "base/until.hpp"

namespace teahouse::http {
namespace {

namespace asio = boost::asio;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

struct CloseFile {
  void operator()(FILE* file) const { fclose(file); }
};
using File = std::unique_ptr<FILE, CloseFile>;

/// A key and a certificate that nobody but its maker believes, in files.
class Papers {
 public:
  Papers() {
    std::string pattern = (std::filesystem::temp_directory_path() / "teahouse_tls_XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    std::unique_ptr<X509, decltype(&X509_free)> paper(X509_new(), X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(paper.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(paper.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(paper.get()), 3600);
    X509_set_pubkey(paper.get(), key.get());
    X509_sign(paper.get(), key.get(), EVP_sha256());

    const File key_file(fopen(this->key().c_str(), "w"));
    PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const File certificate_file(fopen(certificate().c_str(), "w"));
    PEM_write_X509(certificate_file.get(), paper.get());
  }
  ~Papers() { std::filesystem::remove_all(directory_); }
  Papers(const Papers&) = delete;
  Papers& operator=(const Papers&) = delete;

  std::string key() const { return directory_ + "/key.pem"; }
  std::string certificate() const { return directory_ + "/certificate.pem"; }

 private:
  std::string directory_;
};

std::string complaint(const std::string& certificate, const std::string& key) {
  try {
    make_tls(certificate, key);
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST(Tls, NamesTheFileThatItCannotUse) {
  const Papers ours;
  const Papers others;
  EXPECT_EQ(complaint(ours.certificate(), ours.key()), "");
  EXPECT_THAT(complaint("/nowhere.pem", ours.key()),
              StartsWith("TLS: the certificate /nowhere.pem cannot be read: "));
  EXPECT_THAT(complaint(ours.certificate(), "/nowhere.pem"),
              StartsWith("TLS: the key /nowhere.pem cannot be read: "));
  EXPECT_THAT(complaint(ours.certificate(), ours.certificate()),
              AllOf(StartsWith("TLS: the key "), HasSubstr("swapped")));
  EXPECT_THAT(complaint(ours.certificate(), others.key()),
              StartsWith("TLS: the key " + others.key() + " does not belong to the certificate "));
  EXPECT_THAT(complaint("", ours.key()), HasSubstr("cannot be read"));
}

class TlsDoorTest : public testing::Test {
 protected:
  TlsDoorTest() {
    const DoorOptions options{.certificate_file = papers.certificate(), .key_file = papers.key()};
    door.emplace(
        io, options, identity, clock, random,
        [this](Upgraded upgraded) { came.push_back(std::move(upgraded)); }, small_site());
  }

  template <typename Reached>
  void until(Reached reached) {
    teahouse::until(reached, [this] { io.run_one_for(std::chrono::milliseconds(100)); });
  }

  /// Connects, shakes hands, says something, and hears what comes until the text is in it.
  std::string ask(asio::ssl::stream<asio::ip::tcp::socket>& client, std::string text, std::string_view last) {
    client.lowest_layer().connect({asio::ip::address_v4::loopback(), door->port()});
    bool done = false;
    client.async_handshake(asio::ssl::stream_base::client, [&](const boost::system::error_code& error) {
      failed = bool{error};
      done = true;
    });
    until([&] { return done; });
    if (failed) return {};
    asio::async_write(client, asio::buffer(text), [](const boost::system::error_code&, std::size_t) {});
    return hear(client, last);
  }

  std::string hear(asio::ssl::stream<asio::ip::tcp::socket>& client, std::string_view last) {
    std::string heard;
    bool done = false;
    std::array<char, 4096> bytes{};
    std::function<void()> read = [&] {
      client.async_read_some(asio::buffer(bytes),
                             [&](const boost::system::error_code& error, std::size_t got) {
                               heard.append(bytes.data(), got);
                               done = error || heard.ends_with(last);
                               if (!done) read();
                             });
    };
    read();
    until([&] { return done; });
    return heard;
  }

  Papers papers;
  asio::io_context io{1};
  StillClock clock;
  CountingRandom random;
  PlainIdentity identity;
  std::vector<Upgraded> came;
  std::optional<Door> door;
  asio::ssl::context trusting{asio::ssl::context::tls_client};
  bool failed = false;
};

TEST_F(TlsDoorTest, ServesWithTls) {
  asio::ssl::stream<asio::ip::tcp::socket> client(io, trusting);
  EXPECT_THAT(ask(client, "GET /healthz HTTP/1.1\r\nHost: tea\r\n\r\n", "ok\n"),
              AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("strict-transport-security: ")));
  EXPECT_STREQ(SSL_get_version(client.native_handle()), "TLSv1.3");
}

TEST_F(TlsDoorTest, HandsOverTheStreamWithWhatCameAfterTheHandshake) {
  asio::ssl::stream<asio::ip::tcp::socket> client(io, trusting);
  EXPECT_THAT(ask(client,
                  "GET /ws HTTP/1.1\r\nHost: tea\r\nUpgrade: websocket\r\nConnection: "
                  "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://tea\r\n\r\nfirst frame",
                  "\r\n\r\n"),
              StartsWith("HTTP/1.1 101 "));
  until([&] { return !came.empty(); });
  EXPECT_EQ(came[0].leftover, "first frame");
  ASSERT_NE(came[0].secure, nullptr);
  asio::async_write(*came[0].secure, asio::buffer("hello", 5),
                    [](const boost::system::error_code&, std::size_t) {});
  EXPECT_EQ(hear(client, "hello"), "hello");
}

TEST_F(TlsDoorTest, SpeaksNothingOlderThanTls12) {
  SSL_CTX_set_min_proto_version(trusting.native_handle(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(trusting.native_handle(), TLS1_1_VERSION);
  SSL_CTX_set_cipher_list(trusting.native_handle(), "ALL:@SECLEVEL=0");
  asio::ssl::stream<asio::ip::tcp::socket> client(io, trusting);
  ask(client, "GET / HTTP/1.1\r\nHost: tea\r\n\r\n", "");
  EXPECT_TRUE(failed);
}

}  // namespace
}  // namespace teahouse::http
