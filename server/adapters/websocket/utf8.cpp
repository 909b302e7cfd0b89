#include "adapters/websocket/utf8.hpp"

#include <cstring>

namespace teahouse::websocket {
namespace {

/// How many bytes of the front are ASCII, counted in eights.
std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & 0x8080808080808080ULL) != 0) break;
  }
  return at;
}

}  // namespace

bool Utf8::take(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (left_ == 0) {
      at += ascii_prefix(bytes.substr(at));
      if (at == bytes.size()) return true;
    }
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (left_ > 0) {
      if (byte < low_ || byte > high_) return false;
      --left_;
      low_ = 0x80;
      high_ = 0xbf;
    } else if (byte >= 0x80) {
      if (byte < 0xc2 || byte > 0xf4) return false;
      left_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      // What would be longer than needed, a surrogate, or beyond U+10FFFF shows in the second byte.
      if (byte == 0xe0) low_ = 0xa0;
      if (byte == 0xed) high_ = 0x9f;
      if (byte == 0xf0) low_ = 0x90;
      if (byte == 0xf4) high_ = 0x8f;
    }
  }
  return true;
}

}  // namespace teahouse::websocket
