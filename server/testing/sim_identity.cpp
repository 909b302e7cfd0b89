#include "testing/sim_identity.hpp"

#include <charconv>
#include <string>

namespace teahouse::sim {
namespace {

constexpr std::size_t uuid_length = 36;

std::string sum(std::string_view text) {
  std::uint64_t sum = 17;
  for (const char byte : text) sum = mix(sum, static_cast<unsigned char>(byte));
  return std::to_string(sum);
}

}  // namespace

Token SimIdentity::issue(UserId user, Purpose purpose, Instant now) const {
  const Instant expires = now + session_lifetime;
  std::string text = purpose == Purpose::session ? "sim.s." : "sim.c.";
  text += user.value.text() + "." + std::to_string(expires.time_since_epoch().count());
  return {text + "." + sum(text), expires};
}

Result<Claims, TokenFault> SimIdentity::verify(std::string_view token, Purpose purpose, Instant now) const {
  const auto dot = token.rfind('.');
  if (!token.starts_with("sim.") || token.size() < 6 + uuid_length + 2 || dot < 6 + uuid_length)
    return TokenFault::tampered;
  const std::string_view covered = token.substr(0, dot);
  const auto user = Uuid::parse(covered.substr(6, uuid_length));
  if (!user || token.substr(dot + 1) != sum(covered)) return TokenFault::tampered;
  if ((covered[4] == 's') != (purpose == Purpose::session)) return TokenFault::foreign;
  Duration::rep expires = 0;
  const std::string_view number = covered.substr(6 + uuid_length + 1);
  std::from_chars(number.data(), number.data() + number.size(), expires);
  if (Instant{Duration{expires}} <= now) return TokenFault::expired;
  return Claims{UserId{*user}, Instant{Duration{expires}}};
}

}  // namespace teahouse::sim
