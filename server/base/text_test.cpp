#include "base/text.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace teahouse {
namespace {

constexpr const char* family =
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466";  // 👨‍👩‍👧‍👦
constexpr const char* rainbow_flag = "\U0001f3f3\ufe0f\u200d\U0001f308";
constexpr const char* thumb_up_dark = "\U0001f44d\U0001f3ff";
constexpr const char* flag_of_japan = "\U0001f1ef\U0001f1f5";
constexpr const char* flag_of_scotland =
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f";
constexpr const char* keycap_one = "1\ufe0f\u20e3";

std::string times(int count, const std::string& text) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

TEST(Text, CountsGraphemesAsAPersonWould) {
  const std::vector<std::pair<std::string, std::size_t>> table{
      {"", 0},
      {"ana", 3},
      {"a\r\nb\r\n", 4},
      {"a\r\r\n\n", 4},
      {"茶馆", 2},
      {"ｔｅａ", 3},
      {"e\u0301", 1},
      {"h\u0314\u0301\u0345", 1},
      {"한국", 2},
      {"\u1112\u1161\u11ab", 1},
      {family, 1},
      {rainbow_flag, 1},
      {thumb_up_dark, 1},
      {flag_of_japan, 1},
      {std::string(flag_of_japan) + flag_of_japan, 2},
      {flag_of_scotland, 1},
      {keycap_one, 1},
  };
  for (const auto& [text, count] : table) EXPECT_EQ(grapheme_count(text), count) << text;
}

TEST(Text, CountsCodePoints) {
  EXPECT_EQ(code_point_count(""), 0u);
  EXPECT_EQ(code_point_count("ana"), 3u);
  EXPECT_EQ(code_point_count("茶馆"), 2u);
  EXPECT_EQ(code_point_count(family), 7u);
}

TEST(Text, SeesWhatAPersonCanSee) {
  for (const std::string visible : {"a", ".", " a ", "茶", "\u3000茶", family, flag_of_japan, keycap_one,
                                    "\u2801", "\u0e01\u0e34", "e\u0301", "\u00a9", "\U0001fadc"}) {
    EXPECT_TRUE(is_visible(visible)) << testing::PrintToString(visible);
  }
}

TEST(Text, SeesThatThereIsNothingToSee) {
  const std::vector<std::string> invisible{
      "",
      " \t\r\n",
      std::string(3, '\0'),
      "\x7f",
      "\u00a0\u2003\u3000\u202f\u205f",  // Spaces of all widths.
      "\u200b",                          // Zero width space,
      "\u200d\u200c\u2060\ufeff",        // joiners and their kin,
      "\u00ad\u034f\u061c\u180e",
      "\u202e\u2066\u2069\u200f",  // directions,
      "\u2028\u2029",              // line and paragraph,
      "\u115f\u1160\u3164\uffa0",  // Hangul fillers,
      "\u2800",                    // the braille blank,
      "\U0001d159",                // the null notehead,
      "\u0301\u0302",              // accents on nothing,
      " \u20dd",
      "\u093e",
      "\ufe0f\U000e0100",      // selectors,
      "\U000e0061\U000e007f",  // tags.
  };
  for (const auto& text : invisible) EXPECT_FALSE(is_visible(text)) << testing::PrintToString(text);
}

TEST(Text, KeepsANameComposedAndSingleSpaced) {
  EXPECT_EQ(normalise_name("ana"), "ana");
  EXPECT_EQ(normalise_name("  ana \t of\r\ntea "), "ana of tea");
  EXPECT_EQ(normalise_name("\u3000茶\u00a0\u2003馆\u3000"), "茶 馆");
  EXPECT_EQ(normalise_name("e\u0301va"), "\u00e9va");
  EXPECT_EQ(normalise_name("\u1112\u1161\u11ab"), "한");
  EXPECT_EQ(normalise_name("ｔｅａ"), "ｔｅａ") << "what is only compatible stays as it was typed";
  EXPECT_EQ(normalise_name(" \u3000 "), "");
}

TEST(Text, AllowsTheNamesOfPeople) {
  const std::vector<std::string> names{
      "",
      "ana",
      "ana maria",
      "O'Neill-Smith",
      "茶馆",
      "ｔｅａ",
      "さくら",
      "김철수",
      "Zoë",
      "Đặng Văn Lâm",
      "שָׁלוֹם",
      "สมชาย",
      family,
      rainbow_flag,
      thumb_up_dark,
      flag_of_japan,
      flag_of_scotland,
      keycap_one,
      "\u2764\ufe0f",
      "\u0915\u094d\u200d\u0937",  // Devanagari, the half form,
      "\u09b0\u200d\u09cd\u09af",  // Bengali, ra with ya-phalaa,
      "\u0645\u06cc\u200c\u062e",  // Persian, unjoined,
      "\u845b\U000e0100",          // a Han character's other shape,
      "\u182a\u180b",              // Mongolian.
  };
  for (const auto& name : names) EXPECT_TRUE(allowed_in_name(name)) << testing::PrintToString(name);
}

TEST(Text, RefusesWhatHidesOrTurnsText) {
  const std::vector<std::string> names{
      "ana\n",
      "ana\x7f",
      std::string("a\0b", 3),
      "\u0085",
      "\u2028",
      "\u2029",
      "\u202e"
      "ana",
      "ana\u202c",
      "\u2066"
      "ana\u2069",
      "\u200e"
      "ana",
      "\u061c"
      "ana",
      "an\u200b"
      "a",
      "ana\ufeff",
      "a\u2060"
      "na",
      "a\u00ad"
      "na",
      "a\u034f"
      "na",
      "ana\u3164",
      "\uffa0",
      "\u115f",
      "\u17b4",
      "ana\u200d",
      "an\u200d"
      "a",
      "\u200d"
      "ana",
      "ana\u200c",
      "an\u200c"
      "a",
      "ana\ufe0f",
      "\ufe0f",
      "ana\U000e0100",
      "ana\U000e0061",
      "\u180b",
      "\ue000",
      "\U000f0000",
      "\U0010fffd",  // Private use.
      "\u0378",
      "\uffff",
      "\ufdd0",  // Nobody's.
      "\u0600",
      "\ufff9",
  };
  for (const auto& name : names) EXPECT_FALSE(allowed_in_name(name)) << testing::PrintToString(name);
}

TEST(Text, BoundsWhatOneCharacterOfANameMayPile) {
  EXPECT_TRUE(allowed_in_name("Z" + times(4, "\u0301")));
  EXPECT_FALSE(allowed_in_name("Z" + times(5, "\u0301")));
  const auto crowd = "\U0001f468" + times(500, "\u200d\U0001f468");
  EXPECT_EQ(grapheme_count(crowd), 1u);
  EXPECT_FALSE(allowed_in_name(crowd));
  EXPECT_TRUE(allowed_in_name(
      times(32, "\U0001f468\U0001f3fb\u200d\u2764\ufe0f\u200d\U0001f48b\u200d\U0001f468\U0001f3fc")))
      << "32 of the longest emoji there are";
}

TEST(Text, KeepsTextAsItWasTypedButForLineBreaksAndTheEnd) {
  EXPECT_EQ(normalise_text(""), "");
  EXPECT_EQ(normalise_text("  two  spaces \n"), "  two  spaces");
  EXPECT_EQ(normalise_text("a\r\nb\rc\nd"), "a\nb\nc\nd");
  EXPECT_EQ(normalise_text("a\r\n\r\nb\r\n"), "a\n\nb");
  EXPECT_EQ(normalise_text("a\x01\x1b[1m\tb \x7f"), "a[1m\tb") << "control characters are not text";
  EXPECT_EQ(normalise_text("字\u0080字 \x02"), "字字");
  EXPECT_EQ(normalise_text("a\u2028b\u2029c\u0085"
                           "d\ve\ff"),
            "a\nb\nc\nd\ne\nf");
  EXPECT_EQ(normalise_text("e\u0301 ｔｅａ \u3000\u00a0"), "e\u0301 ｔｅａ");
  EXPECT_EQ(normalise_text(std::string("\t") + family + "\t"), std::string("\t") + family);
}

TEST(Text, FoldsCaseAndWidth) {
  EXPECT_EQ(fold("ABC xyz-09"), "abc xyz-09");
  EXPECT_EQ(fold("ＡＢＣ"), fold("abc"));
  EXPECT_EQ(fold("Straße"), fold("STRASSE"));
  EXPECT_EQ(fold("ﾃｨｰ"), fold("ティー"));
  EXPECT_EQ(fold("e\u0301"), fold("É"));
  EXPECT_EQ(fold("茶馆"), "茶馆");
}

TEST(Text, NormalisingTwiceIsNormalisingOnce) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint16_t>& units) {
    std::string text;
    for (const unsigned unit : units) {
      if (unit >= 0xd800 && unit < 0xe000) continue;
      if (unit < 0x80) {
        text += static_cast<char>(unit);
      } else if (unit < 0x800) {
        text += static_cast<char>(0xc0 | unit >> 6);
        text += static_cast<char>(0x80 | (unit & 0x3f));
      } else {
        text += static_cast<char>(0xe0 | unit >> 12);
        text += static_cast<char>(0x80 | (unit >> 6 & 0x3f));
        text += static_cast<char>(0x80 | (unit & 0x3f));
      }
    }
    RC_ASSERT(normalise_name(normalise_name(text)) == normalise_name(text));
    RC_ASSERT(normalise_text(normalise_text(text)) == normalise_text(text));
    RC_ASSERT(fold(fold(text)) == fold(text));
    RC_ASSERT(is_visible(text) == is_visible(normalise_text(text)));
    RC_ASSERT(grapheme_count(text) <= code_point_count(text));
  }));
}

}  // namespace
}  // namespace teahouse
