#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

using EVP_PKEY = struct evp_pkey_st;

namespace teahouse::push {

constexpr std::size_t point_bytes = 65;  ///< Of a public key, uncompressed.

/// A key of the curve P-256: of both halves, or the public one alone. Bytes are std::strings. Any thread.
class P256 {
 public:
  /// Random.
  static P256 fresh();
  /// The 32 bytes of the private half and the point of the public one; nothing if they are no key.
  static std::optional<P256> from(std::string_view secret, std::string_view point);
  /// The public half alone; nothing unless it is a point of the curve.
  static std::optional<P256> from_point(std::string_view point);

  std::string point() const;
  std::string secret() const;

  /// What the two share (ECDH): 32 bytes.
  std::string shared_with(const P256& other) const;

  /// ECDSA with SHA-256, as JOSE has it: r and s, 64 bytes.
  std::string sign(std::string_view message) const;

 private:
  struct Free {
    void operator()(EVP_PKEY* key) const;
  };
  using Key = std::unique_ptr<EVP_PKEY, Free>;
  explicit P256(Key key) : key_(std::move(key)) {}

  Key key_;
};

}  // namespace teahouse::push
