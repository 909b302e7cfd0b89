#include "adapters/jwt/jwt_identity.hpp"

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/base64url.hpp"

namespace teahouse {
namespace {

using std::chrono::days;
using std::chrono::seconds;

const Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};
const UserId ana{Uuid{0x1111111111114111, 0x8111111111111111}};

class JwtIdentityTest : public testing::Test {
 protected:
  std::string session() const { return house.issue(ana, Purpose::session, monday).text; }

  std::optional<TokenFault> fault(const std::string& token, Purpose purpose = Purpose::session,
                                  Instant now = monday) const {
    const auto claims = house.verify(token, purpose, now);
    return claims ? std::nullopt : std::optional(claims.error());
  }

  /// A token with this header and payload, signed by the house's key.
  std::string sign(const std::string& header, const std::string& payload) const {
    const auto text = base64url(header) + '.' + base64url(payload);
    return text + '.' + base64url(Ed25519(keys.keys.back().secret).sign(text));
  }

  std::string our_header(const std::string& type = "at+jwt") const {
    return R"({"alg":"EdDSA","typ":")" + type + R"(","kid":")" + keys.keys.back().kid + R"("})";
  }

  std::string our_payload(const std::string& issuer, const std::string& audience) const {
    const auto issued = std::chrono::duration_cast<seconds>(monday.time_since_epoch()).count();
    return R"({"iss":")" + issuer + R"(","aud":")" + audience + R"(","sub":")" + ana.value.text() +
           R"(","iat":)" + std::to_string(issued) + R"(,"exp":)" + std::to_string(issued + 1000) + "}";
  }

  IdentityKeys keys = IdentityKeys::fresh(monday);
  JwtIdentity house{keys};
};

TEST_F(JwtIdentityTest, KnowsWhomItGaveATokenTo) {
  for (const auto purpose : {Purpose::session, Purpose::cookie}) {
    const auto token = house.issue(ana, purpose, monday);
    const auto claims = house.verify(token.text, purpose, monday + days{1});
    ASSERT_TRUE(claims);
    EXPECT_EQ(claims->user, ana);
    EXPECT_EQ(claims->expires, token.expires);
  }
}

TEST_F(JwtIdentityTest, GivesASessionThirtyDaysAndACookieFourHundred) {
  EXPECT_EQ(house.issue(ana, Purpose::session, monday).expires, monday + days{30});
  EXPECT_EQ(house.issue(ana, Purpose::cookie, monday).expires, monday + days{400});
}

TEST_F(JwtIdentityTest, MakesTokensThatFitACookieAndAFirstFrame) {
  EXPECT_LT(session().size(), 500u);
  EXPECT_EQ(session().find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."),
            std::string::npos);
}

TEST_F(JwtIdentityTest, NoticesAChangeOfAnyCharacter) {
  const auto token = session();
  for (std::size_t at = 0; at < token.size(); ++at) {
    for (const char other : {'A', 'B', '.', '=', '\0'}) {
      auto changed = token;
      if (changed[at] == other) continue;
      changed[at] = other;
      EXPECT_EQ(fault(changed), TokenFault::tampered) << "at " << at;
    }
  }
}

TEST_F(JwtIdentityTest, NoticesAnythingAddedOrCutAway) {
  const auto token = session();
  for (std::size_t size = 0; size < token.size(); ++size) {
    EXPECT_EQ(fault(token.substr(0, size)), TokenFault::tampered) << size;
  }
  for (const std::string more : {"=", "==", ".", "A", "AAAA", " ", "\n", "\r\n", ".AAAA", ".."}) {
    EXPECT_EQ(fault(token + more), TokenFault::tampered) << more;
    EXPECT_EQ(fault(more + token), TokenFault::tampered) << more;
  }
  EXPECT_EQ(fault("Bearer " + token), TokenFault::tampered);
  EXPECT_EQ(fault(token + std::string(1, '\0')), TokenFault::tampered);
  EXPECT_EQ(fault(token + "." + token), TokenFault::tampered);
}

