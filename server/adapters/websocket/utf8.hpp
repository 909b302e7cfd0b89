#pragma once

#include <cstdint>
#include <string_view>

namespace teahouse::websocket {

/// Judges text that comes in pieces, so that a bad one is refused before the rest of it has come.
class Utf8 {
 public:
  /// False when no text can begin with what came so far (RFC 3629: shortest form, no surrogates, up to
  /// U+10FFFF).
  bool take(std::string_view bytes);

  /// Whether what came so far ends at the end of a character.
  bool complete() const { return left_ == 0; }

 private:
  std::uint8_t left_ = 0;    ///< Bytes that the character still wants.
  std::uint8_t low_ = 0x80;  ///< The next of them is between these.
  std::uint8_t high_ = 0xbf;
};

}  // namespace teahouse::websocket
