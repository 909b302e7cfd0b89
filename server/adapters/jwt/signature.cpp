#include "adapters/jwt/signature.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "base/check.hpp"

namespace teahouse {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::unique_ptr<EVP_MD_CTX, FreeContext> make_context() {
  std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  CHECK(context, "there is memory for a signature");
  return context;
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Ed25519Secret fresh_secret() {
  Ed25519Secret secret;
  CHECK(RAND_priv_bytes(secret.data(), static_cast<int>(secret.size())) == 1, "OpenSSL has random bits");
  return secret;
}

Ed25519::Ed25519(const Ed25519Secret& secret)
    : key_(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size())) {
  CHECK(key_, "any 32 bytes are an Ed25519 key");
}

std::string Ed25519::sign(std::string_view message) const {
  const auto context = make_context();
  std::string signature(signature_bytes, '\0');
  std::size_t size = signature.size();
  const bool made = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
                    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                                   bytes_of(message), message.size()) == 1;
  CHECK(made && size == signature_bytes, "an Ed25519 key signs anything");
  return signature;
}

bool Ed25519::verify(std::string_view message, std::string_view signature) const {
  const auto context = make_context();
  CHECK(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1,
        "an Ed25519 key verifies");
  const bool fits = EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message),
                                     message.size()) == 1;
  if (!fits)
    ERR_clear_error();  // The queue is the thread's, and TLS would report what it finds there as its own.
  return fits;
}

void Ed25519::Free::operator()(EVP_PKEY* key) const {
  EVP_PKEY_free(key);
}

}  // namespace teahouse
