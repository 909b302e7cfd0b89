#include "adapters/http/who.hpp"

#include <algorithm>

namespace teahouse::http {
namespace {

std::string_view cookie_value(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const auto end = std::min(cookies.find(';'), cookies.size());
    const auto cookie = trimmed(cookies.substr(0, end));
    const auto equals = cookie.find('=');
    if (equals != std::string_view::npos && cookie.substr(0, equals) == name)
      return cookie.substr(equals + 1);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
  }
  return {};
}

/// The token of `Authorization: Bearer`; empty if there is none.
std::string_view bearer(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  if (!equal_ignoring_case(authorization.substr(0, scheme.size()), scheme)) return {};
  return trimmed(authorization.substr(scheme.size()));
}

}  // namespace

std::string_view cookie_name(bool secure) {
  return secure ? "__Host-teahouse" : "teahouse";
}

std::string_view shown_cookie(const Request& request, bool secure) {
  return cookie_value(request.field("cookie"), cookie_name(secure));
}

std::optional<UserId> who_asks(const Request& request, const Identity& identity, Instant now, bool secure) {
  const auto token = bearer(request.field("authorization"));
  const auto claims = token.empty() ? identity.verify(shown_cookie(request, secure), Purpose::cookie, now)
                                    : identity.verify(token, Purpose::session, now);
  if (!claims) return std::nullopt;
  return claims->user;
}

}  // namespace teahouse::http
