#include "base/base64url.hpp"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace teahouse {
namespace {

TEST(Base64url, WritesTheVectorsOfRfc4648WithoutPadding) {
  EXPECT_EQ(base64url(""), "");
  EXPECT_EQ(base64url("f"), "Zg");
  EXPECT_EQ(base64url("fo"), "Zm8");
  EXPECT_EQ(base64url("foo"), "Zm9v");
  EXPECT_EQ(base64url("foob"), "Zm9vYg");
  EXPECT_EQ(base64url("\xfb\xff\xfe"), "-__-");
}

TEST(Base64url, ReadsWhatItWrites) {
  EXPECT_TRUE(
      rc::check([](const std::string& bytes) { RC_ASSERT(from_base64url(base64url(bytes)) == bytes); }));
}

TEST(Base64url, ReadsNothingThatHasAnotherTextForTheSameBytes) {
  for (const std::string text : {"Zg==", "Zm8=", "Zm9v\n", " Zm9v", "Zm 9v", "+__-", "-//-", "Z", "Zm9vZ",
                                 "Zh", "Zm9", "Zm9v.", "\u00e9ab"}) {
    EXPECT_FALSE(from_base64url(text)) << text;
  }
}

}  // namespace
}  // namespace teahouse
