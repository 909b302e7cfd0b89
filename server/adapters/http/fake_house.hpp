#pragma once

#include <map>
#include <string>

#include "adapters/http/site.hpp"
#include "ports/clock.hpp"
#include "ports/identity.hpp"
#include "ports/random.hpp"

// What the door asks, in a form that tests can read.

namespace teahouse::http {

struct StillClock final : Clock {
  Now now() const override { return {Tick{}, Instant{Duration{1'000'000}}}; }
};

struct CountingRandom final : Random {
  std::uint64_t bits() override { return ++last; }
  std::uint64_t last = 0;
};

/// Tokens that say what they are: `session.<uuid>`, `cookie.<uuid>`, and anything else is tampered with.
struct PlainIdentity final : Identity {
  static std::string prefix(Purpose purpose) { return purpose == Purpose::session ? "session." : "cookie."; }

  Token issue(UserId user, Purpose purpose, Instant now) const override {
    return {prefix(purpose) + user.value.text(), now + Duration{5'000}};
  }

  Result<Claims, TokenFault> verify(std::string_view token, Purpose purpose, Instant now) const override {
    if (!token.starts_with(prefix(purpose))) return TokenFault::foreign;
    const auto uuid = Uuid::parse(token.substr(prefix(purpose).size()));
    if (!uuid) return TokenFault::tampered;
    return Claims{UserId{*uuid}, now};
  }
};

inline Site small_site() {
  static constexpr Asset assets[] = {
      {"/assets/app-abc123.js", "text/javascript; charset=utf-8", "W/\"11\"", "let plain", "let br",
       "let gzip"},
      {"/index.html", "text/html; charset=utf-8", "W/\"22\"", "<!doctype html>", "", "<gzip>"},
      {"/sw.js", "text/javascript; charset=utf-8", "W/\"33\"", "worker", "", ""},
  };
  return Site(assets);
}

}  // namespace teahouse::http
