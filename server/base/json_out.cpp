#include "base/json_out.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstring>

namespace teahouse {
namespace {

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

constexpr std::uint64_t each(std::uint64_t byte) {
  return byte * 0x0101010101010101;
}

/// Whether one of eight bytes needs escaping, in a few steps for all: nearly all text passes by eights.
bool one_needs_escape(std::uint64_t eight) {
  const auto some_below = [](std::uint64_t bytes, std::uint64_t limit) {
    return (bytes - each(limit)) & ~bytes & each(0x80);
  };
  return (some_below(eight, 0x20) | some_below(eight ^ each('"'), 1) | some_below(eight ^ each('\\'), 1)) !=
         0;
}

/// The first place from `at` on where a byte needs escaping, or the end.
std::size_t find_escape(std::string_view text, std::size_t at) {
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (one_needs_escape(eight)) break;
  }
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
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
  for (auto at = find_escape(text, 0); at < text.size(); at = find_escape(text, copied)) {
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

}  // namespace teahouse
