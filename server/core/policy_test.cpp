#include "core/policy.hpp"

#include <string>

#include <gtest/gtest.h>

namespace teahouse {
namespace {

const Limits limits;

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t at = 0; at < count; ++at) all += text;
  return all;
}

TEST(Policy, LetsPeopleBeCalledWhatTheyAreCalled) {
  for (const auto* name :
       {"ana", "安娜 Ana", "のぞみ", "민서", "Óscar", "👩‍👩‍👧‍👧", "O'Neill-Łukasz 3"}) {
    EXPECT_EQ(refuse_name(name, limits), std::nullopt) << name;
  }
}

TEST(Policy, RefusesANameOfNothing) {
  for (const auto* name : {"", " ", "\u200b", "\u3164", "\u2800"})
    EXPECT_EQ(refuse_name(name, limits), Refusal::name_empty);
}

TEST(Policy, CountsANameAsAPersonWould) {
  EXPECT_EQ(refuse_name(times(32, "字"), limits), std::nullopt);
  EXPECT_EQ(refuse_name(times(33, "字"), limits), Refusal::name_too_long);
  EXPECT_EQ(refuse_name(times(32, "🇨🇳"), limits), std::nullopt);
  EXPECT_EQ(refuse_name("a" + times(300, "\u0301"), limits), Refusal::name_too_long)
      << "one letter under a tower of accents";
  EXPECT_EQ(refuse_name(times(32, "👩‍👩‍👧‍👧"), limits), Refusal::name_too_long)
      << "thirty-two families have more bytes than a list of people can bear";
}

TEST(Policy, RefusesNamesThatTurnText) {
  EXPECT_EQ(refuse_name("ana\u202egnp", limits), Refusal::name_not_allowed);
}

TEST(Policy, CountsATextInCodePoints) {
  EXPECT_EQ(refuse_text(times(4'000, "字"), limits), std::nullopt);
  EXPECT_EQ(refuse_text(times(4'001, "字"), limits), Refusal::text_too_long);
  EXPECT_EQ(refuse_text(times(5'000, "😀"), limits), Refusal::text_too_long);
}

TEST(Policy, RefusesATextOfNothing) {
  for (const auto* text : {"", "  \n ", "\u200b\u200d"})
    EXPECT_EQ(refuse_text(text, limits), Refusal::text_empty);
}

TEST(Policy, AllowsNoTopicAtAll) {
  EXPECT_EQ(refuse_topic("", limits), std::nullopt);
}

}  // namespace
}  // namespace teahouse
