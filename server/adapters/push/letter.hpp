#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/push/p256.hpp"

namespace teahouse::push {

constexpr std::size_t salt_bytes = 16;
constexpr std::size_t auth_bytes = 16;

/// Words as a push service takes them, which the browser alone can read: RFC 8291, one record of aes128gcm
/// (RFC 8188). The sender's key and the salt are fresh for each letter. At most letter_bytes_max.
std::string seal(std::string_view words, const P256& browser, std::string_view auth, const P256& sender,
                 std::string_view salt);

/// The same for the keys that a browser gave, with a fresh key and salt; nothing if they are no keys, or
/// there are too many words.
std::optional<std::string> sealed_for(std::string_view p256dh, std::string_view auth, std::string_view words);

}  // namespace teahouse::push
