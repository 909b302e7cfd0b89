#include "adapters/jwt/identity_keys.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace teahouse {
namespace {

using std::chrono::days;

const Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

TEST(IdentityKeys, OfANewHouseAreOneKeyAndNobodyElses) {
  const auto ours = IdentityKeys::fresh(monday);
  const auto theirs = IdentityKeys::fresh(monday);
  ASSERT_EQ(ours.keys.size(), 1u);
  EXPECT_EQ(ours.keys[0].created, monday);
  EXPECT_NE(ours.house, theirs.house);
  EXPECT_NE(ours.keys[0].kid, theirs.keys[0].kid);
  EXPECT_NE(ours.keys[0].secret, theirs.keys[0].secret);
}

TEST(IdentityKeys, AreRotatedAfterThirtyDaysAndNotBefore) {
  auto keys = IdentityKeys::fresh(monday);
  EXPECT_FALSE(keys.rotate(monday + days{29}));
  ASSERT_EQ(keys.keys.size(), 1u);
  EXPECT_TRUE(keys.rotate(monday + days{30}));
  ASSERT_EQ(keys.keys.size(), 2u);
  EXPECT_EQ(keys.keys[1].created, monday + days{30});
  EXPECT_FALSE(keys.rotate(monday + days{31}));
}

TEST(IdentityKeys, AreForgottenWhenTheLastTokenTheySignedHasExpired) {
  auto keys = IdentityKeys::fresh(monday);
  const auto first = keys.keys[0].kid;
  const auto replaced = monday + days{100};  // The server ran that long without a look at its keys.
  keys.rotate(replaced);
  keys.rotate(replaced + cookie_life + clock_leeway);
  EXPECT_EQ(keys.keys.front().kid, first) << "a cookie of its last moment is still good";
  keys.rotate(replaced + cookie_life + clock_leeway + Duration{1});
  EXPECT_NE(keys.keys.front().kid, first);
}

TEST(IdentityKeys, StayFewOverTheYears) {
  auto keys = IdentityKeys::fresh(monday);
  for (int day = 0; day < 2000; ++day) keys.rotate(monday + days{day});
  EXPECT_LE(keys.keys.size(), 16u);
}

TEST(IdentityKeys, SurviveBeingText) {
  auto keys = IdentityKeys::fresh(monday);
  keys.rotate(monday + days{30});
  EXPECT_EQ(IdentityKeys::parse(keys.text()), keys);
}

TEST(IdentityKeys, AreReadOnlyFromWholeText) {
  const auto text = IdentityKeys::fresh(monday).text();
  ASSERT_TRUE(IdentityKeys::parse(text));
  const std::string secret = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  ASSERT_TRUE(IdentityKeys::parse("house h0us\nkey k1d0 5 " + secret));
  const std::vector<std::string> wrong{
      std::string(),
      std::string("house h0us\n"),
      "key k1d0 5 " + secret,
      "house h0us\nhouse h0us\nkey k1d0 5 " + secret,
      "house h0us more\nkey k1d0 5 " + secret,
      "house h\"use\nkey k1d0 5 " + secret,
      "house h0us\nkey k\"d0 5 " + secret,
      "house h0us\nkey k1d0 5x " + secret,
      "house h0us\nkey k1d0 5 " + secret + "AAAA",
      "house h0us\nkey k1d0 5 " + secret + " more",
      "house h0us\nkey k1d0 5",
      "house h0us\nkey k1d0 5 " + secret + "\nkey k1d1 4 " + secret,
      "house h0us\nlock k1d0 5 " + secret,
      text.substr(0, text.size() - 3),
  };
  for (const auto& bad : wrong) EXPECT_FALSE(IdentityKeys::parse(bad)) << bad;
}

}  // namespace
}  // namespace teahouse
