#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/websocket/frame.hpp"

// What a client would send and hear, for tests.

namespace teahouse::websocket {

/// The first byte of a frame: `first_byte(Opcode::text)`, or of one that is not the last of its message.
constexpr unsigned first_byte(Opcode opcode, bool is_final = true) {
  return (is_final ? 0x80U : 0U) | static_cast<unsigned>(opcode);
}

/// A masked frame. The length is written in 7 bits, or in as many bytes as `length_bytes` says (2 or 8).
inline std::string masked(unsigned first, std::string_view payload, int length_bytes = 0) {
  constexpr std::string_view mask = "\x37\xfa\x21\x3d";
  if (length_bytes == 0) length_bytes = payload.size() < 126 ? 0 : payload.size() <= 0xffff ? 2 : 8;
  std::string bytes(1, static_cast<char>(first));
  const auto short_length = length_bytes == 0 ? payload.size() : length_bytes == 2 ? 126U : 127U;
  bytes.push_back(static_cast<char>(0x80U | short_length));
  for (int at = length_bytes - 1; at >= 0; --at)
    bytes.push_back(static_cast<char>(payload.size() >> (8 * at)));
  bytes.append(mask);
  for (std::size_t at = 0; at < payload.size(); ++at)
    bytes.push_back(static_cast<char>(payload[at] ^ mask[at % 4]));
  return bytes;
}

inline std::string masked(Opcode opcode, std::string_view payload) {
  return masked(first_byte(opcode), payload);
}

inline std::string masked_close(std::uint16_t code, std::string_view reason = {}) {
  return masked(Opcode::close, close_payload(static_cast<CloseCode>(code), reason));
}

struct HeardFrame {
  Opcode opcode;
  std::string payload;

  bool operator==(const HeardFrame&) const = default;
};

/// The whole frames at the front of what a server sent, which are taken away.
inline std::vector<HeardFrame> take_frames(std::string& bytes) {
  std::vector<HeardFrame> frames;
  for (;;) {
    const auto byte = [&](std::size_t at) {
      return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at]));
    };
    if (bytes.size() < 2) return frames;
    std::size_t head = 2;
    std::uint64_t size = byte(1);
    if (size >= 126) {
      const std::size_t more = size == 126 ? 2 : 8;
      if (bytes.size() < 2 + more) return frames;
      size = 0;
      for (std::size_t at = 0; at < more; ++at) size = size << 8 | byte(2 + at);
      head += more;
    }
    if (bytes.size() < head + size) return frames;
    frames.push_back({static_cast<Opcode>(byte(0) & 0x0f), bytes.substr(head, size)});
    bytes.erase(0, head + size);
  }
}

}  // namespace teahouse::websocket
