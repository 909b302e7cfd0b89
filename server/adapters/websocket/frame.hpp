#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/refusal.gen.hpp"

namespace teahouse::websocket {

/// RFC 6455, section 5.2.
enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

constexpr bool is_control(Opcode opcode) {
  return static_cast<std::uint8_t>(opcode) >= 8;
}

constexpr std::size_t control_bytes_max = 125;

/// Of a server's frame.
constexpr std::size_t header_bytes_max = 10;

/// How long a server's frame is, with its header.
constexpr std::size_t framed_bytes(std::size_t payload_bytes) {
  return payload_bytes + (payload_bytes < 126 ? 2 : payload_bytes <= 0xffff ? 4 : 10);
}

/// Says of a message's first frame that it is compressed (RFC 7692, section 6).
constexpr unsigned compressed_bit = 0x40;

/// A whole frame as a server sends it: final and not masked.
void append_frame(std::string& bytes, Opcode opcode, std::string_view payload, bool compressed = false);

/// What a close frame carries. The reason is cut to what a control frame has room for, between characters.
std::string close_payload(CloseCode code, std::string_view reason);

/// Whether a client may give this code (section 7.4; 1012 to 1014 were registered later).
constexpr bool may_be_received(unsigned code) {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

}  // namespace teahouse::websocket
