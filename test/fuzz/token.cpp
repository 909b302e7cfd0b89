// The first byte chooses: its lowest bit the purpose, the next whether what follows is a token or what is
// done to one that we issued. Two bytes say at which hour it is shown.

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "adapters/jwt/jwt_identity.hpp"
#include "base/base64url.hpp"
#include "base/check.hpp"
#include "fuzz/input.hpp"

namespace teahouse {
namespace {

using std::chrono::hours;

const Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

struct Issued {
  Token token;
  UserId user;
  Purpose purpose;
};

/// A house with an old key and a new one, the same in every run, and tokens that it issued with both.
struct House {
  House() {
    const IdentityKey old_key{"monday", monday, {1, 2, 3}};
    const IdentityKey new_key{"tuesday", monday, {4, 5, 6}};
    for (const auto& keys :
         {IdentityKeys{"teahouse", {old_key}}, IdentityKeys{"teahouse", {old_key, new_key}}}) {
      identity.use(keys);
      for (const auto purpose : {Purpose::session, Purpose::cookie}) {
        for (const std::uint64_t number : {1U, 2U}) {
          const UserId user{Uuid{number, number}};
          issued.push_back({identity.issue(user, purpose, monday), user, purpose});
        }
      }
    }
  }

  JwtIdentity identity{IdentityKeys{"teahouse", {{"none", monday, {}}}}};
  std::vector<Issued> issued;
};

/// Where a segment of a token begins and how long it is.
std::pair<std::size_t, std::size_t> segment(const std::string& token, std::size_t number) {
  std::size_t begin = 0;
  while (number-- > 0 && begin < token.size()) begin = std::min(token.find('.', begin), token.size() - 1) + 1;
  return {begin, std::min(token.find('.', begin), token.size()) - begin};
}

/// What somebody does to tokens of ours who wants to be somebody else.
std::string forged(fuzz::Input& input, const std::vector<Issued>& issued) {
  std::string token = issued[input.below(issued.size())].token.text;
  while (!input.empty()) {
    const auto what = input.below(5);
    const auto at = input.two_bytes() % (token.size() + 1);
    if (what == 0) token.resize(at);
    if (what == 1) token.insert(at, 1, static_cast<char>(input.byte()));
    if (what == 2) token.erase(at, 1);
    if (what == 3 && at < token.size()) token[at] = static_cast<char>(input.byte());
    if (what == 4) {
      const auto& other = issued[input.below(issued.size())].token.text;
      const auto [begin, size] = segment(token, at % 3);
      const auto [other_begin, other_size] = segment(other, at % 3);
      token.replace(begin, size, other, other_begin, other_size);
    }
  }
  return token;
}

/// What the promises of Identity say; nothing for a token that is good.
std::optional<TokenFault> deserved(const Issued* known, Purpose purpose, Instant now) {
  if (known == nullptr) return TokenFault::tampered;
  if (known->purpose != purpose) return TokenFault::foreign;
  if (now > known->token.expires + clock_leeway) return TokenFault::expired;
  if (now < monday - clock_leeway) return TokenFault::tampered;
  return std::nullopt;
}

void run(fuzz::Input input) {
  static const House house;
  const auto choice = input.byte();
  const auto purpose = (choice & 1) != 0 ? Purpose::cookie : Purpose::session;
  const auto now = monday + hours{static_cast<std::int16_t>(input.two_bytes())};
  const auto token = (choice & 2) != 0 ? forged(input, house.issued) : std::string(input.rest());

  const auto known =
      std::ranges::find_if(house.issued, [&](const Issued& issued) { return issued.token.text == token; });
  const auto fault = deserved(known == house.issued.end() ? nullptr : &*known, purpose, now);
  const auto claims = house.identity.verify(token, purpose, now);
  CHECK(claims.has_value() == !fault, "a token is good if it is ours, for this purpose, at this time");
  if (fault) CHECK(claims.error() == *fault, "it is said why a token is no good");
  if (!fault)
    CHECK(claims->user == known->user && claims->expires == known->token.expires, "a token names its owner");

  CHECK(from_base64url(base64url(token)) == token, "any bytes come back from base64url");
  const auto bytes = from_base64url(token);
  CHECK(!bytes || base64url(*bytes) == token, "bytes have one text in base64url");
}

}  // namespace
}  // namespace teahouse

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  teahouse::run({bytes, size});
  return 0;
}
