#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/jwt/signature.hpp"
#include "base/time.hpp"

namespace teahouse {

constexpr std::chrono::days session_life{30};
constexpr std::chrono::days cookie_life{400};  // What browsers allow at most.
constexpr std::chrono::seconds clock_leeway{60};
constexpr std::chrono::days signing_key_life{30};

/// One key that tokens are signed with.
struct IdentityKey {
  std::string kid;  ///< Names it in a token's header; of base64url's alphabet.
  Instant created;
  Ed25519Secret secret;

  bool operator==(const IdentityKey&) const = default;
};

/// All keys of a house, oldest first: the last one signs, all verify.
struct IdentityKeys {
  std::string house;  ///< Random; tokens of another house are not ours even when the keys were copied.
  std::vector<IdentityKey> keys;

  bool operator==(const IdentityKeys&) const = default;

  /// A new house with its first key.
  static IdentityKeys fresh(Instant now);

  /// Adds a new signing key when the present one is too old, and forgets those whose last token has expired.
  /// Whether anything changed.
  bool rotate(Instant now);

  /// The form in which they are kept, and back; nothing unless the text is exactly of that form.
  std::string text() const;
  static std::optional<IdentityKeys> parse(std::string_view text);
};

}  // namespace teahouse
