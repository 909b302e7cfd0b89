#pragma once

#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "adapters/jwt/identity_keys.hpp"
#include "ports/identity.hpp"

namespace teahouse {

/// Tokens are JWTs (RFC 7519) signed with Ed25519, under the rules of RFC 8725. See docs/protocol.md.
///
/// What a token says of itself decides nothing: its header must be, byte for byte, one that we write, and so
/// names both a key of ours and a purpose. There is one algorithm, and no place that reads its name.
class JwtIdentity final : public Identity {
 public:
  explicit JwtIdentity(const IdentityKeys& keys);
  ~JwtIdentity() override;

  Token issue(UserId user, Purpose purpose, Instant now) const override;
  Result<Claims, TokenFault> verify(std::string_view token, Purpose purpose, Instant now) const override;

  /// From now on these, as after a rotation. Any thread.
  void use(const IdentityKeys& keys);

 private:
  struct Ring;

  std::shared_ptr<const Ring> ring() const;

  mutable std::shared_mutex mutex_;
  std::shared_ptr<const Ring> ring_;
};

}  // namespace teahouse
