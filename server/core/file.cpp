#include "core/file.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace teahouse {
namespace {

constexpr std::size_t name_code_points = 120;
constexpr std::size_t ending_bytes_max = 12;  ///< Of `.tar.gz` and the like, which a cut name keeps.

bool begins_one(char c) {
  return (static_cast<unsigned char>(c) & 0xc0U) != 0x80;
}

/// Where the code point after the one at `at` begins.
std::size_t after(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && !begins_one(text[at])) ++at;
  return at;
}

/// Without the characters that no name may have, each looked at alone: what a person could not see, or what
/// would turn the rest around, so that `gpj.exe` is read as `exe.jpg`.
std::string seen(std::string_view name) {
  std::string kept;
  for (std::size_t at = 0; at < name.size();) {
    const auto next = after(name, at);
    const auto one = name.substr(at, next - at);
    at = next;
    if (one == "/" || one == "\\" || one == ":") {
      kept += '_';
    } else if (one == " " || allowed_in_name(one)) {
      kept += one;
    }
  }
  return kept;
}

std::string cut(const std::string& name) {
  if (code_point_count(name) <= name_code_points) return name;
  const auto dot = name.rfind('.');
  const bool keeps = dot != std::string::npos && name.size() - dot <= ending_bytes_max;
  const auto ending = keeps ? name.substr(dot) : std::string();
  const auto room = name_code_points - code_point_count(ending);
  std::size_t at = 0;
  for (std::size_t count = 0; count < room; ++count) at = after(name, at);
  return name.substr(0, at) + ending;
}

}  // namespace

std::string name_of_file(std::string_view name) {
  // Some browsers give the whole place; what it is called is behind the last separator.
  const auto place = name.find_last_of("/\\");
  if (place != std::string_view::npos && place + 1 < name.size()) name.remove_prefix(place + 1);
  auto kept = normalise_name(cut(normalise_name(seen(name))));
  // A name that begins with a dot hides itself where it is saved.
  kept.erase(0, kept.find_first_not_of(". "));
  if (!is_visible(kept)) return "file";
  return kept == "preview" ? "preview.file" : kept;
}

}  // namespace teahouse
