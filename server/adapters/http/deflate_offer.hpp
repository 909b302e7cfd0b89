#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace teahouse::http {

/// What server and client agree on about permessage-deflate (RFC 7692, section 7.1). Neither side ever takes
/// its context over from one message to the next.
struct Deflate {
  std::uint8_t window_bits = 0;   ///< Of what the server compresses, 9 to 15; 0 if nothing is compressed.
  bool window_was_asked = false;  ///< And must be answered, even if it is the largest (section 7.1.2.1).

  /// For the field Sec-WebSocket-Extensions of the answer.
  std::string answer() const;
};

/// Accepts the first of the offers in a field Sec-WebSocket-Extensions that can be; no bits if none can. An
/// offer that is written wrong or asks what is not known is passed over, not refused (section 5.1).
Deflate accept_deflate(std::string_view offers);

}  // namespace teahouse::http
