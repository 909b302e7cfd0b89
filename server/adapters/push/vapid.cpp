#include "adapters/push/vapid.hpp"

#include <chrono>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/base64url.hpp"
#include "base/secret_file.hpp"

namespace teahouse::push {
namespace {

/// Push services take a day at most.
constexpr std::chrono::hours token_life{12};

constexpr std::string_view title = "# Whoever can read this file can push in the name of this house.\n";

/// Two numbers and what they are; many times that is no key.
constexpr std::size_t file_bytes_max = 1024;

/// Nothing when there is no file.
std::optional<P256> read_key(const std::filesystem::path& path) {
  const auto text = read_secret(path, file_bytes_max);
  if (!text) return std::nullopt;
  const auto line =
      text->starts_with(title) ? std::string_view(*text).substr(title.size()) : std::string_view();
  const auto space = line.find(' ');
  const auto secret = from_base64url(line.substr(0, std::min(space, line.size())));
  const auto point = space == std::string_view::npos || !line.ends_with('\n')
                         ? std::nullopt
                         : from_base64url(line.substr(space + 1, line.size() - space - 2));
  auto key = secret && point ? P256::from(*secret, *point) : std::nullopt;
  if (!key)
    fail(path, "is damaged; bring it back from a backup, or move it away and browsers are asked anew");
  return key;
}

}  // namespace

Vapid Vapid::kept(const std::filesystem::path& file, std::string contact) {
  auto key = read_key(file);
  if (!key) {
    key = P256::fresh();
    replace_secret(file,
                   std::string(title) + base64url(key->secret()) + ' ' + base64url(key->point()) + '\n');
  }
  return {std::move(*key), std::move(contact)};
}

std::string Vapid::key() const {
  return base64url(key_.point());
}

std::string Vapid::authorization(const std::string& origin, Instant now) const {
  const auto expires = std::chrono::floor<std::chrono::seconds>(now + token_life).time_since_epoch().count();
  std::string token =
      base64url(R"({"typ":"JWT","alg":"ES256"})") + '.' +
      base64url(fmt::format(R"({{"aud":"{}","exp":{},"sub":"{}"}})", origin, expires, contact_));
  token += '.' + base64url(key_.sign(token));
  return "vapid t=" + token + ", k=" + key();
}

}  // namespace teahouse::push
