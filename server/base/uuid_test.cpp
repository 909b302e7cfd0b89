#include "base/uuid.hpp"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace teahouse {
namespace {

constexpr const char* sample = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6";

TEST(Uuid, IsReadAndWrittenInTheFormOfRfc9562) {
  const auto uuid = Uuid::parse(sample);
  ASSERT_TRUE(uuid);
  EXPECT_EQ(uuid->high, 0xf81d4fae7dec41d0u);
  EXPECT_EQ(uuid->low, 0xa76500a0c91e6bf6u);
  EXPECT_EQ(uuid->text(), sample);
}

TEST(Uuid, IsWrittenInLowerCaseHoweverItWasRead) {
  const auto uuid = Uuid::parse("F81D4FAE-7DEC-41D0-A765-00A0C91E6BF6");
  ASSERT_TRUE(uuid);
  EXPECT_EQ(uuid->text(), sample);
}

TEST(Uuid, IsNotReadFromAnythingElse) {
  for (const std::string text :
       {"", "-", "f81d4fae7dec41d0a76500a0c91e6bf6", "{f81d4fae-7dec-41d0-a765-00a0c91e6bf6}",
        "f81d4fae-7dec-41d0-a765-00a0c91e6bf", "f81d4fae-7dec-41d0-a765-00a0c91e6bf60",
        "f81d4fae-7dec-41d0-a765-00a0c91e6bfg", "f81d4fae-7dec-41d0-a765x00a0c91e6bf6",
        "f81d4fa-e7dec-41d0-a765-00a0c91e6bf6", " 81d4fae-7dec-41d0-a765-00a0c91e6bf6"}) {
    EXPECT_FALSE(Uuid::parse(text)) << text;
  }
}

TEST(Uuid, OfATimeIsOfVersionSevenAndComesAfterThoseOfEarlierTimes) {
  EXPECT_TRUE(rc::check([](std::uint64_t high, std::uint64_t low) {
    const auto text = Uuid::ordered(0x017f22e279b0, high, low).text();
    RC_ASSERT(text.starts_with("017f22e2-79b0-7"));
    RC_ASSERT(std::string("89ab").find(text[19]) != std::string::npos);
    RC_ASSERT(text < Uuid::ordered(0x017f22e279b1, low, high).text());
  }));
}

TEST(Uuid, OfRandomBitsIsOfVersionFour) {
  EXPECT_TRUE(rc::check([](std::uint64_t high, std::uint64_t low) {
    const auto text = Uuid::random(high, low).text();
    RC_ASSERT(text[14] == '4');
    RC_ASSERT(std::string("89ab").find(text[19]) != std::string::npos);
  }));
}

TEST(Uuid, SurvivesBeingText) {
  EXPECT_TRUE(rc::check([](std::uint64_t high, std::uint64_t low) {
    const Uuid uuid{high, low};
    RC_ASSERT(Uuid::parse(uuid.text()) == uuid);
  }));
}

TEST(Mix, TellsItsInputsApart) {
  EXPECT_NE(mix(1, 2), mix(2, 1));
  EXPECT_NE(mix(0, 0), mix(0, 1));
  EXPECT_NE(mix(0, 0), 0u);
}

}  // namespace
}  // namespace teahouse
