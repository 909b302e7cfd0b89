#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "adapters/http/visit.hpp"

namespace teahouse::http {

// Who is at the other end of a visit, and what they send; for visit.cpp.

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using boost::system::error_code;
using PlainSocket = asio::ip::tcp::socket;
using SecureSocket = Upgraded::SecureSocket;

/// A request of which the body is still to come.
using Head = wire::request_parser<wire::empty_body>;

constexpr auto answer_of_it = asio::as_tuple(asio::use_awaitable);

inline PlainSocket& lowest(PlainSocket& socket) {
  return socket;
}
inline PlainSocket& lowest(SecureSocket& socket) {
  return socket.next_layer();
}

/// A socket that is closed when it takes too long over something.
template <typename Socket>
struct Visitor final : Visit, std::enable_shared_from_this<Visitor<Socket>> {
  explicit Visitor(Socket&& accepted) : socket(std::move(accepted)), timer(socket.get_executor()) {}

  void give(Duration time) {
    timer.expires_after(time);
    timer.async_wait([weak = this->weak_from_this()](const error_code&) {
      const auto self = weak.lock();
      // Given more time meanwhile, if it does not expire yet.
      if (self && self->timer.expiry() <= asio::steady_timer::clock_type::now()) self->end();
    });
  }

  void end() override {
    error_code ignored;
    lowest(socket).close(ignored);
  }

  void give_all_time() { timer.expires_at(asio::steady_timer::time_point::max()); }

  Socket socket;
  asio::steady_timer timer;
};

template <typename Socket>
using VisitorPtr = std::shared_ptr<Visitor<Socket>>;

inline std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

/// The body of a request, as it comes: first what was read with its head, then the rest.
template <typename Socket>
class VisitorsBody final : public Incoming {
 public:
  VisitorsBody(VisitorPtr<Socket> visitor, beast::flat_buffer& buffer, const Head& head, Duration patience)
      : visitor_(std::move(visitor)), buffer_(buffer), patience_(patience) {
    if (head.content_length()) size_ = *head.content_length();
    if (!size_ && !head.chunked()) size_ = 0;
    left_ = size_.value_or(0);
    waits_ = equal_ignoring_case(view(head.get()[wire::field::expect]), "100-continue");
  }

  std::optional<std::uint64_t> size() const override { return size_; }

  /// Whether the next request follows, as far as one can know.
  bool is_read() const { return size_ && left_ == 0; }

  asio::awaitable<std::string> next(std::size_t size) override {
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)), '\0');
    visitor_->give(patience_);
    if (waits_ && buffer_.size() == 0 && !bytes.empty()) {
      constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(visitor_->socket, asio::buffer(go_on), answer_of_it);
    }
    waits_ = false;
    auto came = asio::buffer_copy(asio::buffer(bytes), buffer_.data());
    buffer_.consume(came);
    if (came < bytes.size()) {
      const auto [error, more] =
          co_await asio::async_read(visitor_->socket, asio::buffer(bytes) + came, answer_of_it);
      came += more;
    }
    bytes.resize(came);
    left_ -= came;
    visitor_->give(patience_);
    co_return bytes;
  }

 private:
  VisitorPtr<Socket> visitor_;
  beast::flat_buffer& buffer_;
  const Duration patience_;
  std::optional<std::uint64_t> size_;
  std::uint64_t left_ = 0;
  bool waits_ = false;  ///< Does not send before it is told to go on.
};

}  // namespace teahouse::http
