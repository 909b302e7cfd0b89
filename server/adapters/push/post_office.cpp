#include "adapters/push/post_office.hpp"

#include <array>
#include <memory>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <openssl/sha.h>

#include "adapters/push/letter.hpp"
#include "base/base64url.hpp"
#include "base/log.hpp"

namespace teahouse::push {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
constexpr auto told = asio::as_tuple(asio::use_awaitable);

/// A browser that is off for longer is told nothing: its person has other ways by then. A push that is tried
/// is of use at once or not at all.
constexpr const char* seconds_to_live = "259200";
constexpr const char* seconds_to_try = "60";
constexpr std::size_t answer_bytes_max = 8 * 1024;
constexpr std::size_t topic_chars = 32;

/// Apple's push service takes a browser off that is pushed to three times without showing anything: what was
/// pushed there stays until it is looked at.
constexpr std::string_view must_show = ".push.apple.com";

bool is_worth_another_try(const PushOutcome& outcome) {
  return outcome.fate == PushFate::unreachable;
}

PushOutcome outcome_of(unsigned status) {
  if (status >= 200 && status < 300) return {PushFate::delivered, status};
  if (status == 404 || status == 410) return {PushFate::gone, status};
  if (status == 429 || status >= 500) return {PushFate::unreachable, status};
  return {PushFate::refused, status};
}

/// A room's name for push services, which need not know the room.
std::string topic_of(std::string_view room) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(room.data()), room.size(), digest.data());
  return base64url({reinterpret_cast<const char*>(digest.data()), digest.size()}).substr(0, topic_chars);
}

http::request<http::string_body> request_for(const Endpoint& endpoint, const std::string& authorization,
                                             const Letter& letter, const std::string& body) {
  http::request<http::string_body> request(http::verb::post, endpoint.target, 11, body);
  request.set(http::field::host,
              endpoint.port == "443" ? endpoint.host : endpoint.host + ':' + endpoint.port);
  request.set(http::field::authorization, authorization);
  request.set(http::field::content_encoding, "aes128gcm");
  request.set(http::field::content_type, "application/octet-stream");
  request.set("ttl", letter.patient ? seconds_to_live : seconds_to_try);
  request.set("urgency", letter.urgent ? "high" : "normal");
  if (!letter.topic.empty()) request.set("topic", topic_of(letter.topic));
  request.prepare_payload();
  return request;
}

}  // namespace

PostOffice::PostOffice(Vapid vapid, const Clock& clock, PostOptions options)
    : vapid_(std::move(vapid)),
      clock_(clock),
      options_(std::move(options)),
      tls_(asio::ssl::context::tls_client),
      open_(io_.get_executor()) {
  tls_.set_default_verify_paths();
  tls_.set_verify_mode(asio::ssl::verify_peer);
  thread_ = std::thread([this] { io_.run(); });
}

PostOffice::~PostOffice() {
  closes_ = true;
  io_.stop();
  thread_.join();
}

void PostOffice::push(Letter letter, Done<PushOutcome> done) {
  if (!options_.on) return done(PushOutcome{PushFate::forbidden, 0});
  if (closes_ || held_ >= options_.held_max) return done(PushOutcome{PushFate::unreachable, 0});
  ++held_;
  asio::post(io_, [this, parcel = Parcel(std::move(letter), std::move(done), held_)]() mutable {
    take(std::move(parcel));
  });
}

void PostOffice::take(Parcel parcel) {
  const Letter& letter = parcel.letter();
  const std::string name = letter.browser.endpoint + ' ' + letter.topic;
  Lane& lane = lanes_[name];
  const bool never_went_out = lane.waiting && lane.waiting->letter().first;
  if (letter.takes_back && never_went_out) {
    lane.waiting.reset();
    return;
  }
  lane.waiting = std::move(parcel);
  if (std::exchange(lane.busy, true)) return;
  ready_.push_back(name);
  next();
}

void PostOffice::next() {
  while (under_way_ < options_.under_way_max && !ready_.empty()) {
    const std::string name = std::move(ready_.front());
    ready_.pop_front();
    Lane& lane = lanes_.at(name);
    if (!lane.waiting) {
      lanes_.erase(name);
      continue;
    }
    Parcel parcel = std::move(*lane.waiting);
    lane.waiting.reset();
    ++under_way_;
    asio::co_spawn(io_, deliver(name, std::move(parcel)), [](const std::exception_ptr& bug) {
      if (bug) std::rethrow_exception(bug);
    });
  }
}

/// The next of a lane has its turn now, if there is one.
void PostOffice::go_on(const std::string& lane) {
  ready_.push_back(lane);
  next();
}

