#include "adapters/http/range.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/http/request.hpp"

namespace teahouse::http {

std::optional<std::uint64_t> natural(std::string_view text) {
  std::uint64_t number = 0;
  const auto* const end = text.data() + text.size();
  const bool begins = !text.empty() && text.front() >= '0' && text.front() <= '9';
  const auto read = std::from_chars(text.data(), end, number);
  return begins && read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

Asked asked_range(std::string_view field, std::uint64_t size) {
  const Asked whole{RangeKind::whole, {0, size}};
  constexpr std::string_view unit = "bytes=";
  if (!equal_ignoring_case(field.substr(0, unit.size()), unit)) return whole;
  const auto range = trimmed(field.substr(unit.size()));
  const auto dash = range.find('-');
  if (dash == std::string_view::npos) return whole;
  const auto first = natural(range.substr(0, dash));
  const auto last = natural(range.substr(dash + 1));
  if (dash == 0) {  // So many at the end.
    if (!last) return whole;
    const auto count = std::min(*last, size);
    return count == 0 ? Asked{RangeKind::unsatisfiable, {}} : Asked{RangeKind::part, {size - count, count}};
  }
  const bool is_open = dash + 1 == range.size();
  if (!first || (!last && !is_open) || (last && *last < *first)) return whole;
  if (*first >= size) return {RangeKind::unsatisfiable, {}};
  const auto end = last ? std::min(*last, size - 1) + 1 : size;
  return {RangeKind::part, {*first, end - *first}};
}

}  // namespace teahouse::http
