#include "base/digest.hpp"

#include <array>
#include <cstddef>
#include <span>

#include <openssl/evp.h>

#include "base/check.hpp"

namespace teahouse {
namespace {

std::uint64_t big_endian(std::span<const unsigned char> bytes) {
  std::uint64_t value = 0;
  for (const unsigned char byte : bytes) value = value << 8 | byte;
  return value;
}

}  // namespace

Uuid digest(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  const int done = EVP_Digest(text.data(), text.size(), bytes.data(), &size, EVP_sha256(), nullptr);
  CHECK(done == 1 && size == 32, "SHA-256 is always there");
  const std::span<const unsigned char> all(bytes);
  return {big_endian(all.first(8)), big_endian(all.subspan(8, 8))};
}

}  // namespace teahouse
