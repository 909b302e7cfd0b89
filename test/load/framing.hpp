#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace teahouse::load {

enum class Opcode : std::uint8_t { text = 1, close = 8, ping = 9, pong = 10 };

/// Appends a client's frame, masked as RFC 6455 wants it. The mask is always the same: it protects proxies,
/// and there is none.
void append_frame(std::string& out, Opcode opcode, std::string_view payload);

struct ServerFrame {
  Opcode opcode;
  std::string_view payload;
};

/// Takes the first whole frame off the front of `bytes`; nothing when it is not whole yet. Throws
/// std::runtime_error for what our server never sends.
std::optional<ServerFrame> take_frame(std::string_view& bytes);

}  // namespace teahouse::load
