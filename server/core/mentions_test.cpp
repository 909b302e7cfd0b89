#include "core/mentions.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

TEST(Mentions, CallSomebodyByTheirWholeNameAlsoBehindHanAndInCapitals) {
  EXPECT_TRUE(Called("hello @ana").has("ana"));
  EXPECT_TRUE(Called("@Ana, tea?").has("ana"));
  EXPECT_TRUE(Called("你好＠小明喝茶").has("小明"));
  EXPECT_TRUE(Called("@anabel and @ana").has("ana"));
  EXPECT_FALSE(Called("@anabel").has("ana"));
  EXPECT_FALSE(Called("mail me at joe@ana").has("ana"));
  EXPECT_FALSE(Called("ana").has("ana"));
  EXPECT_FALSE(Called("@").has("ana"));
  EXPECT_FALSE(Called("@").has(""));
}

TEST(Mentions, CallNobodyAgainInWhatIsQuoted) {
  EXPECT_FALSE(Called("> ben:\n> @ana, tea?").has("ana"));
  EXPECT_FALSE(Called("   > @ana").has("ana"));
  EXPECT_TRUE(Called("> @ben\n@ana, see").has("ana"));
  EXPECT_FALSE(Called("> @ben\n@ana, see").has("ben"));
  EXPECT_TRUE(Called("1 > 2 @ana").has("ana"));
}

}  // namespace
}  // namespace teahouse
