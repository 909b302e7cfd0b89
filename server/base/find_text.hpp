#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace teahouse {

// How words are found in texts: case, width and accents ignored (NFKC, case folded, without the accents of
// Latin, Greek and Cyrillic letters). Scripts that are written without spaces between the words (Han, Kana,
// Hangul, Thai and its neighbours; emoji too) are looked at letter by letter, and are found wherever they
// stand; other words are found by how they begin. All take valid UTF-8, keep no state, any thread.

/// Part of a text, in code points.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;

  bool operator==(const TextRange&) const = default;
};

/// What an index keeps of a text, sorted, each once: of scripts without spaces every letter and every two
/// that follow each other, of others the words, cut at token_code_points. Letters, digits and emoji alone, so
/// that an index can keep other things beside them under names with other characters.
std::vector<std::string> tokens(std::string_view text);

constexpr std::size_t token_code_points = 24;

/// What somebody looks for: all of its words, in any order.
class Wanted {
 public:
  explicit Wanted(std::string_view query);

  /// Nothing to look for.
  bool is_empty() const { return terms_.empty(); }

  /// Whether the text has all the words, and where: in order, none over another, at most ranges_max. A text
  /// that has them has all of whole_tokens(), and for each of begun_tokens() one that begins so.
  std::optional<std::vector<TextRange>> in(std::string_view text) const;
  static constexpr std::size_t ranges_max = 32;

  std::vector<std::string> whole_tokens() const;
  std::vector<std::string> begun_tokens() const;

 private:
  struct Term {
    std::u32string letters;
    bool is_begun = false;  ///< A word of which this is the beginning.
    bool operator==(const Term&) const = default;
  };
  std::vector<Term> terms_;
};

/// What a text has beside words: a link (http://, https:// or www.), code (between backticks).
bool has_link(std::string_view text);
bool has_code(std::string_view text);

/// So much of a text as is shown where it was found, from shortly before the first range on, at most
/// excerpt_code_points and an ellipsis where it is cut. The ranges are moved with it, and those outside left
/// out.
std::string excerpt(std::string_view text, std::vector<TextRange>& ranges);

constexpr std::size_t excerpt_code_points = 240;

}  // namespace teahouse
