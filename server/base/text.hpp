#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace teahouse {

/// Questions about UTF-8 text that need Unicode's tables (ICU). All take valid UTF-8, keep no state, any
/// thread.

/// How many characters a person would count: extended grapheme clusters (UAX #29).
std::size_t grapheme_count(std::string_view text);

/// How many code points.
std::size_t code_point_count(std::string_view text);

/// Whether there is anything to see: at least one character that is neither white space nor invisible
/// (control, format, default-ignorable, the Hangul fillers, the braille blank, a combining mark on nothing).
bool is_visible(std::string_view text);

/// A name as it is kept: NFC, white space at the ends cut and runs of it made one space.
std::string normalise_name(std::string_view name);

/// Whether every character may stand in a name: no control, no line break, no bidirectional override or
/// isolate, no private use, no unassigned, no default-ignorable but the joiners and selectors that emoji and
/// Indic, Arabic and Mongolian scripts need, and those only where they do something. At most four combining
/// marks in a row, and 320 code points in all: a single "character" can have any number of them.
bool allowed_in_name(std::string_view name);

/// Text as it is kept: line breaks made \n, white space cut at the end, control characters but \n and \t left
/// out, everything else as it was typed.
std::string normalise_text(std::string_view text);

/// For finding: NFKC, case folded, the same for ＡＢＣ and abc.
std::string fold(std::string_view text);

}  // namespace teahouse
