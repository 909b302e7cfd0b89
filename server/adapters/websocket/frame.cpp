#include "adapters/websocket/frame.hpp"

namespace teahouse::websocket {
namespace {

void append_big_endian(std::string& bytes, std::uint64_t value, int count) {
  for (int at = count - 1; at >= 0; --at) bytes.push_back(static_cast<char>(value >> (8 * at) & 0xff));
}

}  // namespace

void append_frame(std::string& bytes, Opcode opcode, std::string_view payload, bool compressed) {
  const unsigned first = 0x80 | (compressed ? compressed_bit : 0) | static_cast<unsigned>(opcode);
  bytes.push_back(static_cast<char>(first));
  if (payload.size() < 126) {
    bytes.push_back(static_cast<char>(payload.size()));
  } else if (payload.size() <= 0xffff) {
    bytes.push_back(126);
    append_big_endian(bytes, payload.size(), 2);
  } else {
    bytes.push_back(127);
    append_big_endian(bytes, payload.size(), 8);
  }
  bytes.append(payload);
}

std::string close_payload(CloseCode code, std::string_view reason) {
  constexpr std::size_t reason_bytes_max = control_bytes_max - 2;
  if (reason.size() > reason_bytes_max) {
    std::size_t end = reason_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xc0) == 0x80) --end;
    reason = reason.substr(0, end);
  }
  std::string payload;
  append_big_endian(payload, static_cast<std::uint16_t>(code), 2);
  payload.append(reason);
  return payload;
}

}  // namespace teahouse::websocket
