#pragma once

#include "adapters/http/origins.hpp"
#include "adapters/http/request.hpp"
#include "ports/clock.hpp"
#include "ports/identity.hpp"
#include "ports/random.hpp"

namespace teahouse::http {

/// `POST /api/session`: a browser learns who it is.
///
/// Its root is a cookie that no script reads, so that a browser that lost its storage is still itself. A
/// valid cookie says who; without one a valid session token does; without either there is somebody new.
/// Always answered with a new session token and the cookie renewed. Only for our own pages.
class SessionDesk {
 public:
  SessionDesk(const Identity& identity, const Clock& clock, Random& random, const Origins& origins)
      : identity_(identity), clock_(clock), random_(random), origins_(origins) {}

  Answer answer(const Request& request) const;

 private:
  const Identity& identity_;
  const Clock& clock_;
  Random& random_;
  const Origins& origins_;
};

}  // namespace teahouse::http
