#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "adapters/http/asking.hpp"
#include "adapters/http/file_house.hpp"
#include "adapters/http/origins.hpp"
#include "adapters/http/request.hpp"
#include "ports/clock.hpp"
#include "ports/identity.hpp"
#include "ports/random.hpp"

namespace teahouse::http {

/// The body of a request while it comes in.
class Incoming {
 public:
  virtual ~Incoming() = default;

  /// How much there will be in all; nothing if the client does not say.
  virtual std::optional<std::uint64_t> size() const = 0;

  /// So many of its bytes, or fewer if the client went away.
  virtual boost::asio::awaitable<std::string> next(std::size_t size) = 0;
};

/// Files by HTTP (docs/protocol.md, "Files"): how they come in, and how they are fetched by who may. Whoever
/// asks is asked who they are each time, and the store whether they may. On the thread of a door.
class FilesDesk {
 public:
  FilesDesk(FileHouse& house, const Origins& origins, const Identity& identity, const Clock& clock,
            Random& random)
      : house_(house), origins_(origins), identity_(identity), clock_(clock), random_(random) {}
  FilesDesk(const FilesDesk&) = delete;
  FilesDesk& operator=(const FilesDesk&) = delete;

  /// Whether it is here that the request is to be answered.
  static bool is_for(std::string_view path);

  boost::asio::awaitable<Answer> answer(const Request& request, Incoming& body);

  /// Some bytes of a body from there on; none if they cannot be had any more.
  boost::asio::awaitable<std::string> read(const FileBody& body, std::uint64_t at);

  /// Waits until nothing is asked of the ports.
  void settle() { questions_.wait_for_none(); }

 private:
  template <typename T>
  using Awaited = boost::asio::awaitable<T>;

  Awaited<Answer> route(const Request& request, Incoming& body);
  Awaited<Answer> begin(UserId who, Incoming& body);
  Awaited<Answer> one(UserId who, FileId file, const Request& request, Incoming& body);
  Awaited<Answer> describe(UserId who, FileId file, unsigned status);
  Awaited<Answer> take(UserId who, FileId file, const Request& request, Incoming& body);
  Awaited<std::optional<Answer>> take_bytes(FileId file, std::uint64_t at, std::uint64_t size,
                                            Incoming& body);
  Awaited<std::optional<Answer>> finish(UserId who, FileId file);
  Awaited<Answer> drop(UserId who, FileId file);
  Awaited<Answer> fetch(UserId who, std::string_view place, const Request& request);

  template <typename T, typename Ask>
  Awaited<Result<T, Fault>> ask(Ask ask) {
    return answer_to<T>(questions_, std::move(ask));
  }

  FileHouse& house_;
  const Origins& origins_;
  const Identity& identity_;
  const Clock& clock_;
  Random& random_;
  Questions questions_;
};

}  // namespace teahouse::http
