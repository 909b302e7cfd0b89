#pragma once

#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

namespace teahouse::http {

/// The body of an answer that is made while it is sent, so that nobody knows how long it will be.
class Stream {
 public:
  virtual ~Stream() = default;

  /// What follows; empty at the end, nothing if it cannot go on.
  virtual boost::asio::awaitable<std::optional<std::string>> next() = 0;
};

}  // namespace teahouse::http
