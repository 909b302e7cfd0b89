#include "adapters/jwt/jwt_identity.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/base64url.hpp"
#include "base/check.hpp"

namespace teahouse {
namespace {

constexpr std::size_t token_bytes_max = 2048;

struct Words {
  std::string_view type;      ///< `typ` of the header.
  std::string_view audience;  ///< `aud` of the payload.
  std::chrono::seconds life;
};

Words words_for(Purpose purpose) {
  switch (purpose) {
    case Purpose::session:
      return {"at+jwt", "teahouse", session_life};
    case Purpose::cookie:
      return {"teahouse-cookie+jwt", "teahouse-cookie", cookie_life};
  }
  CHECK(false, "there are two purposes");
  return {};
}

std::string header(Purpose purpose, const std::string& kid) {
  return base64url(fmt::format(R"({{"alg":"EdDSA","typ":"{}","kid":"{}"}})", words_for(purpose).type, kid));
}

std::int64_t seconds(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

struct Segments {
  std::string_view header;
  std::string_view payload;
  std::string_view covered;  ///< Header, dot, payload.
  std::string_view signature;
};

std::optional<Segments> split(std::string_view token) {
  const auto first = token.find('.');
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = token.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return Segments{token.substr(0, first), token.substr(first + 1, second - first - 1),
                  token.substr(0, second), token.substr(second + 1)};
}

struct Payload {
  std::string issuer;
  std::string audience;
  UserId user;
  Instant issued;
  Instant expires;
};

/// What we signed. Only ever called behind a good signature, so nothing here is foreign.
std::optional<Payload> read(const std::string& json) {
  simdjson::dom::parser parser;
  simdjson::dom::element whole;
  std::string_view issuer;
  std::string_view audience;
  std::string_view subject;
  std::int64_t issued = 0;
  std::int64_t expires = 0;
  if (parser.parse(json).get(whole) != simdjson::SUCCESS || whole["iss"].get(issuer) != simdjson::SUCCESS ||
      whole["aud"].get(audience) != simdjson::SUCCESS || whole["sub"].get(subject) != simdjson::SUCCESS ||
      whole["iat"].get(issued) != simdjson::SUCCESS || whole["exp"].get(expires) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  const auto user = Uuid::parse(subject);
  if (!user) return std::nullopt;
  return Payload{std::string(issuer), std::string(audience), UserId{*user},
                 Instant{std::chrono::seconds{issued}}, Instant{std::chrono::seconds{expires}}};
}

}  // namespace

/// The keys made ready for use. Never changes; a token that is being verified keeps the ring it began with.
struct JwtIdentity::Ring {
  std::string house;
  std::vector<Ed25519> keys;
  std::unordered_map<std::string, std::size_t> key_of_header;
  std::array<std::string, 2> headers;  ///< By purpose, of the last key.

  explicit Ring(const IdentityKeys& from) : house(from.house) {
    CHECK(!from.keys.empty(), "a house has a key to sign with");
    for (const auto& key : from.keys) {
      for (const auto purpose : {Purpose::session, Purpose::cookie}) {
        auto& newest = headers.at(static_cast<std::size_t>(purpose));
        newest = header(purpose, key.kid);
        key_of_header.emplace(newest, keys.size());
      }
      keys.emplace_back(key.secret);
    }
  }
};

JwtIdentity::JwtIdentity(const IdentityKeys& keys) {
  use(keys);
}

JwtIdentity::~JwtIdentity() = default;

void JwtIdentity::use(const IdentityKeys& keys) {
  auto ring = std::make_shared<const Ring>(keys);
  const std::unique_lock lock(mutex_);
  ring_ = std::move(ring);
}

std::shared_ptr<const JwtIdentity::Ring> JwtIdentity::ring() const {
  const std::shared_lock lock(mutex_);
  return ring_;
}

Token JwtIdentity::issue(UserId user, Purpose purpose, Instant now) const {
  const auto ring = this->ring();
  const auto words = words_for(purpose);
  const auto issued = seconds(now);
  const auto expires = issued + words.life.count();
  const auto payload = fmt::format(R"({{"iss":"{}","aud":"{}","sub":"{}","iat":{},"exp":{}}})", ring->house,
                                   words.audience, user.value.text(), issued, expires);
  auto text = ring->headers.at(static_cast<std::size_t>(purpose)) + '.' + base64url(payload);
  text += '.' + base64url(ring->keys.back().sign(text));
  return {std::move(text), Instant{std::chrono::seconds{expires}}};
}

Result<Claims, TokenFault> JwtIdentity::verify(std::string_view token, Purpose purpose, Instant now) const {
  if (token.size() > token_bytes_max) return TokenFault::tampered;
  const auto segments = split(token);
  if (!segments) return TokenFault::tampered;

  const auto ring = this->ring();
  const auto key = ring->key_of_header.find(std::string(segments->header));
  if (key == ring->key_of_header.end()) return TokenFault::tampered;
  const auto signature = from_base64url(segments->signature);
  if (!signature || !ring->keys[key->second].verify(segments->covered, *signature))
    return TokenFault::tampered;

  const auto json = from_base64url(segments->payload);
  const auto payload = json ? read(*json) : std::nullopt;
  if (!payload) return TokenFault::tampered;
  if (payload->issuer != ring->house || payload->audience != words_for(purpose).audience)
    return TokenFault::foreign;
  if (now > payload->expires + clock_leeway) return TokenFault::expired;
  if (payload->issued > now + clock_leeway) return TokenFault::tampered;  // Not from our past.
  return Claims{payload->user, payload->expires};
}

}  // namespace teahouse
