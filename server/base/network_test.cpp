#include "base/network.hpp"

#include <gtest/gtest.h>

namespace teahouse {
namespace {

TEST(Network, IsTheFirstPartOfAnAddress) {
  EXPECT_EQ(network_of("192.0.2.1"), network_of("192.0.2.254"));
  EXPECT_NE(network_of("192.0.2.1"), network_of("192.0.3.1"));
  EXPECT_EQ(network_of("2001:db8:7::1"), network_of("2001:db8:7:ffff::2"));
  EXPECT_NE(network_of("2001:db8:7::1"), network_of("2001:db8:8::1"));
}

TEST(Network, IsTheSameInTheClothesOfIPv6) {
  EXPECT_EQ(network_of("::ffff:192.0.2.1"), network_of("192.0.2.9"));
}

TEST(Network, OfFourIsNoneOfSix) {
  EXPECT_NE(network_of("0.0.0.1"), network_of("::1"));
  EXPECT_NE(network_of("0.0.0.1"), Network{});
}

TEST(Network, IsOneForAllThatIsNoAddress) {
  EXPECT_EQ(network_of(""), Network{});
  EXPECT_EQ(network_of("somewhere"), Network{});
  EXPECT_EQ(network_of("192.0.2"), Network{});
  EXPECT_EQ(network_of(std::string(1000, ':')), Network{});
}

}  // namespace
}  // namespace teahouse
