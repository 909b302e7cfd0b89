#include "framing.hpp"

#include <array>
#include <cstddef>
#include <stdexcept>

namespace teahouse::load {
namespace {

constexpr std::array<char, 4> mask{0x37, 0x5a, 0x21, 0x3d};
constexpr unsigned final_bit = 0x80;
constexpr unsigned masked_bit = 0x80;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

}  // namespace

void append_frame(std::string& out, Opcode opcode, std::string_view payload) {
  out.push_back(static_cast<char>(final_bit | static_cast<unsigned>(opcode)));
  if (payload.size() < 126) {
    out.push_back(static_cast<char>(masked_bit | payload.size()));
  } else {
    out.push_back(static_cast<char>(masked_bit | 126));
    out.push_back(static_cast<char>(payload.size() >> 8));
    out.push_back(static_cast<char>(payload.size() & 0xff));
  }
  out.append(mask.data(), mask.size());
  for (std::size_t at = 0; at < payload.size(); ++at)
    out.push_back(static_cast<char>(payload[at] ^ mask.at(at % mask.size())));
}

std::optional<ServerFrame> take_frame(std::string_view& bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes[0]);
  if ((first & 0xf0) != final_bit) throw std::runtime_error("a frame that is not whole");
  std::uint64_t length = static_cast<unsigned char>(bytes[1]);
  std::size_t head = 2;
  if (length == 126) head = 4;
  if (length == 127) head = 10;
  if (bytes.size() < head) return std::nullopt;
  if (head > 2) length = big_endian(bytes.substr(2, head - 2));
  if (bytes.size() < head + length) return std::nullopt;
  const ServerFrame frame{static_cast<Opcode>(first & 0x0f), bytes.substr(head, length)};
  bytes.remove_prefix(head + length);
  return frame;
}

}  // namespace teahouse::load
