#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace teahouse {

// A text letter by letter, as it is compared when somebody looks for words: NFKC, case folded, without the
// accents of Latin, Greek and Cyrillic letters.

/// How a letter is looked for: alone, as in scripts that are written without spaces, or as part of a word.
enum class LetterKind : std::uint8_t { none, letter_by_letter, word };

/// A code point as it is compared, and which ones of the text it comes from.
struct Letter {
  char32_t code = 0;
  LetterKind kind = LetterKind::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Takes valid UTF-8; any thread.
std::vector<Letter> letters_of(std::string_view text);

}  // namespace teahouse