TEST_F(JwtIdentityTest, ReadsNoTokenLongerThanAnyOfOurs) {
  EXPECT_EQ(fault(std::string(2048, '.')), TokenFault::tampered);
  EXPECT_EQ(fault(std::string(5'000'000, 'A')), TokenFault::tampered);
  const auto padded = sign(our_header(), our_payload(keys.house, "teahouse") + std::string(2000, ' '));
  EXPECT_EQ(fault(padded), TokenFault::tampered) << "also when the signature is good";
}

TEST_F(JwtIdentityTest, LetsATokenExpire) {
  const auto token = session();
  EXPECT_EQ(fault(token, Purpose::session, monday + days{30} + seconds{60}), std::nullopt);
  EXPECT_EQ(fault(token, Purpose::session, monday + days{30} + seconds{60} + Duration{1}),
            TokenFault::expired);
}

TEST_F(JwtIdentityTest, DoesNotBelieveATokenFromTheFuture) {
  const auto token = house.issue(ana, Purpose::session, monday + seconds{60}).text;
  EXPECT_EQ(fault(token), std::nullopt);
  EXPECT_EQ(fault(house.issue(ana, Purpose::session, monday + seconds{61}).text), TokenFault::tampered);
}

TEST_F(JwtIdentityTest, TakesATokenForItsOwnPurposeOnly) {
  EXPECT_EQ(fault(session(), Purpose::cookie), TokenFault::foreign);
  EXPECT_EQ(fault(house.issue(ana, Purpose::cookie, monday).text, Purpose::session), TokenFault::foreign);
  EXPECT_EQ(fault(session(), Purpose::cookie, monday + days{500}), TokenFault::foreign)
      << "what it was for is looked at before how old it is";
}

TEST_F(JwtIdentityTest, CallsATokenOfAHouseWithTheSameKeysForeign) {
  auto copied = keys;
  copied.house = IdentityKeys::fresh(monday).house;
  EXPECT_EQ(fault(JwtIdentity(copied).issue(ana, Purpose::session, monday).text), TokenFault::foreign);
}

TEST_F(JwtIdentityTest, CallsATokenOfAHouseWithOtherKeysTampered) {
  EXPECT_EQ(fault(JwtIdentity(IdentityKeys::fresh(monday)).issue(ana, Purpose::session, monday).text),
            TokenFault::tampered);
  auto impostor = IdentityKeys::fresh(monday);
  impostor.house = keys.house;
  impostor.keys[0].kid = keys.keys[0].kid;
  EXPECT_EQ(fault(JwtIdentity(impostor).issue(ana, Purpose::session, monday).text), TokenFault::tampered);
}

TEST_F(JwtIdentityTest, AcceptsNoHeaderButItsOwn) {
  const auto& kid = keys.keys.back().kid;
  const auto payload = our_payload(keys.house, "teahouse");
  ASSERT_EQ(fault(sign(our_header(), payload)), std::nullopt) << "the test signs as the house does";
  const std::vector<std::string> headers{
      std::string("{}"),
      std::string(),
      R"({"alg":"none","typ":"at+jwt","kid":")" + kid + R"("})",
      R"({"alg":"HS256","typ":"at+jwt","kid":")" + kid + R"("})",
      R"({"alg":"ES256","typ":"at+jwt","kid":")" + kid + R"("})",
      R"({"alg":"eddsa","typ":"at+jwt","kid":")" + kid + R"("})",
      R"({"alg":"EdDSA","typ":"JWT","kid":")" + kid + R"("})",
      R"({"alg":"EdDSA","kid":")" + kid + R"("})",
      R"({"alg":"EdDSA","typ":"at+jwt"})",
      R"({"alg":"EdDSA","typ":"at+jwt","kid":"../../etc/passwd"})",
      R"({"typ":"at+jwt","alg":"EdDSA","kid":")" + kid + R"("})",
      R"({"alg":"EdDSA","typ":"at+jwt","kid":")" + kid + R"(","jku":"https://example.org/keys"})",
      R"({"alg":"EdDSA","typ":"at+jwt","kid":")" + kid + R"(","crit":["x"]})",
      our_header() + " ",
  };
  for (const auto& header : headers) EXPECT_EQ(fault(sign(header, payload)), TokenFault::tampered) << header;
}

