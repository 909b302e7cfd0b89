#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace teahouse {

/// Appends a string in quotes: quotes, backslashes and control characters escaped, all else as it is.
void append_text(std::string_view text, std::string& out);

/// Appends a string in quotes that is known to need no escaping.
void append_word(std::string_view word, std::string& out);

void append_number(std::uint64_t number, std::string& out);

}  // namespace teahouse
