#include "base/find_text.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::Optional;

using Ranges = std::vector<TextRange>;

std::optional<Ranges> find(std::string_view query, std::string_view text) {
  return Wanted(query).in(text);
}

TEST(FindText, HanIsFoundInTheMiddleOfASentence) {
  EXPECT_THAT(find("上海", "我家在上海东边"), Optional(Ranges{{3, 2}}));
  EXPECT_THAT(find("海", "我家在上海东边"), Optional(Ranges{{4, 1}}));
  EXPECT_EQ(find("海上", "我家在上海东边"), std::nullopt);
}

TEST(FindText, LatinWordsAreFoundByTheirBeginningAlsoGluedToHan) {
  EXPECT_THAT(find("gen", "重跑gen再看"), Optional(Ranges{{2, 3}}));
  EXPECT_THAT(find("重跑gen", "重跑generate"), Optional(Ranges{{0, 5}}));
  EXPECT_EQ(find("rate", "generate"), std::nullopt);
}

TEST(FindText, CaseWidthAndAccentsAreIgnoredAndTheRangeIsOfTheTextAsItStands) {
  EXPECT_THAT(find("abc", "x ＡＢＣ"), Optional(Ranges{{2, 3}}));
  EXPECT_THAT(find("strasse", "Straße 5"), Optional(Ranges{{0, 6}}));
  EXPECT_THAT(find("oscar", "Óscar"), Optional(Ranges{{0, 5}}));
  EXPECT_THAT(find("cafe", "cafe\u0301s"), Optional(Ranges{{0, 5}}));
  EXPECT_THAT(find("ガ", "ｶﾞｲﾜﾝ"), Optional(Ranges{{0, 2}}));
  EXPECT_EQ(find("か", "が"), std::nullopt) << "a voiced sound is another one";
}

TEST(FindText, AllWordsAreWantedInAnyOrder) {
  EXPECT_THAT(find("tea hot", "hot green tea"), Optional(Ranges{{0, 3}, {10, 3}}));
  EXPECT_EQ(find("tea cold", "hot green tea"), std::nullopt);
  EXPECT_TRUE(Wanted(" …!? ").is_empty());
  EXPECT_FALSE(Wanted("🍵").is_empty());
  EXPECT_THAT(find("🍵", "来一杯🍵吧"), Optional(Ranges{{3, 1}}));
}

TEST(FindText, WhatIsFoundIsOneOfTheTokens) {
  EXPECT_THAT(tokens("在上海 Tea"), ElementsAre("tea", "上", "上海", "在", "在上", "海"));
  EXPECT_THAT(Wanted("上海东 te").whole_tokens(), ElementsAre("上海", "海东"));
  EXPECT_THAT(Wanted("上海东 te").begun_tokens(), ElementsAre("te"));
  EXPECT_THAT(tokens(std::string(4000, 'a')), ElementsAre(std::string(token_code_points, 'a')));
}

TEST(FindText, LinksAndCodeAreSeen) {
  EXPECT_TRUE(has_link("look: HTTPS://tea.example"));
  EXPECT_TRUE(has_link("看www.tea.example。"));
  EXPECT_FALSE(has_link("awww.tea"));
  EXPECT_TRUE(has_code("use `ls`"));
  EXPECT_TRUE(has_code("```\nls\n```"));
  EXPECT_FALSE(has_code("it`s"));
  EXPECT_FALSE(has_code("```"));
}

TEST(FindText, ALongTextIsCutAroundWhatWasFound) {
  const std::string text = std::string(500, 'a') + " 上海 " + std::string(500, 'b');
  auto ranges = *find("上海", text);
  const auto shown = excerpt(text, ranges);
  EXPECT_TRUE(shown.starts_with("…a"));
  EXPECT_TRUE(shown.ends_with("b…"));
  EXPECT_THAT(ranges, ElementsAre(TextRange{61, 2}));
  EXPECT_EQ(shown.substr(3 + 60, 6), "上海");
  Ranges none;
  EXPECT_EQ(excerpt("short", none), "short");
}

}  // namespace
}  // namespace teahouse
