#include "adapters/push/endpoint.hpp"

#include <gtest/gtest.h>

namespace teahouse::push {
namespace {

TEST(Endpoint, IsAnAddressOfHttpsTakenApart) {
  const auto endpoint = Endpoint::parse("https://push.example/for/ana?x=1").value();
  EXPECT_EQ(endpoint.host, "push.example");
  EXPECT_EQ(endpoint.port, "443");
  EXPECT_EQ(endpoint.target, "/for/ana?x=1");
  EXPECT_EQ(endpoint.origin(), "https://push.example");
  EXPECT_EQ(Endpoint::parse("https://push.example:8443").value().origin(), "https://push.example:8443");
  EXPECT_EQ(Endpoint::parse("https://push.example").value().target, "/");
  EXPECT_EQ(Endpoint::parse("https://[::1]:1/x").value().host, "[::1]");
}

TEST(Endpoint, IsNothingElse) {
  for (const char* const text :
       {"", "https://", "http://push.example/", "https://ana@push.example/", "https://push.example/#x",
        "https://push.example/a b", "https://push.example/\r\nx: y", "https://push.example:/",
        "https://push.example:x/", "https://:443/"})
    EXPECT_FALSE(Endpoint::parse(text)) << text;
}

TEST(PublicAddress, IsNoneOfThisMachineOrOfANetworkOfOnesOwn) {
  for (const char* const text : {"127.0.0.1",        "10.1.2.3",        "172.16.0.1",    "172.31.255.255",
                                 "192.168.1.1",      "169.254.169.254", "100.64.0.1",    "0.0.0.0",
                                 "224.0.0.1",        "255.255.255.255", "::1",           "::",
                                 "fe80::1",          "fc00::1",         "fd12::1",       "ff02::1",
                                 "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2001::1",
                                 "2001:db8::1",      "64:ff9b::a00:1",  "2001:10::1",    "3fff::1"})
    EXPECT_FALSE(is_public(boost::asio::ip::make_address(text))) << text;
  for (const char* const text :
       {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1", "2001:4860::1"})
    EXPECT_TRUE(is_public(boost::asio::ip::make_address(text))) << text;
}

}  // namespace
}  // namespace teahouse::push
