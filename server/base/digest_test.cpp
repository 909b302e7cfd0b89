#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

// FIPS 180-4, the examples of SHA-256.
TEST(Digest, IsTheBeginningOfSha256) {
  EXPECT_EQ(digest("abc"), (Uuid{0xba7816bf8f01cfea, 0x414140de5dae2223}));
  EXPECT_EQ(digest(""), (Uuid{0xe3b0c44298fc1c14, 0x9afbf4c8996fb924}));
}

}  // namespace
}  // namespace teahouse
