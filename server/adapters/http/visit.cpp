#include "adapters/http/visit.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fmt/format.h>

#include "adapters/http/stream.hpp"
#include "adapters/http/visitor.hpp"
#include "base/log.hpp"

namespace teahouse::http {
namespace {

using Parser = wire::request_parser<wire::string_body>;

constexpr std::uint32_t header_bytes_max = 8 * 1024;
constexpr std::size_t body_bytes_max = 4 * 1024;
constexpr std::size_t buffer_bytes_max = 16 * 1024;  ///< A header, a body, and what comes behind them.
constexpr Duration farewell{1'000};
constexpr std::size_t farewell_bytes_max = 64 * 1024;

template <typename Body>
Request read_of(const wire::request_parser<Body>& parser) {
  const auto& message = parser.get();
  const auto target = view(message.target());
  const auto question = std::min(target.find('?'), target.size());
  Request request{.method = view(message.method_string()),
                  .path = target.substr(0, question),
                  .query = target.substr(std::min(question + 1, target.size())),
                  .fields = {},
                  .body = {}};
  for (const auto& field : message)
    request.fields.emplace_back(view(field.name_string()), view(field.value()));
  return request;
}

/// What to answer to what could not be read; nothing if nobody is there to be answered.
std::optional<unsigned> status_of(const error_code& error) {
  if (error == wire::error::end_of_stream || error == wire::error::partial_message) return std::nullopt;
  if (error == wire::error::header_limit || error == wire::error::buffer_overflow) return 431;
  if (error == wire::error::body_limit) return 413;
  if (error.category() == wire::make_error_code(wire::error::bad_method).category()) return 400;
  return std::nullopt;
}

std::string head_of(const Answer& answer, bool keep_alive) {
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + ' ';
  const auto words = wire::obsolete_reason(static_cast<wire::status>(answer.status));
  head.append(words.data(), words.size());
  head += "\r\n";
  for (const auto& [name, value] : answer.fields) {
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
  }
  if (answer.status != 101) {
    const bool has_length = answer.status != 304 && answer.status != 204 && !answer.stream;
    if (has_length) head += "content-length: " + std::to_string(answer.size()) + "\r\n";
    head += keep_alive ? "connection: keep-alive\r\n" : "connection: close\r\n";
  }
  return head + "\r\n";
}

template <typename Socket>
asio::awaitable<bool> write(VisitorPtr<Socket> visitor, const Answer& answer, bool with_body,
                            bool keep_alive) {
  const std::string head = head_of(answer, keep_alive);
  const auto body = with_body ? answer.body() : std::string_view();
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(body.data(), body.size())};
  const auto [error, size] = co_await asio::async_write(visitor->socket, buffers, answer_of_it);
  co_return !error;
}

/// What is said of a file is fetched block by block; one who reads too slowly is let go.
template <typename Socket>
asio::awaitable<bool> write(VisitorPtr<Socket> visitor, const House& house, const FileBody& body) {
  for (auto at = body.at; at < body.at + body.size;) {
    const auto block = co_await house.files->read(body, at);
    if (block.empty()) co_return false;
    visitor->give(house.options.answer_timeout);
    const auto [error, size] = co_await asio::async_write(visitor->socket, asio::buffer(block), answer_of_it);
    if (error) co_return false;
    at += block.size();
  }
  co_return true;
}

/// What is made while it is sent comes in chunks, so that the client can tell its end from a connection that
/// broke. To a client of HTTP/1.0, which knows none, it ends with the connection.
template <typename Socket>
asio::awaitable<bool> write(VisitorPtr<Socket> visitor, const House& house, Stream& stream, bool chunked) {
  for (;;) {
    const auto block = co_await stream.next();
    if (!block) co_return false;
    visitor->give(house.options.answer_timeout);
    const std::string size = chunked ? fmt::format("{:x}\r\n", block->size()) : std::string();
    const std::array<asio::const_buffer, 3> buffers{asio::buffer(size), asio::buffer(*block),
                                                    asio::buffer("\r\n", chunked ? 2 : 0)};
    const auto [error, sent] = co_await asio::async_write(visitor->socket, buffers, answer_of_it);
    if (error) co_return false;
    if (block->empty()) co_return true;
  }
}

/// Lets the client read the answer before it hears that the connection is gone: closing on unread bytes would
/// undo it. One who goes on sending is not listened to for long.
template <typename Socket>
asio::awaitable<void> part(VisitorPtr<Socket> visitor) {
  auto& socket = lowest(visitor->socket);
  error_code ignored;
  socket.shutdown(asio::socket_base::shutdown_send, ignored);
  visitor->give(farewell);
  std::array<char, 4096> unread{};
  for (std::size_t heard = 0; heard < farewell_bytes_max;) {
    const auto [error, size] = co_await socket.async_read_some(asio::buffer(unread), answer_of_it);
    if (error) co_return;
    heard += size;
  }
}

void note(const Request& request, const Answer& answer) {
  const auto level = answer.status < 400 ? LogLevel::debug : LogLevel::info;
  if (!logs(level)) return;
  constexpr std::size_t path_bytes_max = 200;
  std::string line(request.method);
  line += ' ';
  // What a file is called is its owner's word.
  constexpr std::string_view files = "/files/";
  line += request.path.substr(0, request.path.starts_with(files) ? files.size() : path_bytes_max);
  line += ' ' + std::to_string(answer.status);
  log(level, line);
}

Upgraded release(PlainSocket& socket) {
  Upgraded upgraded;
  upgraded.descriptor = socket.release();
  return upgraded;
}

Upgraded release(SecureSocket& socket) {
  Upgraded upgraded;
  upgraded.secure = std::make_unique<SecureSocket>(std::move(socket));
  return upgraded;
}

/// What takes time, file or stream. Whether the visit goes on after it.
template <typename Socket>
asio::awaitable<bool> serve_long(VisitorPtr<Socket> visitor, std::shared_ptr<const House> house, Head& head,
                                 beast::flat_buffer& buffer) {
  const Request request = read_of(head);
  VisitorsBody<Socket> body(visitor, buffer, head, house->options.answer_timeout);
  Answer answer;
  if (house->exports && ExportDesk::is_for(request.path)) {
    answer = house->exports->answer(request);
  } else {
    answer = co_await house->files->answer(request, body);
  }
  visitor->give(house->options.answer_timeout);
  note(request, answer);
  const bool chunked = answer.stream && head.get().version() >= 11;
  if (chunked) answer.add("transfer-encoding", "chunked");
  const bool keep_alive = head.get().keep_alive() && body.is_read() && (chunked || !answer.stream);
  const bool with_body = request.method != "HEAD";
  if (!co_await write(visitor, answer, with_body, keep_alive)) co_return false;
  if (answer.body_of && with_body && !co_await write(visitor, *house, *answer.body_of)) co_return false;
  if (answer.stream && !co_await write(visitor, *house, *answer.stream, chunked)) co_return false;
  if (!keep_alive) co_await part(visitor);
  co_return keep_alive;
}

/// Reads the rest of a request whose head is there.
template <typename Socket>
asio::awaitable<error_code> read_rest(VisitorPtr<Socket> visitor, beast::flat_buffer& buffer,
                                      Parser& parser) {
  if (parser.content_length() && *parser.content_length() > body_bytes_max) co_return wire::error::body_limit;
  parser.body_limit(body_bytes_max);
  if (parser.is_done()) co_return error_code{};
  const auto [error, size] = co_await wire::async_read(visitor->socket, buffer, parser, answer_of_it);
  co_return error;
}

/// The coroutines never throw but for want of memory.
template <typename Socket>
asio::awaitable<void> serve(VisitorPtr<Socket> visitor, std::shared_ptr<const House> house, Network network) {
  beast::flat_buffer buffer(buffer_bytes_max);
  for (Duration patience = house->options.request_timeout;; patience = house->options.keep_alive) {
    visitor->give(patience);
    Head head;
    head.header_limit(header_bytes_max);
    head.body_limit(boost::none);  // Each kind of request has its own.
    auto [error, size] = co_await wire::async_read_header(visitor->socket, buffer, head, answer_of_it);
    if (!error && house->has_desk_for(read_of(head).path)) {
      if (!co_await serve_long(visitor, house, head, buffer)) co_return;
      continue;
    }
    Parser parser(std::move(head));
    if (!error) error = co_await read_rest(visitor, buffer, parser);
    visitor->give(house->options.answer_timeout);
    if (error) {
      const auto status = status_of(error);
      if (!status) co_return;
      const Answer refusal = house->desk.refuse(*status);
      if (co_await write(visitor, refusal, true, false)) co_await part(visitor);
      co_return;
    }

    Request request = read_of(parser);
    request.body = parser.get().body();
    const Answer answer = house->desk.answer(request);
    note(request, answer);
    const bool keep_alive = parser.get().keep_alive();
    if (!co_await write(visitor, answer, request.method != "HEAD", keep_alive)) co_return;
    if (answer.status == 101) {
      visitor->give_all_time();
      auto upgraded = release(visitor->socket);
      upgraded.leftover = std::string(static_cast<const char*>(buffer.data().data()), buffer.size());
      upgraded.network = network;
      upgraded.deflate_bits = answer.deflate_bits;
      house->on_upgrade(std::move(upgraded));
      co_return;
    }
    if (!keep_alive) co_return co_await part(visitor);
  }
}

asio::awaitable<void> shake_hands_and_serve(VisitorPtr<SecureSocket> visitor,
                                            std::shared_ptr<const House> house, Network network) {
  visitor->give(house->options.request_timeout);
  const auto [error] = co_await visitor->socket.async_handshake(asio::ssl::stream_base::server, answer_of_it);
  if (!error) co_await serve(std::move(visitor), std::move(house), network);
}

}  // namespace

std::shared_ptr<Visit> begin_visit(PlainSocket socket, std::shared_ptr<const House> house, Network network,
                                   Gone gone) {
  auto visitor = std::make_shared<Visitor<PlainSocket>>(std::move(socket));
  asio::co_spawn(visitor->socket.get_executor(), serve(visitor, std::move(house), network), std::move(gone));
  return visitor;
}

std::shared_ptr<Visit> begin_visit(SecureSocket socket, std::shared_ptr<const House> house, Network network,
                                   Gone gone) {
  auto visitor = std::make_shared<Visitor<SecureSocket>>(std::move(socket));
  asio::co_spawn(visitor->socket.get_executor(), shake_hands_and_serve(visitor, std::move(house), network),
                 std::move(gone));
  return visitor;
}

}  // namespace teahouse::http
