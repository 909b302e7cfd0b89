#include "base/letters.hpp"

#include <string>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "base/check.hpp"

namespace teahouse {
namespace {

UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): ICU's macro.
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return c;
}

const icu::Normalizer2& instance(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* normalizer = get(error);
  CHECK(U_SUCCESS(error), "ICU has its tables");
  return *normalizer;
}

UScriptCode script(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(c, &error);
}

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

LetterKind kind(UChar32 c) {
  if (c < 0x80) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return is_word ? LetterKind::word : LetterKind::none;
  }
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) return LetterKind::letter_by_letter;
  if (!u_isalnum(c) && !is_mark(c)) return LetterKind::none;
  switch (script(c)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HANGUL:
    case USCRIPT_YI:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return LetterKind::letter_by_letter;
    default:
      return c == 0x30fc ? LetterKind::letter_by_letter : LetterKind::word;  // ー, which two scripts share.
  }
}

bool loses_accents(UChar32 c) {
  const auto of = script(c);
  return of == USCRIPT_LATIN || of == USCRIPT_GREEK || of == USCRIPT_CYRILLIC;
}

/// Writes down a text as it is compared.
class Folding {
 public:
  explicit Folding(std::string_view text) {
    letters_.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) take(text, at);
  }

  std::vector<Letter> result() && { return std::move(letters_); }

 private:
  /// Takes what is normalised together, as a rule one character.
  void take(std::string_view text, std::size_t& at) {
    const auto begin = at;
    const auto c = next_code_point(text, at);
    const bool is_plain = c < 0x80;
    if (is_plain && (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80)) {
      ++from_;
      return put(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c, from_ - 1);
    }
    auto end = from_ + 1;
    while (at < text.size()) {
      auto after = at;
      if (nfkc_.hasBoundaryBefore(next_code_point(text, after))) break;
      at = after;
      ++end;
    }
    std::string whole;
    icu::StringByteSink<std::string> sink(&whole);
    UErrorCode error = U_ZERO_ERROR;
    const auto segment = text.substr(begin, at - begin);
    nfkc_.normalizeUTF8(0, icu::StringPiece(segment.data(), static_cast<std::int32_t>(segment.size())), sink,
                        nullptr, error);
    CHECK(U_SUCCESS(error), "valid UTF-8 can be normalised");
    const auto start = from_;
    from_ = end;
    for (std::size_t in = 0; in < whole.size();) put(next_code_point(whole, in), start);
  }

  void put(UChar32 c, std::uint32_t begin) {
    if (c < 0x80) {
      bare_ = true;
    } else if (is_mark(c)) {
      if (bare_) return;
    } else {
      bare_ = loses_accents(c);
      if (bare_) c = without_accents(c);
    }
    letters_.push_back({static_cast<char32_t>(c), kind(c), begin, from_});
  }

  UChar32 without_accents(UChar32 c) const {
    icu::UnicodeString parts;
    return nfd_.getDecomposition(c, parts) ? parts.char32At(0) : c;
  }

  const icu::Normalizer2& nfkc_ = instance(icu::Normalizer2::getNFKCCasefoldInstance);
  const icu::Normalizer2& nfd_ = instance(icu::Normalizer2::getNFDInstance);
  std::vector<Letter> letters_;
  std::uint32_t from_ = 0;  // Code points that were taken.
  bool bare_ = false;       // The letter before loses its accents.
};

}  // namespace

std::vector<Letter> letters_of(std::string_view text) {
  return Folding(text).result();
}

}  // namespace teahouse
