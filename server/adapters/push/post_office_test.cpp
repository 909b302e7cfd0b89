#include "adapters/push/post_office.hpp"

#include <chrono>
#include <future>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/push/push_service_for_test.hpp"
#include "base/base64url.hpp"

namespace teahouse::push {
namespace {

using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

struct Noon final : Clock {
  Now now() const override { return {Tick{}, Instant{std::chrono::hours{24 * 20'000 + 12}}}; }
};

class PostOfficeTest : public testing::Test {
 protected:
  PostOfficeTest() { open(); }

  void open(PostOptions options = {.loopback_too = true, .again = {Duration{1}, Duration{1}, Duration{1}}}) {
    office_.emplace(Vapid(P256::fresh(), "mailto:ana@tea.example"), clock_, std::move(options));
  }
  Letter letter(const std::string& topic = "room-tea", const std::string& path = "/for/ana") const {
    Letter letter;
    letter.browser.endpoint = service_.endpoint(path);
    letter.browser.p256dh =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    letter.browser.auth = "BTBZMqHH6r4Tts7J_aSIgg";
    letter.words = "tea?";
    letter.topic = topic;
    return letter;
  }
  std::future<PushOutcome> push(Letter letter) {
    const auto told = std::make_shared<std::promise<PushOutcome>>();
    office_->push(std::move(letter),
                  [told](Result<PushOutcome, Fault> outcome) { told->set_value(*outcome); });
    return told->get_future();
  }

  const Noon clock_;
  PushServiceForTest service_;
  std::optional<PostOffice> office_;
};

TEST_F(PostOfficeTest, BringsALetterThatOnlyTheBrowserCanRead) {
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::delivered, 201}));
  const auto request = service_.requests(1).at(0);
  EXPECT_EQ(request.method(), boost::beast::http::verb::post);
  EXPECT_EQ(request.target(), "/for/ana");
  EXPECT_EQ(request["content-encoding"], "aes128gcm");
  EXPECT_EQ(request["ttl"], "259200");
  EXPECT_EQ(request["urgency"], "high");
  EXPECT_THAT(std::string(request["topic"]), MatchesRegex("[A-Za-z0-9_-]{32}"));
  EXPECT_THAT(std::string(request["authorization"]), StartsWith("vapid t="));
  EXPECT_THAT(request.body(), Not(testing::HasSubstr("tea?")));
  EXPECT_EQ(request.body().size(), 86U + 4 + 1 + 16);
}

TEST_F(PostOfficeTest, SaysWhenTheBrowserIsGoneAndWhatIsRefused) {
  service_.answer({404, 410, 403, 301});
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::gone, 404}));
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::gone, 410}));
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::refused, 403}));
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::refused, 301}));
  // Nobody is followed elsewhere.
  EXPECT_EQ(service_.requests(4).size(), 4U);
}

TEST_F(PostOfficeTest, TriesAgainAFewTimesWhatIsBusyOrAway) {
  service_.answer({429, 503, 0, 201});
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::delivered, 201}));
  service_.answer({500, 500, 500, 500});
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::unreachable, 500}));
  EXPECT_EQ(service_.requests(8).size(), 8U);
}

TEST_F(PostOfficeTest, TriesOnceWhatSomebodyWaitsForAndLetsItNotLast) {
  service_.answer({503});
  Letter one = letter("");
  one.patient = false;
  EXPECT_EQ(push(one).get(), (PushOutcome{PushFate::unreachable, 503}));
  const auto request = service_.requests(1).at(0);
  EXPECT_EQ(request["ttl"], "60");
  EXPECT_EQ(request.count("topic"), 0U);
}

TEST_F(PostOfficeTest, LetsANewerLetterOfATopicTakeThePlaceOfOneThatWaits) {
  open({.loopback_too = true, .again = {Duration{300}}});
  service_.answer({503});
  auto older = push(letter());
  service_.requests(1);
  auto other = push(letter("room-coffee"));
  EXPECT_EQ(other.get().fate, PushFate::delivered);
  auto newer = push(letter());
  EXPECT_EQ(older.get(), (PushOutcome{PushFate::unreachable, 0}));
  EXPECT_EQ(newer.get().fate, PushFate::delivered);
  EXPECT_EQ(service_.requests(3).size(), 3U);
}

TEST_F(PostOfficeTest, SendsNothingOfWhatWasReadBeforeItWentOut) {
  open({.loopback_too = true, .again = {Duration{300}}});
  service_.answer({503});
  Letter first = letter();
  first.first = true;
  auto one = push(first);
  service_.requests(1);
  Letter back = letter();
  back.takes_back = true;
  EXPECT_EQ(push(back).get(), (PushOutcome{PushFate::unreachable, 0}));
  EXPECT_EQ(one.get().fate, PushFate::unreachable);
  // One that went out is taken back.
  EXPECT_EQ(push(letter("room-tea", "/for/ben")).get().fate, PushFate::delivered);
  back.browser.endpoint = service_.endpoint("/for/ben");
  EXPECT_EQ(push(back).get().fate, PushFate::delivered);
  EXPECT_EQ(service_.requests(3).size(), 3U);
}

TEST_F(PostOfficeTest, SpeaksToNoAddressOfThisMachineOrItsNetwork) {
  open({});
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::forbidden, 0}));
  open();
  for (const char* const endpoint :
       {"https://10.0.0.1/x", "https://169.254.169.254/latest", "https://[fd00::1]/x",
        "https://[::ffff:10.0.0.1]/", "http://127.0.0.1/", "https://192.168.1.1:8443/", "nonsense"}) {
    Letter inside = letter();
    inside.browser.endpoint = endpoint;
    EXPECT_EQ(push(inside).get(), (PushOutcome{PushFate::forbidden, 0})) << endpoint;
  }
  EXPECT_TRUE(service_.requests(0).empty());
}

TEST_F(PostOfficeTest, BelievesNoServiceThatCannotSayWhoItIs) {
  Letter one = letter();
  one.patient = false;
  one.browser.endpoint.replace(one.browser.endpoint.find("127.0.0.1"), 9, "localhost");
  EXPECT_EQ(push(one).get(), (PushOutcome{PushFate::unreachable, 0}));
  EXPECT_TRUE(service_.requests(0).empty());
}

TEST_F(PostOfficeTest, HoldsSoManyLettersAndNoMore) {
  open({.loopback_too = true, .held_max = 1, .again = {Duration{60'000}}});
  service_.answer({503});
  auto one = push(letter());
  service_.requests(1);
  EXPECT_EQ(push(letter("room-coffee")).get(), (PushOutcome{PushFate::unreachable, 0}));
  office_.reset();
  // Whoever waits is told when the office closes.
  EXPECT_EQ(one.get(), (PushOutcome{PushFate::unreachable, 0}));
}

TEST_F(PostOfficeTest, DoesNotPushWhenItIsOff) {
  open({.on = false});
  EXPECT_EQ(push(letter()).get(), (PushOutcome{PushFate::forbidden, 0}));
}

TEST_F(PostOfficeTest, LeavesWhatAppleShowsUntilItIsLookedAt) {
  Letter back = letter();
  back.takes_back = true;
  back.browser.endpoint = "https://web.push.apple.com/for/ana";
  EXPECT_EQ(push(back).get(), (PushOutcome{PushFate::refused, 0}));
}

}  // namespace
}  // namespace teahouse::push
