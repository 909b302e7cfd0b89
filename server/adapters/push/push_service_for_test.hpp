#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace teahouse::push {

/// A push service on this machine, whose word is taken for the time of the test. It answers one request after
/// another, with what it was told to.
class PushServiceForTest {
 public:
  using Request = boost::beast::http::request<boost::beast::http::string_body>;

  PushServiceForTest() : acceptor_(io_, {boost::asio::ip::address_v4::loopback(), 0}) {
    std::string pattern = (std::filesystem::temp_directory_path() / "teahouse_push_XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
    write_papers();
    setenv("SSL_CERT_FILE", (directory_ + "/certificate.pem").c_str(), 1);
    tls_.use_certificate_file(directory_ + "/certificate.pem", boost::asio::ssl::context::pem);
    tls_.use_private_key_file(directory_ + "/key.pem", boost::asio::ssl::context::pem);
    thread_ = std::thread([this] { serve(); });
  }
  ~PushServiceForTest() {
    closes_ = true;
    boost::asio::ip::tcp::socket last(io_);  // Wakes who accepts.
    boost::system::error_code error;
    last.connect(acceptor_.local_endpoint(), error);
    thread_.join();
    unsetenv("SSL_CERT_FILE");
    std::filesystem::remove_all(directory_);
  }
  PushServiceForTest(const PushServiceForTest&) = delete;
  PushServiceForTest& operator=(const PushServiceForTest&) = delete;

  std::string endpoint(const std::string& path) const {
    return "https://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + path;
  }

  /// The next answers; then 201.
  void answer(std::deque<unsigned> statuses) {
    const std::lock_guard lock(mutex_);
    statuses_ = std::move(statuses);
  }

  /// All that came, once there are so many.
  std::vector<Request> requests(std::size_t count) {
    std::unique_lock lock(mutex_);
    came_.wait_for(lock, std::chrono::seconds{20}, [&] { return requests_.size() >= count; });
    return requests_;
  }

 private:
  void write_papers() const {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> paper(X509_new(), X509_free);
    X509_set_version(paper.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(paper.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(paper.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(paper.get()), 3600);
    X509_set_pubkey(paper.get(), key.get());
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> names(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1"), X509_EXTENSION_free);
    X509_add_ext(paper.get(), names.get(), -1);
    X509_sign(paper.get(), key.get(), EVP_sha256());
    FILE* const key_file = fopen((directory_ + "/key.pem").c_str(), "w");
    PEM_write_PrivateKey(key_file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    fclose(key_file);
    FILE* const certificate_file = fopen((directory_ + "/certificate.pem").c_str(), "w");
    PEM_write_X509(certificate_file, paper.get());
    fclose(certificate_file);
  }

  void serve() {
    while (true) {
      boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream(io_, tls_);
      boost::system::error_code error;
      acceptor_.accept(stream.lowest_layer(), error);
      if (closes_) return;
      stream.handshake(boost::asio::ssl::stream_base::server, error);
      boost::beast::flat_buffer buffer;
      Request request;
      if (!error) boost::beast::http::read(stream, buffer, request, error);
      if (error) continue;
      const auto status = take(std::move(request));
      if (status == 0) continue;  // Hangs up.
      boost::beast::http::response<boost::beast::http::string_body> response(
          static_cast<boost::beast::http::status>(status), 11);
      if (status == 301) response.set(boost::beast::http::field::location, endpoint("/elsewhere"));
      response.prepare_payload();
      boost::beast::http::write(stream, response, error);
    }
  }

  unsigned take(Request request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(std::move(request));
    came_.notify_all();
    if (statuses_.empty()) return 201;
    const unsigned status = statuses_.front();
    statuses_.pop_front();
    return status;
  }

  std::string directory_;
  boost::asio::io_context io_;
  boost::asio::ssl::context tls_{boost::asio::ssl::context::tls_server};
  boost::asio::ip::tcp::acceptor acceptor_;
  std::atomic<bool> closes_ = false;
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<unsigned> statuses_;
  std::vector<Request> requests_;
  std::thread thread_;
};

}  // namespace teahouse::push
