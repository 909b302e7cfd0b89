#include "base/emoji.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

TEST(OneEmoji, IsAPictureAFlagAKeycapOrAFamily) {
  for (const auto* const emoji :
       {"👍", "🎉", "❤️", "👍🏽", "☝🏽", "🇨🇳", "1️⃣", "#️⃣", "👨‍👩‍👧‍👦", "🏳️‍🌈",
        "👩‍⚕️", "❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👁️‍🗨️"}) {
    EXPECT_EQ(one_emoji(emoji), emoji);
  }
}

TEST(OneEmoji, IsNoOtherText) {
  for (const auto* const text : {"", " ", "a", "好", "1", "#", "👍👍", "👍 ", "a👍", "👍a", "🇨", "🇨🇳🇨",
                                 "\u200d", "\ufe0f", "1\ufe0f", "👍\u0301", "<b>", "\u0301"}) {
    EXPECT_EQ(one_emoji(text), std::nullopt) << text;
  }
}

TEST(OneEmoji, IsTheSameHoweverItsSelectorsAreTyped) {
  EXPECT_EQ(one_emoji("❤"), "❤️");
  EXPECT_EQ(one_emoji("👍\ufe0f"), "👍");
  EXPECT_EQ(one_emoji("🏳‍🌈"), "🏳️‍🌈");
  EXPECT_EQ(one_emoji("1⃣"), "1️⃣");
}

TEST(OneEmoji, IsNotWithoutEnd) {
  std::string family = "👩";
  for (int i = 0; i < 20; ++i) family += "‍👩";
  EXPECT_EQ(one_emoji(family), std::nullopt);
}

}  // namespace
}  // namespace teahouse
