#include "adapters/http/desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/http/fake_house.hpp"

namespace teahouse::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

std::string_view field(const Answer& answer, std::string_view name) {
  for (const auto& [field_name, value] : answer.fields) {
    if (field_name == name) return value;
  }
  return {};
}

class DeskTest : public testing::Test {
 protected:
  explicit DeskTest(bool secure = false)
      : desk(Origins(secure, {"https://chat.example"}), identity, clock, random, small_site()) {}

  Answer ask(std::string_view method, std::string_view path, Fields fields = {}, std::string_view body = {}) {
    fields.emplace_back("Host", "tea.example:8080");
    return desk.answer({.method = method, .path = path, .fields = fields, .body = body});
  }

  StillClock clock;
  CountingRandom random;
  PlainIdentity identity;
  Desk desk;
};

class SecureDeskTest : public DeskTest {
 protected:
  SecureDeskTest() : DeskTest(true) {}
};

TEST_F(DeskTest, SaysThatItIsWell) {
  const auto answer = ask("GET", "/healthz");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.body(), "ok\n");
  EXPECT_EQ(field(answer, "cache-control"), "no-store");
  EXPECT_EQ(field(answer, "content-type"), "text/plain; charset=utf-8");
}

TEST_F(DeskTest, SendsTheStrictFieldsWithEveryAnswer) {
  for (const auto* path : {"/", "/healthz", "/api/session", "/nothing.js", "/ws"}) {
    const auto answer = ask("GET", path);
    EXPECT_EQ(
        field(answer, "content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src "
        "'self' blob:; font-src 'self'; "
        "connect-src 'self' ws://tea.example:8080 wss://tea.example:8080; worker-src 'self'; manifest-src "
        "'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        "trusted-types vue teahouse");
    EXPECT_EQ(field(answer, "cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(field(answer, "cross-origin-resource-policy"), "same-origin");
    EXPECT_EQ(field(answer, "cross-origin-embedder-policy"), "require-corp");
    EXPECT_EQ(field(answer, "x-content-type-options"), "nosniff");
    EXPECT_EQ(field(answer, "referrer-policy"), "no-referrer");
    EXPECT_EQ(field(answer, "permissions-policy"),
              "camera=(), microphone=(self), geolocation=(), payment=(), usb=()");
    EXPECT_EQ(field(answer, "strict-transport-security"), "") << "not without TLS";
  }
  EXPECT_EQ(field(desk.refuse(431), "x-content-type-options"), "nosniff");
}

TEST_F(SecureDeskTest, TellsBrowsersToStayWithTls) {
  const auto answer = ask("GET", "/");
  EXPECT_EQ(field(answer, "strict-transport-security"), "max-age=63072000");
  EXPECT_THAT(std::string(field(answer, "content-security-policy")),
              HasSubstr("connect-src 'self' wss://tea.example:8080;"));
}

TEST_F(DeskTest, RefusesAHostThatCouldSteerAField) {
  for (const std::string_view host : {"", "a;script-src *", "a b", "a/b", "a,b"}) {
    EXPECT_EQ(desk.answer({.method = "GET", .path = "/", .fields = {{"host", host}}, .body = {}}).status,
              400U)
        << host;
  }
  EXPECT_EQ(desk.answer({.method = "GET", .path = "/", .fields = {}, .body = {}}).status, 400U);
  EXPECT_EQ(desk.answer({.method = "GET", .path = "/", .fields = {{"host", "a"}, {"Host", "b"}}, .body = {}})
                .status,
            400U);
  EXPECT_EQ(desk.answer({.method = "GET", .path = "/", .fields = {{"host", "[::1]:80"}}, .body = {}}).status,
            200U);
}

TEST_F(DeskTest, SaysWhichMethodsAreAllowed) {
  EXPECT_EQ(field(ask("POST", "/"), "allow"), "GET, HEAD");
  EXPECT_EQ(field(ask("DELETE", "/healthz"), "allow"), "GET, HEAD");
  EXPECT_EQ(field(ask("GET", "/api/session"), "allow"), "POST");
  EXPECT_EQ(field(ask("POST", "/ws"), "allow"), "GET");
  EXPECT_EQ(ask("PUT", "/").status, 405U);
}

// The client's files.

TEST_F(DeskTest, KeepsHashedNamesForeverAndAsksAboutOthers) {
  EXPECT_EQ(field(ask("GET", "/assets/app-abc123.js"), "cache-control"),
            "public, max-age=31536000, immutable");
  EXPECT_EQ(field(ask("GET", "/"), "cache-control"), "no-cache");
  EXPECT_EQ(field(ask("GET", "/sw.js"), "cache-control"), "no-cache");
}

TEST_F(DeskTest, PrefersTheSmallestFormThatTheClientTakes) {
  const auto body = [&](std::string_view encodings, std::string_view path = "/assets/app-abc123.js") {
    const auto answer = ask("GET", path, {{"accept-encoding", encodings}});
    return std::string(field(answer, "content-encoding")) + ":" + std::string(answer.body());
  };
  EXPECT_EQ(body("gzip, deflate, br, zstd"), "br:let br");
  EXPECT_EQ(body("gzip, br;q=0"), "gzip:let gzip");
  EXPECT_EQ(body("gzip, BR;q=0.5"), "br:let br");
  EXPECT_EQ(body("br;q=0.0,gzip ; q=0"), ":let plain");
  EXPECT_EQ(body(""), ":let plain");
  EXPECT_EQ(body("brotli"), ":let plain");
  EXPECT_EQ(body("br, gzip", "/index.html"), "gzip:<gzip>") << "there is no br of it";
  EXPECT_EQ(field(ask("GET", "/"), "vary"), "accept-encoding");
  EXPECT_EQ(field(ask("GET", "/sw.js"), "vary"), "");
}

TEST_F(DeskTest, SendsNothingAnewThatTheClientHas) {
  const auto answer = ask("GET", "/", {{"if-none-match", "W/\"00\", W/\"22\""}});
  EXPECT_EQ(answer.status, 304U);
  EXPECT_EQ(answer.body(), "");
  EXPECT_EQ(field(answer, "etag"), "W/\"22\"");
  EXPECT_EQ(ask("GET", "/", {{"if-none-match", "W/\"00\""}}).status, 200U);
}

TEST_F(DeskTest, GivesTheClientForAPathThatOnlyTheClientKnows) {
  const auto answer = ask("GET", "/room/tea", {{"accept", "text/html,application/xhtml+xml;q=0.9"}});
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.body(), "<!doctype html>");
  EXPECT_EQ(ask("GET", "/room/tea", {{"accept", "*/*"}}).status, 404U);
  EXPECT_EQ(ask("GET", "/room/tea.js", {{"accept", "text/html"}}).status, 404U);
  EXPECT_EQ(ask("GET", "/api/unknown", {{"accept", "text/html"}}).status, 404U);
  EXPECT_EQ(ask("GET", "/../index.html", {}).status, 404U);
}

// The handshake.

Fields handshake(Fields more = {}) {
  Fields fields{{"Upgrade", "WebSocket"},
                {"Connection", "keep-alive, Upgrade"},
                {"Sec-WebSocket-Version", "13"},
                {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
  fields.insert(fields.begin(), more.begin(), more.end());
  return fields;
}

TEST_F(DeskTest, AgreesToWebSocketAsInTheExampleOfTheStandard) {
  const auto answer = ask("GET", "/ws", handshake());
  EXPECT_EQ(answer.status, 101U);
  EXPECT_EQ(field(answer, "sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  EXPECT_EQ(field(answer, "sec-websocket-protocol"), "");
  EXPECT_EQ(field(answer, "upgrade"), "websocket");
}

TEST_F(DeskTest, EchoesOurSubprotocolIfItIsOffered) {
  EXPECT_EQ(field(ask("GET", "/ws", handshake({{"sec-websocket-protocol", "chat, teahouse.v1"}})),
                  "sec-websocket-protocol"),
            "teahouse.v1");
  EXPECT_EQ(
      field(ask("GET", "/ws", handshake({{"sec-websocket-protocol", "chat"}})), "sec-websocket-protocol"),
      "");
}

TEST_F(DeskTest, LetsNoOtherPageSpeakToTheSocket) {
  const auto status = [&](std::string_view origin) {
    return ask("GET", "/ws", handshake({{"origin", origin}})).status;
  };
  EXPECT_EQ(status("http://tea.example:8080"), 101U);
  EXPECT_EQ(status("http://TEA.example:8080"), 101U);
  EXPECT_EQ(status("https://chat.example"), 101U) << "named by the operator";
  EXPECT_EQ(status("https://tea.example:8080"), 403U);
  EXPECT_EQ(status("http://tea.example"), 403U);
  EXPECT_EQ(status("http://evil.example"), 403U);
  EXPECT_EQ(status("null"), 403U);
  EXPECT_EQ(status(""), 403U);
}

TEST_F(SecureDeskTest, TakesPagesThatCameByTlsForOurs) {
  EXPECT_EQ(ask("GET", "/ws", handshake({{"origin", "https://tea.example:8080"}})).status, 101U);
  EXPECT_EQ(ask("GET", "/ws", handshake({{"origin", "http://tea.example:8080"}})).status, 403U);
}

TEST_F(DeskTest, SaysWhatIsWrongWithABadUpgrade) {
  EXPECT_EQ(ask("GET", "/ws").status, 426U);
  EXPECT_EQ(field(ask("GET", "/ws"), "upgrade"), "websocket");
  const auto old = ask("GET", "/ws", handshake({{"sec-websocket-version", "8"}}));
  EXPECT_EQ(old.status, 426U);
  EXPECT_EQ(field(old, "sec-websocket-version"), "13");
  for (const std::string_view key : {"", "short==", "dGhlIHNhbXBsZSBub25jZQ=a", "dGhlIHNhbXBsZSBub25jZ!=="}) {
    EXPECT_EQ(ask("GET", "/ws", handshake({{"sec-websocket-key", key}})).status, 400U) << key;
  }
}

// Who am I?

const std::string ana = "00000000-0000-4000-8000-00000000000a";
const std::string ben = "00000000-0000-4000-8000-00000000000b";
const std::string cookie_age = "; Max-Age=34560000; Path=/; HttpOnly; SameSite=Strict";

Fields json(Fields more = {}) {
  Fields fields{{"Content-Type", "application/json; charset=utf-8"}};
  fields.insert(fields.begin(), more.begin(), more.end());
  return fields;
}

TEST_F(DeskTest, MakesSomebodyNewOfABrowserThatShowsNothing) {
  const auto answer = ask("POST", "/api/session", json(), "{}");
  EXPECT_EQ(answer.status, 200U);
  const std::string user = "00000000-0000-4001-8000-000000000002";
  EXPECT_EQ(answer.body(), R"({"userId":")" + user + R"(","token":"session.)" + user +
                               R"(","expiresAt":1005000,"fresh":true})");
  EXPECT_EQ(field(answer, "set-cookie"), "teahouse=cookie." + user + cookie_age);
  EXPECT_EQ(field(answer, "cache-control"), "no-store");
  EXPECT_EQ(field(answer, "content-type"), "application/json");
}

TEST_F(DeskTest, KnowsABrowserByItsCookie) {
  const auto answer =
      ask("POST", "/api/session", json({{"cookie", "theme=dark; teahouse=cookie." + ana + "; x=y"}}), "{}");
  EXPECT_EQ(answer.body(),
            R"({"userId":")" + ana + R"(","token":"session.)" + ana + R"(","expiresAt":1005000})");
  EXPECT_EQ(field(answer, "set-cookie"), "teahouse=cookie." + ana + cookie_age) << "renewed";
}

TEST_F(DeskTest, KnowsABrowserWithoutACookieByItsToken) {
  const auto answer = ask("POST", "/api/session", json(), R"({"token":"session.)" + ana + R"("})");
  EXPECT_THAT(std::string(answer.body()), StartsWith(R"({"userId":")" + ana));
  EXPECT_EQ(field(answer, "set-cookie"), "teahouse=cookie." + ana + cookie_age);
}

TEST_F(DeskTest, BelievesTheCookieBeforeTheToken) {
  const std::string cookie = "teahouse=cookie." + ana;
  const auto answer =
      ask("POST", "/api/session", json({{"cookie", cookie}}), R"({"token":"session.)" + ben + R"("})");
  EXPECT_THAT(std::string(answer.body()), StartsWith(R"({"userId":")" + ana));
}

TEST_F(DeskTest, BelievesNeitherATamperedCookieNorATokenMadeForSomethingElse) {
  for (const auto& cookie : std::vector<std::string>{"teahouse=cookie.not-a-user", "teahouse=", "teahouse",
                                                     "xteahouse=cookie." + ana}) {
    const auto answer = ask("POST", "/api/session", json({{"cookie", cookie}}), "{}");
    EXPECT_THAT(std::string(answer.body()), HasSubstr(R"("fresh":true)")) << cookie;
    EXPECT_THAT(std::string(answer.body()), Not(HasSubstr(ana)));
  }
  const std::string session_as_cookie = "teahouse=session." + ana;
  EXPECT_THAT(std::string(ask("POST", "/api/session", json({{"cookie", session_as_cookie}}), "{}").body()),
              HasSubstr(R"("fresh":true)"));
  EXPECT_THAT(std::string(ask("POST", "/api/session", json(), R"({"token":"cookie.)" + ana + R"("})").body()),
              HasSubstr(R"("fresh":true)"));
}

TEST_F(SecureDeskTest, HoldsTheCookieToThisHost) {
  const std::string cookie = "teahouse=cookie." + ben + "; __Host-teahouse=cookie." + ana;
  const auto answer = ask("POST", "/api/session", json({{"cookie", cookie}}), "{}");
  EXPECT_THAT(std::string(answer.body()), StartsWith(R"({"userId":")" + ana));
  EXPECT_EQ(field(answer, "set-cookie"), "__Host-teahouse=cookie." + ana + cookie_age + "; Secure");
}

TEST_F(DeskTest, TellsNoOtherPageWhoSomebodyIs) {
  const std::string cookie = "teahouse=cookie." + ana;
  const auto status = [&](std::string_view name, std::string_view value) {
    return ask("POST", "/api/session", json({{"cookie", cookie}, {name, value}}), "{}").status;
  };
  EXPECT_EQ(status("origin", "http://tea.example:8080"), 200U);
  EXPECT_EQ(status("origin", "http://evil.example"), 403U);
  EXPECT_EQ(status("sec-fetch-site", "same-origin"), 200U);
  EXPECT_EQ(status("sec-fetch-site", "same-site"), 403U);
  EXPECT_EQ(status("sec-fetch-site", "cross-site"), 403U);
  EXPECT_EQ(status("sec-fetch-site", "none"), 403U);
  EXPECT_EQ(ask("POST", "/api/session", {{"content-type", "text/plain"}}, "{}").status, 415U);
  EXPECT_EQ(ask("POST", "/api/session", {}, "{}").status, 415U);
}

TEST_F(DeskTest, RefusesABodyThatIsNotWhatItSays) {
  for (const std::string_view body :
       {"", "[]", "{", "null", R"({"token":5})", R"({"token":null})", "{}x", "\xff"}) {
    EXPECT_EQ(ask("POST", "/api/session", json(), body).status, 400U) << body;
  }
  EXPECT_EQ(ask("POST", "/api/session", json(), R"({"else":[1,{"deep":true}]})").status, 200U);
}

}  // namespace
}  // namespace teahouse::http
