#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse::websocket {

// permessage-deflate (RFC 7692), always without context takeover: a message is compressed by itself. So one
// compression serves all listeners, and a connection keeps nothing between messages. Only what a whole room
// is told is compressed: who can make it be said can read it, and learns nothing from its size.

/// Nothing shorter is compressed: it fits into one packet as it is.
constexpr std::size_t deflate_bytes_min = 1024;

/// The window that a client without a wish of its own is served with (section 7.1.2).
constexpr std::uint8_t deflate_bits_max = 15;

struct Zlib;  // zlib's own, which nobody else needs to know.

/// Makes messages of what clients compressed. One for all connections of a shard.
class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// The message; good until the next call. `too_big` as soon as it is longer than it may be, and no memory
  /// is taken beyond that; `protocol_error` for what is no whole DEFLATE data, or says far less than it is
  /// long: no compressor does that, and it would cost more time than it says.
  Result<std::string_view, CloseCode> inflate(std::string_view payload, std::size_t message_bytes_max);

 private:
  bool take(std::string_view bytes, std::size_t message_bytes_max);

  const std::unique_ptr<Zlib> stream_;
  std::string message_;
  std::size_t size_ = 0;  // Of the message, of which message_ may have room for more.
};

/// Compresses messages for clients of one window size.
class Deflater {
 public:
  explicit Deflater(std::uint8_t window_bits);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  /// What stands for the message in a compressed frame, good until the next call; nothing if less than a
  /// quarter is gained.
  std::optional<std::string_view> deflate(std::string_view message);

 private:
  const std::unique_ptr<Zlib> stream_;
  std::string payload_;
};

/// A Deflater for each window that some client asked for, made when it first did.
class Deflaters {
 public:
  Deflater& with(std::uint8_t window_bits);

 private:
  std::array<std::unique_ptr<Deflater>, deflate_bits_max + 1> deflaters_;
};

}  // namespace teahouse::websocket
