#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/types.h>

namespace teahouse {

constexpr std::size_t signature_bytes = 64;

using Ed25519Secret = std::array<unsigned char, 32>;

/// Random bits from OpenSSL's generator for secrets.
Ed25519Secret fresh_secret();

/// An Ed25519 key that signs and verifies (RFC 8032). Any thread.
class Ed25519 {
 public:
  explicit Ed25519(const Ed25519Secret& secret);

  std::string sign(std::string_view message) const;
  bool verify(std::string_view message, std::string_view signature) const;

 private:
  struct Free {
    void operator()(EVP_PKEY* key) const;
  };
  std::unique_ptr<EVP_PKEY, Free> key_;
};

}  // namespace teahouse