TEST_F(JwtIdentityTest, AcceptsNoTokenWithoutASignature) {
  const auto bare = base64url(R"({"alg":"none"})") + "." + base64url(our_payload(keys.house, "teahouse"));
  for (const auto* end : {"", ".", ".AAAA"}) EXPECT_EQ(fault(bare + end), TokenFault::tampered);
  const auto ours = base64url(our_header()) + "." + base64url(our_payload(keys.house, "teahouse"));
  for (const auto* end : {"", ".", ".AAAA"}) EXPECT_EQ(fault(ours + end), TokenFault::tampered);
}

TEST_F(JwtIdentityTest, AcceptsNoHmacMadeWithThePublicKey) {
  std::string public_key(32, '\0');
  std::size_t size = public_key.size();
  const auto& secret = keys.keys.back().secret;
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()), EVP_PKEY_free);
  ASSERT_EQ(
      EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(public_key.data()), &size), 1);
  for (const std::string algorithm : {"HS256", "EdDSA"}) {
    const auto text = base64url(R"({"alg":")" + algorithm + R"(","typ":"at+jwt","kid":")" +
                                keys.keys.back().kid + R"("})") +
                      "." + base64url(our_payload(keys.house, "teahouse"));
    std::string mac(32, '\0');
    ASSERT_NE(HMAC(EVP_sha256(), public_key.data(), 32, reinterpret_cast<const unsigned char*>(text.data()),
                   text.size(), reinterpret_cast<unsigned char*>(mac.data()), nullptr),
              nullptr);
    EXPECT_EQ(fault(text + "." + base64url(mac)), TokenFault::tampered);
    EXPECT_EQ(fault(text + "." + base64url(mac + mac)), TokenFault::tampered);
  }
}

TEST_F(JwtIdentityTest, CallsAGoodSignatureOverSomethingElseTampered) {
  for (const std::string payload :
       {"", "{}", "null", "[]", "nonsense", R"({"iss":1,"aud":"teahouse","sub":"x","iat":0,"exp":0})"}) {
    EXPECT_EQ(fault(sign(our_header(), payload)), TokenFault::tampered) << payload;
  }
}

TEST_F(JwtIdentityTest, LooksAtTheAudienceBesideTheType) {
  EXPECT_EQ(fault(sign(our_header(), our_payload(keys.house, "teahouse-cookie"))), TokenFault::foreign);
  EXPECT_EQ(fault(sign(our_header("teahouse-cookie+jwt"), our_payload(keys.house, "teahouse-cookie"))),
            TokenFault::foreign);
}

TEST_F(JwtIdentityTest, KnowsOldTokensAfterARotationAndSignsWithTheNewKey) {
  const auto old_token = session();
  auto rotated = keys;
  ASSERT_TRUE(rotated.rotate(monday + days{30}));
  house.use(rotated);
  EXPECT_EQ(fault(old_token, Purpose::session, monday + days{30}), std::nullopt);
  const auto new_token = house.issue(ana, Purpose::session, monday + days{30}).text;
  EXPECT_EQ(fault(new_token, Purpose::session, monday + days{31}), std::nullopt);
  EXPECT_FALSE(JwtIdentity(keys).verify(new_token, Purpose::session, monday + days{31}));
}

TEST_F(JwtIdentityTest, RotatesWhileOthersAreAtIt) {
  auto rotated = keys;
  rotated.rotate(monday + days{30});
  const auto token = session();
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 3; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) EXPECT_EQ(fault(token), std::nullopt);
    });
  }
  for (int i = 0; i < 20; ++i) house.use(i % 2 == 0 ? rotated : keys);
}

}  // namespace
}  // namespace teahouse
