#include "adapters/push/letter.hpp"

#include <gtest/gtest.h>

#include "base/base64url.hpp"
#include "ports/pusher.hpp"

namespace teahouse::push {
namespace {

std::string bytes(std::string_view text) {
  return from_base64url(text).value();
}

const std::string browser_point =
    bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");

// RFC 8291, section 5 and appendix A.
TEST(Letter, IsWhatTheStandardWritesOut) {
  const auto browser = P256::from_point(browser_point);
  const auto sender = P256::from(
      bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
      bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
  ASSERT_TRUE(browser && sender);
  EXPECT_EQ(
      base64url(seal("When I grow up, I want to be a watermelon", *browser, bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                     *sender, bytes("DGv6ra1nlYgDCS1FRnbzlw"))),
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
      "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
}

TEST(Letter, HasAKeyAndASaltOfItsOwn) {
  const auto key = base64url(browser_point);
  const auto one = sealed_for(key, "BTBZMqHH6r4Tts7J_aSIgg", "tea?");
  const auto other = sealed_for(key, "BTBZMqHH6r4Tts7J_aSIgg", "tea?");
  ASSERT_TRUE(one && other);
  EXPECT_NE(one->substr(0, 86), other->substr(0, 86));
  EXPECT_EQ(one->size(), 86 + 4 + 1 + 16);
}

TEST(Letter, IsNotWrittenForWhatIsNoKey) {
  std::string off_the_curve = browser_point;
  off_the_curve.back() ^= 1;
  EXPECT_FALSE(sealed_for(base64url(off_the_curve), "BTBZMqHH6r4Tts7J_aSIgg", "tea?"));
  EXPECT_FALSE(sealed_for("AAAA", "BTBZMqHH6r4Tts7J_aSIgg", "tea?"));
  EXPECT_FALSE(sealed_for(base64url(browser_point), "AAAA", "tea?"));
}

TEST(Letter, IsNotWrittenWhenItIsLongerThanPushServicesTake) {
  const auto key = base64url(browser_point);
  const auto longest = sealed_for(key, "BTBZMqHH6r4Tts7J_aSIgg", std::string(letter_bytes_max, 'x'));
  ASSERT_TRUE(longest);
  EXPECT_LE(longest->size(), 4'096U);
  EXPECT_FALSE(sealed_for(key, "BTBZMqHH6r4Tts7J_aSIgg", std::string(letter_bytes_max + 1, 'x')));
}

}  // namespace
}  // namespace teahouse::push
