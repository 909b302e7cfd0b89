#include "base/uuid.hpp"

#include <array>

namespace teahouse {
namespace {

constexpr std::array<std::size_t, 4> dashes{8, 13, 18, 23};

std::optional<unsigned> hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

bool is_dash(std::size_t at) {
  return at == dashes[0] || at == dashes[1] || at == dashes[2] || at == dashes[3];
}

}  // namespace

Uuid Uuid::random(std::uint64_t high, std::uint64_t low) {
  return {(high & ~0xf000ULL) | 0x4000ULL, (low & ~(0x3ULL << 62)) | (0x2ULL << 62)};
}

Uuid Uuid::ordered(std::uint64_t milliseconds, std::uint64_t high, std::uint64_t low) {
  return {milliseconds << 16 | 0x7000ULL | (high & 0xfffULL), random(high, low).low};
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::array<std::uint64_t, 2> halves{};
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_dash(at)) {
      if (text[at] != '-') return std::nullopt;
      continue;
    }
    const auto value = hex_value(text[at]);
    if (!value) return std::nullopt;
    auto& half = halves.at(digits / 16);
    half = half << 4 | *value;
    ++digits;
  }
  return Uuid{halves[0], halves[1]};
}

std::string Uuid::text() const {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text(36, '-');
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_dash(at)) continue;
    const auto half = digits < 16 ? high : low;
    text[at] = hex[half >> (60 - 4 * (digits % 16)) & 0xf];
    ++digits;
  }
  return text;
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  // The finaliser of SplitMix64 (Steele, Lea, Flood, 2014), once over each input.
  const auto finish = [](std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
  };
  return finish(finish(a + 0x9e3779b97f4a7c15ULL) + b);
}

}  // namespace teahouse
