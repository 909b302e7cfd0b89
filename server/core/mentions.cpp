#include "core/mentions.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace teahouse {
namespace {

/// Before an at sign these make it an address of mail; behind a name that ends in one, another word.
bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Lines that quote what was said before, perhaps somewhere else, call nobody again.
std::string without_quoted(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    const auto first = line.find_first_not_of(' ');
    const bool is_quoted = first <= 3 && line[first] == '>';
    if (!is_quoted) kept += line;
    text.remove_prefix(end);
  }
  return kept;
}

}  // namespace

bool Called::is_possible(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find("\xEF\xBC\xA0") != std::string_view::npos;
}

// Folding makes a wide at sign a narrow one.
Called::Called(std::string_view text)
    : folded_(is_possible(text) ? fold(without_quoted(text)) : std::string()) {}

bool Called::has(std::string_view name) const {
  const std::string called = folded_.empty() ? std::string() : fold(name);
  if (called.empty()) return false;
  for (auto at = folded_.find('@'); at != std::string::npos; at = folded_.find('@', at + 1)) {
    if (at > 0 && is_latin(folded_[at - 1])) continue;
    const std::string_view rest = std::string_view(folded_).substr(at + 1);
    if (!rest.starts_with(called)) continue;
    const bool goes_on = rest.size() > called.size() && is_latin(rest[called.size()]);
    if (!(is_latin(called.back()) && goes_on)) return true;
  }
  return false;
}

}  // namespace teahouse