asio::awaitable<void> PostOffice::deliver(std::string name, Parcel parcel) {
  const PushOutcome outcome = co_await attempt(parcel.letter());
  --under_way_;
  Lane& lane = lanes_.at(name);
  const bool never_went_out =
      outcome.fate != PushFate::delivered && outcome.status != 0 && parcel.letter().first;
  const bool is_over = never_went_out && lane.waiting && lane.waiting->letter().takes_back;
  if (is_over) lane.waiting.reset();
  const bool again = !is_over && parcel.letter().patient && is_worth_another_try(outcome) &&
                     lane.tries < options_.again.size();
  if (again) {
    const Duration wait = options_.again[lane.tries++];
    if (!lane.waiting) lane.waiting = std::move(parcel);
    // Whoever waits for the time to come holds nobody else up.
    const auto timer = std::make_shared<asio::steady_timer>(io_, wait);
    timer->async_wait([this, timer, name](const boost::system::error_code&) { go_on(name); });
    next();
    co_return;
  }
  lane.tries = 0;
  parcel.answer(outcome);
  go_on(name);
}

bool PostOffice::may_be_spoken_to(const asio::ip::address& address) const {
  return is_public(address) || (options_.loopback_too && address.is_loopback());
}

asio::awaitable<PushOutcome> PostOffice::attempt(const Letter& letter) {
  const auto endpoint = Endpoint::parse(letter.browser.endpoint);
  if (!endpoint) co_return PushOutcome{PushFate::forbidden, 0};
  if (letter.takes_back && endpoint->host.ends_with(must_show)) co_return PushOutcome{PushFate::refused, 0};
  const auto body = sealed_for(letter.browser.p256dh, letter.browser.auth, letter.words);
  if (!body) co_return PushOutcome{PushFate::refused, 0};

  const auto resolver = std::make_shared<tcp::resolver>(io_);
  asio::steady_timer limit(io_, options_.patience);
  limit.async_wait([resolver](const boost::system::error_code& error) {
    if (!error) resolver->cancel();
  });
  std::string host = endpoint->host;
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto [error, found] = co_await resolver->async_resolve(host, endpoint->port, told);
  limit.cancel();
  PushOutcome outcome{PushFate::unreachable, 0};
  if (!error) {
    // What is connected to is what was looked at: the name is not asked for again.
    std::vector<tcp::endpoint> addresses;
    for (const auto& one : found) {
      if (may_be_spoken_to(one.endpoint().address())) addresses.push_back(one.endpoint());
    }
    if (addresses.empty()) co_return PushOutcome{PushFate::forbidden, 0};
    outcome = co_await post(*endpoint, letter, *body, std::move(addresses));
  }
  // Neither the endpoint nor what was said is for a log: whoever knows an endpoint can push there.
  if (outcome.fate != PushFate::delivered && outcome.fate != PushFate::gone && logs(LogLevel::info))
    log(LogLevel::info,
        "a push did not go out: " + endpoint->host + " said " + std::to_string(outcome.status));
  co_return outcome;
}

asio::awaitable<PushOutcome> PostOffice::post(const Endpoint& endpoint, const Letter& letter,
                                              const std::string& body, std::vector<tcp::endpoint> addresses) {
  const PushOutcome unreachable{PushFate::unreachable, 0};
  asio::ssl::stream<beast::tcp_stream> stream(io_, tls_);
  if (SSL_set_tlsext_host_name(stream.native_handle(), endpoint.host.c_str()) != 1) co_return unreachable;
  stream.set_verify_callback(asio::ssl::host_name_verification(endpoint.host));
  auto& socket = beast::get_lowest_layer(stream);
  socket.expires_after(options_.patience);
  if (std::get<0>(co_await socket.async_connect(addresses, told))) co_return unreachable;
  if (std::get<0>(co_await stream.async_handshake(asio::ssl::stream_base::client, told)))
    co_return unreachable;
  const auto request =
      request_for(endpoint, vapid_.authorization(endpoint.origin(), clock_.now().wall), letter, body);
  if (std::get<0>(co_await http::async_write(stream, request, told))) co_return unreachable;
  beast::flat_buffer buffer(2 * answer_bytes_max);
  http::response_parser<http::string_body> parser;
  parser.header_limit(answer_bytes_max);
  parser.body_limit(answer_bytes_max);
  // What stands in the answer's body is nothing to us.
  if (std::get<0>(co_await http::async_read_header(stream, buffer, parser, told))) co_return unreachable;
  socket.close();
  co_return outcome_of(parser.get().result_int());
}

}  // namespace teahouse::push
