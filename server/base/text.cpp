#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "base/check.hpp"

namespace teahouse {
namespace {

constexpr UChar32 braille_blank = 0x2800;
constexpr UChar32 null_notehead = 0x1d159;  // A symbol by its category, and drawn as nothing.
constexpr UChar32 zero_width_non_joiner = 0x200c;
constexpr UChar32 zero_width_joiner = 0x200d;
constexpr UChar32 text_selector = 0xfe0e;
constexpr UChar32 emoji_selector = 0xfe0f;
constexpr UChar32 black_flag = 0x1f3f4;
constexpr UChar32 nothing = -1;

// What UTS #39 advises. More of them climb over the lines above and below.
constexpr int marks_in_a_row_max = 4;

// 32 characters of ten code points each, and the longest emoji in use have ten.
constexpr std::size_t name_code_points_max = 320;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Of ASCII, those that are not kept, or not as they are.
bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
}

/// The code point at `at`, which is moved behind it. Bytes that are not UTF-8 are U+FFFD.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): ICU's macro.
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return c;
}

/// The code point that starts at `at`, if there is one.
UChar32 peek(std::string_view text, std::size_t at) {
  return at < text.size() ? next_code_point(text, at) : nothing;
}

bool is(UChar32 c, UProperty property) {
  return c >= 0 && u_hasBinaryProperty(c, property);
}

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool is_virama(UChar32 c) {
  return c >= 0 && u_getCombiningClass(c) == 9;
}

bool is_tag(UChar32 c) {
  return c >= 0xe0020 && c <= 0xe007f;
}

/// Whether c's shape depends on its neighbours, as Arabic letters' do.
bool joins(UChar32 c) {
  return c >= 0 && u_getIntPropertyValue(c, UCHAR_JOINING_TYPE) != U_JT_NON_JOINING;
}

bool is_mongolian(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  return c >= 0 && uscript_getScript(c, &error) == USCRIPT_MONGOLIAN;
}

bool is_emoji_part(UChar32 c) {
  return is(c, UCHAR_EXTENDED_PICTOGRAPHIC) || is(c, UCHAR_EMOJI_MODIFIER) || c == emoji_selector;
}

/// Whether an invisible character does something where it stands; one that does not makes two names that look
/// alike.
bool allowed_between(UChar32 before, UChar32 c, UChar32 after) {
  if (c == zero_width_joiner) {
    return is_virama(before) || is_virama(after) ||
           (is_emoji_part(before) && is(after, UCHAR_EXTENDED_PICTOGRAPHIC));
  }
  if (c == zero_width_non_joiner) return is_virama(before) || (joins(before) && joins(after));
  if (c == text_selector || c == emoji_selector) return is(before, UCHAR_EMOJI);
  if (is(c, UCHAR_VARIATION_SELECTOR)) return is(before, UCHAR_UNIFIED_IDEOGRAPH) || is_mongolian(before);
  return is_tag(c) && (before == black_flag || is_tag(before));
}

bool allowed_anywhere(UChar32 c) {
  constexpr std::uint32_t never =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return (U_GET_GC_MASK(c) & never) == 0 && !is(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool can_be_seen(UChar32 c) {
  return !u_isUWhiteSpace(c) && !is_mark(c) && (U_GET_GC_MASK(c) & (U_GC_CC_MASK | U_GC_CF_MASK)) == 0 &&
         !is(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && c != braille_blank && c != null_notehead;
}

std::string normalised(const icu::Normalizer2& normalizer, std::string_view text) {
  std::string result;
  result.reserve(text.size());
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode error = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                           nullptr, error);
  CHECK(U_SUCCESS(error), "valid UTF-8 can be normalised");
  return result;
}

const icu::Normalizer2& nfc() {
  UErrorCode error = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(error);
  CHECK(U_SUCCESS(error), "ICU has its tables");
  return *normalizer;
}

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode error = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error);
  CHECK(U_SUCCESS(error), "ICU has its tables");
  return *normalizer;
}

std::unique_ptr<icu::BreakIterator> make_breaks() {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
  CHECK(U_SUCCESS(error), "ICU has its tables");
  return breaks;
}

std::string with_single_spaces(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool space_waits = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    if (u_isUWhiteSpace(next_code_point(text, at))) {
      space_waits = !result.empty();
      continue;
    }
    if (space_waits) result += ' ';
    space_waits = false;
    result += text.substr(begin, at - begin);
  }
  return result;
}

/// Where the white space at the end begins.
std::size_t end_without_space(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!u_isUWhiteSpace(next_code_point(text, at))) end = at;
  }
  return end;
}

}  // namespace

std::size_t grapheme_count(std::string_view text) {
  if (is_ascii(text)) {
    std::size_t count = text.size();
    for (auto at = text.find("\r\n"); at != std::string_view::npos; at = text.find("\r\n", at + 2)) --count;
    return count;
  }
  // Making one costs more than many counts.
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = make_breaks();

  UErrorCode error = U_ZERO_ERROR;
  UText bytes = UTEXT_INITIALIZER;
  utext_openUTF8(&bytes, text.data(), static_cast<std::int64_t>(text.size()), &error);
  breaks->setText(&bytes, error);
  CHECK(U_SUCCESS(error), "ICU reads UTF-8");
  std::size_t count = 0;
  while (breaks->next() != icu::BreakIterator::DONE) ++count;
  utext_close(&bytes);
  return count;
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool is_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] > ' ' && text[at] < 0x7f) return true;
    if (can_be_seen(next_code_point(text, at))) return true;
  }
  return false;
}

std::string normalise_name(std::string_view name) {
  return with_single_spaces(is_ascii(name) ? std::string(name) : normalised(nfc(), name));
}

bool allowed_in_name(std::string_view name) {
  if (code_point_count(name) > name_code_points_max) return false;
  UChar32 before = nothing;
  int marks_in_a_row = 0;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = next_code_point(name, at);
    if (!allowed_anywhere(c) && !allowed_between(before, c, peek(name, at))) return false;
    marks_in_a_row = is_mark(c) ? marks_in_a_row + 1 : 0;
    if (marks_in_a_row > marks_in_a_row_max) return false;
    before = c;
  }
  return true;
}

std::string normalise_text(std::string_view text) {
  if (is_ascii(text) && std::ranges::none_of(text, is_control))
    return std::string(text.substr(0, end_without_space(text)));
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_code_point(text, at);
    if (c == '\r') {
      if (peek(text, at) != '\n') result += '\n';
    } else if (c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      result += '\n';
    } else if (c == '\n' || c == '\t' || u_charType(c) != U_CONTROL_CHAR) {
      result += text.substr(begin, at - begin);
    }
  }
  result.resize(end_without_space(result));
  return result;
}

std::string fold(std::string_view text) {
  if (!is_ascii(text)) return normalised(nfkc_casefold(), text);
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace teahouse
