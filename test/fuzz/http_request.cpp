// A request in lines: the method, the path, the fields as `name: value`, an empty line, the body. What is on
// the wire before that is Beast's.

#include <algorithm>
#include <array>
#include <string>

#include <simdjson.h>

#include "adapters/http/desk.hpp"
#include "adapters/http/fake_house.hpp"
#include "base/check.hpp"
#include "fuzz/input.hpp"

namespace teahouse::http {
namespace {

constexpr std::string_view friendly = "https://chat.example";

Request request_of(fuzz::Input& input) {
  Request request;
  request.method = input.until('\n');
  request.path = input.until('\n');
  for (auto line = input.until('\n'); !line.empty(); line = input.until('\n')) {
    const auto colon = std::min(line.find(':'), line.size());
    request.fields.emplace_back(line.substr(0, colon),
                                trimmed(line.substr(std::min(colon + 1, line.size()))));
  }
  request.body = input.rest();
  return request;
}

std::string_view field(const Answer& answer, std::string_view name) {
  const auto found = std::ranges::find(answer.fields, name, [](const auto& field) { return field.first; });
  return found == answer.fields.end() ? std::string_view() : std::string_view(found->second);
}

bool is_one_line(std::string_view value) {
  return std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

/// Whether the page that made the browser ask is ours or a friend's; said once more, in the plainest words.
bool is_from_friend(const Request& request, bool secure) {
  if (!request.has("origin")) return true;
  const auto own = std::string(secure ? "https://" : "http://") + std::string(request.field("host"));
  return equal_ignoring_case(request.field("origin"), own) ||
         equal_ignoring_case(request.field("origin"), friendly);
}

void judge_upgrade(const Request& request, const Answer& answer, bool secure) {
  CHECK(request.path == "/ws" && request.method == "GET", "WebSocket is spoken at its own path");
  CHECK(is_from_friend(request, secure), "no foreign page speaks WebSocket with us");
  CHECK(field(answer, "sec-websocket-accept").size() == 28, "an upgrade proves that the key was read");
  CHECK(answer.body().empty(), "an upgrade has no body");
}

void judge_strictness(const Answer& answer, bool secure) {
  CHECK(field(answer, "content-security-policy").starts_with("default-src 'none'; script-src 'self';") &&
            field(answer, "x-content-type-options") == "nosniff",
        "no answer leaves without the strict fields");
  CHECK(field(answer, "strict-transport-security").empty() != secure,
        "browsers stay with TLS where there is TLS");
}

void judge_cookie(const Request& request, const Answer& answer, bool secure) {
  CHECK(request.path == "/api/session" && request.method == "POST" && answer.status == 200,
        "a cookie is for who asks for a session");
  CHECK(is_from_friend(request, secure), "no foreign page is given a session");
  CHECK(field(answer, "cache-control") == "no-store", "nobody keeps a session");
  simdjson::dom::parser parser;
  CHECK(parser.parse(answer.text).error() == simdjson::SUCCESS, "a session is JSON");
}

void judge(const Request& request, bool secure) {
  const StillClock clock;
  CountingRandom random;
  const PlainIdentity identity;
  const Desk desk(Origins(secure, {std::string(friendly)}), identity, clock, random, small_site());
  const auto answer = desk.answer(request);

  constexpr std::array<unsigned, 9> statuses{101, 200, 304, 400, 403, 404, 405, 415, 426};
  CHECK(std::ranges::find(statuses, answer.status) != statuses.end(), "there is a word for every request");
  for (const auto& [name, value] : answer.fields)
    CHECK(is_one_line(value), "no answer has more fields than we gave it");
  CHECK(answer.status == 400 || is_host(request.field("host")), "who names no host is answered nothing");
  CHECK(answer.status != 304 || answer.body().empty(), "what the client has is not sent");
  if (answer.status == 101) return judge_upgrade(request, answer, secure);
  judge_strictness(answer, secure);
  if (!field(answer, "set-cookie").empty()) judge_cookie(request, answer, secure);
}

}  // namespace
}  // namespace teahouse::http

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  teahouse::fuzz::Input input(bytes, size);
  const auto request = teahouse::http::request_of(input);
  for (const bool secure : {false, true}) teahouse::http::judge(request, secure);
  return 0;
}
