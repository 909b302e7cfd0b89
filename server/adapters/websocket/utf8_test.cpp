#include "adapters/websocket/utf8.hpp"

#include <string>

#include <gtest/gtest.h>

namespace teahouse::websocket {
namespace {

bool is_text(std::string_view bytes) {
  Utf8 utf8;
  return utf8.take(bytes) && utf8.complete();
}

/// How many bytes came in one by one before it was plain that this is no text.
std::size_t refused_at(std::string_view bytes) {
  Utf8 utf8;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!utf8.take(bytes.substr(at, 1))) return at + 1;
  }
  return 0;
}

std::string encoded(char32_t point) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (point >> shift & 0x3f)); };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xc0 | point >> 6), tail(0)};
  if (point < 0x10000) return {static_cast<char>(0xe0 | point >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xf0 | point >> 18), tail(12), tail(6), tail(0)};
}

TEST(Utf8, TakesEveryCodePointButTheSurrogates) {
  for (char32_t point = 0; point <= 0x10ffff; ++point) {
    const bool surrogate = point >= 0xd800 && point <= 0xdfff;
    ASSERT_EQ(is_text(encoded(point)), !surrogate) << "U+" << std::hex << static_cast<unsigned>(point);
  }
  EXPECT_FALSE(is_text(encoded(0x110000)));
}

TEST(Utf8, RefusesWhatIsLongerThanNeeded) {
  for (const std::string_view bytes :
       {"\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf"}) {
    EXPECT_FALSE(is_text(bytes));
  }
}

TEST(Utf8, RefusesAtTheFirstByteThatCannotBe) {
  EXPECT_EQ(refused_at("ab\xff zz"), 3U);
  EXPECT_EQ(refused_at("\xf5\x80\x80\x80"), 1U);
  EXPECT_EQ(refused_at("\xed\xa0\x80"), 2U) << "a surrogate";
  EXPECT_EQ(refused_at("\xf4\x90\x80\x80"), 2U) << "beyond U+10FFFF";
  EXPECT_EQ(refused_at("\xe4\xbd"
                       "a"),
            3U);
  EXPECT_EQ(refused_at("\x80"), 1U);
}

TEST(Utf8, IsNotCompleteInTheMiddleOfACharacter) {
  Utf8 utf8;
  EXPECT_TRUE(utf8.take("eight bytes, and then some \xf0\x9f"));
  EXPECT_FALSE(utf8.complete());
  EXPECT_TRUE(utf8.take("\x8d\xb5"));
  EXPECT_TRUE(utf8.complete());
}

}  // namespace
}  // namespace teahouse::websocket
