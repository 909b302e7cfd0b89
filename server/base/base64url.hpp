#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace teahouse {

/// RFC 4648, section 5, without padding.
std::string base64url(std::string_view bytes);

/// The bytes, unless the text has a character of another alphabet, padding, an impossible length, or bits
/// left over that are not zero: each sequence of bytes has one text only.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace teahouse
