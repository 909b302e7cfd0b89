#pragma once

#include <optional>
#include <string_view>

#include "adapters/http/request.hpp"
#include "ports/clock.hpp"
#include "ports/identity.hpp"

namespace teahouse::http {

/// What the browser keeps where no script reads it. The prefix makes browsers hold a cookie to what it says:
/// Secure, this host alone, every path.
std::string_view cookie_name(bool secure);

/// The cookie's value; empty if there is none.
std::string_view shown_cookie(const Request& request, bool secure);

/// Who asks: by the session token in Authorization, or, if there is none, by the cookie. Nobody, if what they
/// show is not good.
std::optional<UserId> who_asks(const Request& request, const Identity& identity, Instant now, bool secure);

}  // namespace teahouse::http
