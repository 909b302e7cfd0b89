#include "base/find_text.hpp"

#include <algorithm>
#include <cstddef>

#include <unicode/utf8.h>

#include "base/letters.hpp"
#include "base/text.hpp"

namespace teahouse {
namespace {

constexpr std::size_t terms_max = 16;
constexpr std::size_t before_the_first = 60;  ///< Code points of an excerpt before what was found.

std::string utf8(std::u32string_view letters) {
  std::string text;
  for (const auto c : letters) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    text.append(reinterpret_cast<const char*>(bytes), length);
  }
  return text;
}

/// Calls with each stretch of one kind: where it begins, and its letters.
template <typename Use>
void for_each_run(const std::vector<Letter>& all, Use use) {
  std::u32string letters;
  for (std::size_t at = 0; at < all.size(); ++at) {
    letters += all[at].code;
    const bool ends = at + 1 == all.size() || all[at + 1].kind != all[at].kind;
    if (!ends) continue;
    if (all[at].kind != LetterKind::none) use(at + 1 - letters.size(), all[at].kind, letters);
    letters.clear();
  }
}

std::vector<TextRange> merged(std::vector<TextRange> ranges) {
  std::ranges::sort(ranges, {}, &TextRange::begin);
  std::vector<TextRange> result;
  for (const auto& range : ranges) {
    if (!result.empty() && range.begin <= result.back().begin + result.back().length) {
      auto& last = result.back();
      last.length = std::max(last.begin + last.length, range.begin + range.length) - last.begin;
    } else if (result.size() < Wanted::ranges_max) {
      result.push_back(range);
    } else {
      break;
    }
  }
  return result;
}

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::size_t bytes_of(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
    if (begins && code_points-- == 0) break;
  }
  return at;
}

}  // namespace

std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> result;
  for_each_run(letters_of(text), [&](std::size_t, LetterKind kind, std::u32string_view letters) {
    if (kind == LetterKind::word) return result.push_back(utf8(letters.substr(0, token_code_points)));
    for (std::size_t at = 0; at < letters.size(); ++at) {
      result.push_back(utf8(letters.substr(at, 1)));
      if (at + 1 < letters.size()) result.push_back(utf8(letters.substr(at, 2)));
    }
  });
  std::ranges::sort(result);
  const auto repeated = std::ranges::unique(result);
  result.erase(repeated.begin(), repeated.end());
  return result;
}

Wanted::Wanted(std::string_view query) {
  for_each_run(letters_of(query), [&](std::size_t, LetterKind kind, const std::u32string& letters) {
    const Term term{letters, kind == LetterKind::word};
    if (terms_.size() < terms_max && std::ranges::find(terms_, term) == terms_.end()) terms_.push_back(term);
  });
}

std::optional<std::vector<TextRange>> Wanted::in(std::string_view text) const {
  const auto all = letters_of(text);
  std::vector<TextRange> ranges;
  std::vector<bool> found(terms_.size());
  const auto note = [&](std::size_t term, std::size_t at) {
    found[term] = true;
    const auto begin = all[at].begin;
    const auto end = all[at + terms_[term].letters.size() - 1].end;
    ranges.push_back({begin, end - begin});
  };
  for_each_run(all, [&](std::size_t at, LetterKind kind, const std::u32string& letters) {
    for (std::size_t term = 0; term < terms_.size(); ++term) {
      const auto& wanted = terms_[term];
      if (wanted.is_begun != (kind == LetterKind::word)) continue;
      if (wanted.is_begun) {
        if (letters.starts_with(wanted.letters)) note(term, at);
        continue;
      }
      for (auto in = letters.find(wanted.letters); in != std::u32string::npos;
           in = letters.find(wanted.letters, in + wanted.letters.size())) {
        note(term, at + in);
      }
    }
  });
  if (std::ranges::find(found, false) != found.end()) return std::nullopt;
  return merged(std::move(ranges));
}

std::vector<std::string> Wanted::whole_tokens() const {
  std::vector<std::string> result;
  for (const auto& term : terms_) {
    if (term.is_begun) continue;
    const std::u32string_view letters = term.letters;
    if (letters.size() == 1) result.push_back(utf8(letters));
    for (std::size_t at = 0; at + 1 < letters.size(); ++at) result.push_back(utf8(letters.substr(at, 2)));
  }
  return result;
}

std::vector<std::string> Wanted::begun_tokens() const {
  std::vector<std::string> result;
  for (const auto& term : terms_) {
    if (term.is_begun) result.push_back(utf8(std::u32string_view(term.letters).substr(0, token_code_points)));
  }
  return result;
}

bool has_link(std::string_view text) {
  const auto lower = fold(text);
  if (lower.find("http://") != std::string::npos || lower.find("https://") != std::string::npos) return true;
  for (auto at = lower.find("www."); at != std::string::npos; at = lower.find("www.", at + 1)) {
    if (at == 0 || !is_alphanumeric(lower[at - 1])) return true;
  }
  return false;
}

bool has_code(std::string_view text) {
  const auto begin = text.find('`');
  const auto end =
      begin == std::string_view::npos ? begin : text.find('`', text.find_first_not_of('`', begin));
  return end != std::string_view::npos;
}

std::string excerpt(std::string_view text, std::vector<TextRange>& ranges) {
  const auto count = code_point_count(text);
  if (count <= excerpt_code_points) return std::string(text);
  const std::size_t first = ranges.empty() ? 0 : ranges.front().begin;
  const auto last_begin = count - excerpt_code_points;
  const auto begin = std::min(first > before_the_first ? first - before_the_first : 0, last_begin);
  const auto end = begin + excerpt_code_points;
  const bool cut_before = begin > 0;
  std::erase_if(ranges, [&](const auto& range) { return range.begin >= end; });
  for (auto& range : ranges) {
    range.length = static_cast<std::uint32_t>(std::min<std::size_t>(range.length, end - range.begin));
    range.begin = static_cast<std::uint32_t>(range.begin - begin + (cut_before ? 1 : 0));
  }
  text.remove_prefix(bytes_of(text, begin));
  return (cut_before ? "…" : "") + std::string(text.substr(0, bytes_of(text, excerpt_code_points))) +
         (end < count ? "…" : "");
}

}  // namespace teahouse
