#include "base/emoji.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.hpp"

namespace teahouse {
namespace {

constexpr UChar32 emoji_selector = 0xfe0f;
constexpr UChar32 enclosing_keycap = 0x20e3;

// The flags of regions have seven code points, the longest families ten.
constexpr std::size_t bytes_max = 64;

bool is(UChar32 c, UProperty property) {
  return u_hasBinaryProperty(c, property) != 0;
}

std::vector<UChar32> code_points(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::vector<UChar32> points;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): ICU's macro.
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    points.push_back(c);
  }
  return points;
}

void append(UChar32 c, std::string& out) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// What an emoji is made of; the digits are, for keycaps.
bool is_part(UChar32 c) {
  return is(c, UCHAR_EXTENDED_PICTOGRAPHIC) || is(c, UCHAR_EMOJI_COMPONENT);
}

bool is_picture(const std::vector<UChar32>& points) {
  return std::ranges::any_of(
             points, [](UChar32 c) { return is(c, UCHAR_EXTENDED_PICTOGRAPHIC) || c == enclosing_keycap; }) ||
         std::ranges::count_if(points, [](UChar32 c) { return is(c, UCHAR_REGIONAL_INDICATOR); }) == 2;
}

}  // namespace

std::optional<std::string> one_emoji(std::string_view text) {
  if (text.empty() || text.size() > bytes_max || grapheme_count(text) != 1) return std::nullopt;
  std::vector<UChar32> points = code_points(text);
  if (!std::ranges::all_of(points, is_part) || !is_picture(points)) return std::nullopt;

  std::erase(points, emoji_selector);
  std::string whole;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const UChar32 c = points[at];
    append(c, whole);
    const bool drawn_as_text = is(c, UCHAR_EMOJI) && !is(c, UCHAR_EMOJI_PRESENTATION);
    const bool has_skin = at + 1 < points.size() && is(points[at + 1], UCHAR_EMOJI_MODIFIER);
    if (drawn_as_text && !has_skin) append(emoji_selector, whole);
  }
  return whole;
}

}  // namespace teahouse
