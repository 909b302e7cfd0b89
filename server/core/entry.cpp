#include "core/entry.hpp"

#include <algorithm>

namespace teahouse {
namespace {

/// Ids, positions, times and the names of the fields; every id has a bound.
constexpr std::size_t around_the_words = 480;

std::size_t quoted_bytes(std::string_view text) {
  const auto escaped = [](char c) { return c == '"' || c == '\\' || c == '\n' || c == '\t'; };
  return text.size() + static_cast<std::size_t>(std::ranges::count_if(text, escaped));
}

}  // namespace

std::size_t frame_bytes(const Entry& entry) {
  const auto* const said = std::get_if<Said>(&entry.what);
  return around_the_words + quoted_bytes(entry.author.name) +
         (said == nullptr ? 0 : quoted_bytes(said->text));
}

}  // namespace teahouse
