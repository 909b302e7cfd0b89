#include "adapters/push/letter.hpp"

#include <memory>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/base64url.hpp"
#include "base/check.hpp"
#include "ports/pusher.hpp"

namespace teahouse::push {
namespace {

constexpr std::size_t record_bytes = 4096;
constexpr std::size_t key_bytes = 16;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr char last_record = 2;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string hmac(std::string_view key, std::string_view message) {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  CHECK(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(message), message.size(),
             bytes_of(digest), &size) != nullptr,
        "OpenSSL has HMAC");
  digest.resize(size);
  return digest;
}

/// HKDF (RFC 5869) for as much as one block gives.
std::string expand(std::string_view prk, std::string_view info, std::size_t bytes) {
  return hmac(prk, std::string(info) + '\1').substr(0, bytes);
}

std::string info(std::string_view text) {
  return std::string(text) + '\0';
}

std::string encrypted(std::string_view key, std::string_view nonce, std::string_view plain) {
  struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  };
  const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
  std::string out(plain.size() + tag_bytes, '\0');
  int size = 0;
  int rest = 0;
  CHECK(context &&
            EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) ==
                1 &&
            EVP_EncryptUpdate(context.get(), bytes_of(out), &size, bytes_of(plain),
                              static_cast<int>(plain.size())) == 1 &&
            EVP_EncryptFinal_ex(context.get(), bytes_of(out) + size, &rest) == 1 &&
            EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes,
                                bytes_of(out) + plain.size()) == 1,
        "OpenSSL has AES");
  return out;
}

}  // namespace

std::string seal(std::string_view words, const P256& browser, std::string_view auth, const P256& sender,
                 std::string_view salt) {
  CHECK(words.size() <= letter_bytes_max && salt.size() == salt_bytes, "a letter is one record");
  const std::string ours = sender.point();
  const std::string shared = hmac(auth, sender.shared_with(browser));
  const std::string ikm = expand(shared, info("WebPush: info") + browser.point() + ours, 32);
  const std::string prk = hmac(salt, ikm);
  const std::string key = expand(prk, info("Content-Encoding: aes128gcm"), key_bytes);
  const std::string nonce = expand(prk, info("Content-Encoding: nonce"), nonce_bytes);

  std::string out(salt);
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(record_bytes >> shift & 0xFFU);
  out += static_cast<char>(ours.size());
  out += ours;
  return out + encrypted(key, nonce, std::string(words) + last_record);
}

std::optional<std::string> sealed_for(std::string_view p256dh, std::string_view auth,
                                      std::string_view words) {
  const auto point = from_base64url(p256dh);
  const auto secret = from_base64url(auth);
  if (words.size() > letter_bytes_max) return std::nullopt;
  if (!point || !secret || secret->size() != auth_bytes) return std::nullopt;
  const auto browser = P256::from_point(*point);
  if (!browser) return std::nullopt;
  std::string salt(salt_bytes, '\0');
  CHECK(RAND_bytes(bytes_of(salt), static_cast<int>(salt.size())) == 1, "OpenSSL has random bits");
  return seal(words, *browser, *secret, P256::fresh(), salt);
}

}  // namespace teahouse::push
