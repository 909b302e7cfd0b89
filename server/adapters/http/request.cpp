#include "adapters/http/request.hpp"

#include <algorithm>

namespace teahouse::http {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view Request::field(std::string_view name) const {
  for (const auto& [field_name, value] : fields) {
    if (equal_ignoring_case(field_name, name)) return value;
  }
  return {};
}

bool Request::has(std::string_view name) const {
  return std::ranges::any_of(fields,
                             [&](const auto& field) { return equal_ignoring_case(field.first, name); });
}

Answer plain_answer(unsigned status, std::string_view words) {
  Answer answer{.status = status, .fields = {}, .text = std::string(words) + "\n"};
  answer.add("content-type", "text/plain; charset=utf-8");
  answer.add("cache-control", "no-store");
  return answer;
}

Answer not_allowed(std::string_view methods) {
  auto answer = plain_answer(405, "not allowed here");
  answer.add("allow", std::string(methods));
  return answer;
}

bool equal_ignoring_case(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool list_has(std::string_view list, std::string_view item) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    const auto one = list.substr(0, comma);
    if (equal_ignoring_case(trimmed(one.substr(0, one.find(';'))), item)) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

}  // namespace teahouse::http
