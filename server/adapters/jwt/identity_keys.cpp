#include "adapters/jwt/identity_keys.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <sstream>

#include "base/base64url.hpp"

namespace teahouse {
namespace {

constexpr std::string_view title =
    "# Whoever can read this file can be anyone in this house. Teahouse writes it.";

std::string_view view(const Ed25519Secret& secret) {
  return {reinterpret_cast<const char*>(secret.data()), secret.size()};
}

/// 16 characters that nobody has used before.
std::string fresh_name() {
  const auto random = fresh_secret();
  return base64url(view(random).substr(0, 12));
}

std::int64_t seconds(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

std::optional<IdentityKey> parse_key(std::istringstream& words) {
  IdentityKey key;
  std::string created;
  std::string secret_text;
  std::int64_t created_seconds = 0;
  if (!(words >> key.kid >> created >> secret_text)) return std::nullopt;
  const auto [end, error] = std::from_chars(created.data(), created.data() + created.size(), created_seconds);
  if (error != std::errc{} || end != created.data() + created.size()) return std::nullopt;
  const auto secret = from_base64url(secret_text);
  if (!secret || secret->size() != key.secret.size() || !from_base64url(key.kid)) return std::nullopt;
  key.created = Instant{std::chrono::seconds{created_seconds}};
  std::copy(secret->begin(), secret->end(), key.secret.begin());
  return key;
}

}  // namespace

IdentityKeys IdentityKeys::fresh(Instant now) {
  IdentityKeys keys;
  keys.house = fresh_name();
  keys.rotate(now);
  return keys;
}

bool IdentityKeys::rotate(Instant now) {
  const auto before = keys.size();
  // A key signed until the next one was made.
  while (keys.size() > 1 && keys[1].created + cookie_life + clock_leeway < now) keys.erase(keys.begin());
  const bool renewed = keys.empty() || keys.back().created + signing_key_life <= now;
  if (renewed) keys.push_back({fresh_name(), std::chrono::floor<std::chrono::seconds>(now), fresh_secret()});
  return renewed || keys.size() != before;
}

std::string IdentityKeys::text() const {
  std::ostringstream text;
  text << title << "\nhouse " << house << '\n';
  for (const auto& key : keys) {
    text << "key " << key.kid << ' ' << seconds(key.created) << ' ' << base64url(view(key.secret)) << '\n';
  }
  return text.str();
}

std::optional<IdentityKeys> IdentityKeys::parse(std::string_view text) {
  IdentityKeys keys;
  std::istringstream lines{std::string(text)};
  std::string line;
  while (std::getline(lines, line)) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind == "house" && keys.house.empty()) {
      words >> keys.house;
    } else if (kind == "key") {
      const auto key = parse_key(words);
      if (!key || (!keys.keys.empty() && key->created < keys.keys.back().created)) return std::nullopt;
      keys.keys.push_back(*key);
    } else {
      return std::nullopt;
    }
    if (std::string rest; words >> rest) return std::nullopt;
  }
  if (keys.house.empty() || !from_base64url(keys.house) || keys.keys.empty()) return std::nullopt;
  return keys;
}

}  // namespace teahouse
