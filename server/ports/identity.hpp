#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "core/ids.hpp"

namespace teahouse {

/// What a token is good for. One made for one purpose proves nothing for the other.
enum class Purpose {
  session,  ///< Kept by the client, shown in the first frame.
  cookie,   ///< Kept by the browser where no script reads it: the root of an identity there.
};

enum class TokenFault {
  tampered,  ///< Not a token of ours: malformed, another algorithm, an unknown key, a signature that does not
             ///< fit.
  expired,   ///< Ours, and too old.
  foreign,   ///< Signed by us for another purpose or another house.
};

struct Token {
  std::string text;
  Instant expires;
};

struct Claims {
  UserId user;
  Instant expires;
};

/// Says who somebody is, without a login: whoever holds the token is the person. Any thread; never waits.
class Identity {
 public:
  virtual ~Identity() = default;

  virtual Token issue(UserId user, Purpose purpose, Instant now) const = 0;
  virtual Result<Claims, TokenFault> verify(std::string_view token, Purpose purpose, Instant now) const = 0;
};

}  // namespace teahouse
