#pragma once

#include <filesystem>
#include <string>

#include "adapters/push/p256.hpp"
#include "base/time.hpp"

namespace teahouse::push {

/// Who pushes: the house's key, by which push services and browsers know it again (VAPID, RFC 8292). There is
/// no account with anybody. Any thread.
class Vapid {
 public:
  /// `contact`: whom a push service can ask, as `mailto:` or `https:`.
  Vapid(P256 key, std::string contact) : key_(std::move(key)), contact_(std::move(contact)) {}

  /// The key of a file that only its owner can read; made, and on disk, when it is not there. Throws
  /// std::runtime_error with one line for the operator. With another key every browser would have to be
  /// asked anew, so a damaged file is never replaced.
  static Vapid kept(const std::filesystem::path& file, std::string contact);

  /// What browsers are told: the public key in base64url.
  std::string key() const;

  /// The field `authorization` for an origin.
  std::string authorization(const std::string& origin, Instant now) const;

 private:
  P256 key_;
  std::string contact_;
};

}  // namespace teahouse::push
