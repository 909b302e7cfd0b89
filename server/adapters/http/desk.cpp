#include "adapters/http/desk.hpp"

#include <algorithm>

#include "adapters/http/upgrade.hpp"

namespace teahouse::http {
namespace {

std::string_view reason(unsigned status) {
  switch (status) {
    case 408:
      return "too slow";
    case 413:
      return "the body is too large";
    case 431:
      return "the header is too large";
    default:
      return "not a request";
  }
}

}  // namespace

Answer Desk::answer(const Request& request) const {
  const auto host = request.field("host");
  if (!is_sound(request)) return refuse(400);

  Answer answer = route(request);
  if (answer.status != 101) add_strict_fields(answer, host, origins_.secure());
  return answer;
}

Answer Desk::refuse(unsigned status) const {
  auto answer = plain_answer(status, reason(status));
  add_strict_fields(answer, {}, origins_.secure());
  return answer;
}

Answer Desk::route(const Request& request) const {
  if (request.path == "/ws") return answer_upgrade(request, origins_);
  if (request.path == "/healthz")
    return request.is_read() ? plain_answer(200, "ok") : not_allowed("GET, HEAD");
  if (request.path == "/api/session") return session_.answer(request);
  if (request.path == "/api/push/key") return answer_push_key(request);
  return site_.answer(request);
}

Answer Desk::answer_push_key(const Request& request) const {
  if (!request.is_read()) return not_allowed("GET, HEAD");
  if (push_key_.empty()) return plain_answer(404, "this house does not push");
  return plain_answer(200, push_key_);
}

}  // namespace teahouse::http
