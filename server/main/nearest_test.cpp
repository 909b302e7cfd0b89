#include "main/nearest.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

const std::vector<std::string> known{"--port", "--data", "--log", "serve"};

TEST(Nearest, IsWhatSomebodyMistyped) {
  EXPECT_EQ(nearest("--port", known), "--port");
  EXPECT_EQ(nearest("--prot", known), "--port") << "two letters changed places";
  EXPECT_EQ(nearest("--pot", known), "--port");
  EXPECT_EQ(nearest("-data", known), "--data");
  EXPECT_EQ(nearest("servee", known), "serve");
}

TEST(Nearest, IsNothingWhenNoWordIsLikeIt) {
  EXPECT_EQ(nearest("--milk", known), "");
  EXPECT_EQ(nearest("", known), "");
  EXPECT_EQ(nearest("--port", {}), "");
}

}  // namespace
}  // namespace teahouse
