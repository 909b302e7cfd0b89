#include "adapters/http/session.hpp"

#include <optional>

#include <simdjson.h>

#include "adapters/http/who.hpp"
#include "base/check.hpp"

namespace teahouse::http {
namespace {

/// The longest that browsers keep a cookie.
constexpr std::chrono::seconds cookie_age = std::chrono::hours{24 * 400};

std::string cookie(std::string_view value, bool secure) {
  std::string text(cookie_name(secure));
  text += '=';
  text += value;
  text += "; Max-Age=" + std::to_string(cookie_age.count()) + "; Path=/; HttpOnly; SameSite=Strict";
  if (secure) text += "; Secure";
  return text;
}

/// The token of a body, empty if it has none; nothing if the body is not an object, or its token not a
/// string.
std::optional<std::string> token_in(std::string_view body) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(simdjson::padded_string(body)).get_object().get(object) != simdjson::SUCCESS)
    return std::nullopt;
  simdjson::dom::element token;
  if (object["token"].get(token) != simdjson::SUCCESS) return std::string();
  std::string_view text;
  if (token.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
  return std::string(text);
}

bool is_json(std::string_view content_type) {
  return equal_ignoring_case(trimmed(content_type.substr(0, content_type.find(';'))), "application/json");
}

}  // namespace

Answer SessionDesk::answer(const Request& request) const {
  if (request.method != "POST") return not_allowed("POST");
  if (!may_change(request, origins_)) return plain_answer(403, "not from that page");
  if (!is_json(request.field("content-type"))) return plain_answer(415, "the body is application/json");
  const auto shown = token_in(request.body);
  if (!shown) return plain_answer(400, "the body is {} or {\"token\": \"...\"}");

  const bool secure = origins_.secure();
  const auto now = clock_.now().wall;
  const auto known = [&](std::string_view token, Purpose purpose) -> std::optional<UserId> {
    if (token.empty()) return std::nullopt;
    const auto claims = identity_.verify(token, purpose, now);
    if (!claims) return std::nullopt;
    return claims->user;
  };
  auto user = known(shown_cookie(request, secure), Purpose::cookie);
  if (!user) user = known(*shown, Purpose::session);
  const bool fresh = !user;
  if (fresh) user = UserId{random_.uuid()};

  const auto token = identity_.issue(*user, Purpose::session, now);
  CHECK(token.text.find_first_of("\"\\") == std::string::npos, "a token needs no escape in JSON");
  Answer answer{.status = 200, .fields = {}, .text = {}};
  answer.text = R"({"userId":")" + user->value.text() + R"(","token":")" + token.text + R"(","expiresAt":)" +
                std::to_string(token.expires.time_since_epoch().count()) +
                (fresh ? R"(,"fresh":true})" : "}");
  answer.add("content-type", "application/json");
  answer.add("cache-control", "no-store");
  answer.add("set-cookie", cookie(identity_.issue(*user, Purpose::cookie, now).text, secure));
  return answer;
}

}  // namespace teahouse::http
