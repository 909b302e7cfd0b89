#pragma once

#include "ports/identity.hpp"

namespace teahouse::sim {

/// Tokens that a person can read: `sim.<purpose>.<user>.<expires>.<sum>`. Kept by nothing but a checksum.
class SimIdentity final : public Identity {
 public:
  static constexpr Duration session_lifetime{std::chrono::hours{24 * 30}};

  Token issue(UserId user, Purpose purpose, Instant now) const override;
  Result<Claims, TokenFault> verify(std::string_view token, Purpose purpose, Instant now) const override;
};

}  // namespace teahouse::sim
