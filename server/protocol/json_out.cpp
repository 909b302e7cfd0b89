#include "protocol/json_out.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace teahouse::protocol {
namespace {

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escaped(char c, std::string& out) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += R"(\")";
      return;
    case '\\':
      out += R"(\\)";
      return;
    case '\n':
      out += R"(\n)";
      return;
    case '\t':
      out += R"(\t)";
      return;
    default:
      out += R"(\u00)";
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[static_cast<unsigned char>(c) & 0xf];
  }
}

}  // namespace

void append_text(std::string_view text, std::string& out) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!needs_escape(text[at])) continue;
    out += text.substr(copied, at - copied);
    append_escaped(text[at], out);
    copied = at + 1;
  }
  out += text.substr(copied);
  out += '"';
}

void append_word(std::string_view word, std::string& out) {
  out += '"';
  out += word;
  out += '"';
}

void append_number(std::uint64_t number, std::string& out) {
  std::array<char, 20> digits;  // 2^64 - 1 has 20.
  const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
  static_cast<void>(error);  // There is room for every number.
  out.append(digits.begin(), end);
}

}  // namespace teahouse::protocol
