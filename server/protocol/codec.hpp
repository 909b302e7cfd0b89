#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "core/refusal.gen.hpp"
#include "protocol/frames.gen.hpp"

namespace teahouse::protocol {

/// What a request may be at most: larger ones are not looked at.
constexpr std::size_t request_bytes_max = std::size_t{64} * 1024;
constexpr std::size_t request_depth_max = 16;

/// Why a text is no request, and what could be read of it for the answer.
struct DecodeError {
  Refusal code = Refusal::malformed;  ///< Or unknown_type.
  /// Names the place, for whoever writes a client: "data.seq: must be an integer from 0 to 9007199254740991".
  std::string message;
  std::optional<std::string> id;
  std::optional<std::string> cid;

  bool operator==(const DecodeError&) const = default;
};

/// The memory that decoding needs, kept from one frame to the next. One per thread.
class Decoder {
 public:
  Decoder();
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

 private:
  friend class JsonIn;
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

/// Reads one frame of a client. Takes any bytes. Fields that the schema does not know are passed over; of a
/// field that is there twice the first counts.
Result<ClientFrame, DecodeError> decode(std::string_view text, Decoder& decoder);

/// The word of the wire.
std::string_view text(Refusal refusal);

/// What goes into a close frame beside the code: at most 123 bytes, for whoever looks at the wire.
std::string_view close_reason(CloseCode code);

}  // namespace teahouse::protocol
