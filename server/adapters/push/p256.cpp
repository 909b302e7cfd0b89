#include "adapters/push/p256.hpp"

#include <array>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "base/check.hpp"

namespace teahouse::push {
namespace {

constexpr std::size_t number_bytes = 32;
constexpr const char* curve = "prime256v1";

template <auto free>
struct FreeBy {
  template <typename T>
  void operator()(T* it) const {
    free(it);
  }
};
using Number = std::unique_ptr<BIGNUM, FreeBy<BN_clear_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeBy<EVP_PKEY_CTX_free>>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

/// A key of these halves, if they are one.
EVP_PKEY* made(std::string_view point, const BIGNUM* secret) {
  const std::unique_ptr<OSSL_PARAM_BLD, FreeBy<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  CHECK(builder && context, "OpenSSL knows curves");
  CHECK(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve, 0) == 1 &&
            OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                             point.size()) == 1,
        "there is memory for a key");
  if (secret != nullptr)
    CHECK(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret) == 1, "as above");
  const std::unique_ptr<OSSL_PARAM, FreeBy<OSSL_PARAM_free>> params(OSSL_PARAM_BLD_to_param(builder.get()));
  EVP_PKEY* key = nullptr;
  const int selection = secret != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1)
    return nullptr;
  return key;
}

}  // namespace

void P256::Free::operator()(EVP_PKEY* key) const {
  EVP_PKEY_free(key);
}

P256 P256::fresh() {
  Key key(EVP_EC_gen(curve));
  CHECK(key, "OpenSSL has random bits");
  return P256(std::move(key));
}

std::optional<P256> P256::from_point(std::string_view point) {
  if (point.size() != point_bytes || point.front() != 4) return std::nullopt;
  Key key(made(point, nullptr));
  if (!key) return std::nullopt;
  return P256(std::move(key));
}

std::optional<P256> P256::from(std::string_view secret, std::string_view point) {
  if (secret.size() != number_bytes || point.size() != point_bytes || point.front() != 4) return std::nullopt;
  const Number number(BN_bin2bn(bytes_of(secret), number_bytes, nullptr));
  Key key(made(point, number.get()));
  const KeyContext context(key ? EVP_PKEY_CTX_new(key.get(), nullptr) : nullptr);
  if (!context || EVP_PKEY_pairwise_check(context.get()) != 1) return std::nullopt;
  return P256(std::move(key));
}

std::string P256::point() const {
  unsigned char* bytes = nullptr;
  const auto size = EVP_PKEY_get1_encoded_public_key(key_.get(), &bytes);
  const std::unique_ptr<unsigned char, FreeBy<[](void* it) { OPENSSL_free(it); }>> owned(bytes);
  CHECK(size == point_bytes, "a key of P-256 has an uncompressed point");
  return {reinterpret_cast<const char*>(bytes), size};
}

std::string P256::secret() const {
  BIGNUM* number = nullptr;
  CHECK(EVP_PKEY_get_bn_param(key_.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1,
        "the private half is asked of a key that has it");
  const Number owned(number);
  std::string bytes(number_bytes, '\0');
  CHECK(BN_bn2binpad(number, bytes_of(bytes), number_bytes) == number_bytes, "it fits");
  return bytes;
}

std::string P256::shared_with(const P256& other) const {
  const KeyContext context(EVP_PKEY_CTX_new(key_.get(), nullptr));
  std::string shared(number_bytes, '\0');
  std::size_t size = shared.size();
  CHECK(context && EVP_PKEY_derive_init(context.get()) == 1 &&
            EVP_PKEY_derive_set_peer(context.get(), other.key_.get()) == 1 &&
            EVP_PKEY_derive(context.get(), bytes_of(shared), &size) == 1 && size == number_bytes,
        "two keys of one curve share a secret");
  return shared;
}

std::string P256::sign(std::string_view message) const {
  const std::unique_ptr<EVP_MD_CTX, FreeBy<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  std::array<unsigned char, 80> der{};
  std::size_t size = der.size();
  CHECK(context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
            EVP_DigestSign(context.get(), der.data(), &size, bytes_of(message), message.size()) == 1,
        "a private key signs");
  const unsigned char* begin = der.data();
  const std::unique_ptr<ECDSA_SIG, FreeBy<ECDSA_SIG_free>> signature(
      d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(size)));
  std::string bytes(2 * number_bytes, '\0');
  CHECK(signature &&
            BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes_of(bytes), number_bytes) == number_bytes &&
            BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes_of(bytes) + number_bytes, number_bytes) ==
                number_bytes,
        "OpenSSL writes signatures that it can read");
  return bytes;
}

}  // namespace teahouse::push
