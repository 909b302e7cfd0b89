#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace teahouse {

/// 128 bits that name something. Text is the form of RFC 9562, lower case: 8-4-4-4-12.
struct Uuid {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  /// Random bits made into a version 4 UUID.
  static Uuid random(std::uint64_t high, std::uint64_t low);

  /// Version 7: 48 bits of time, in milliseconds since 1970, before 74 random ones. What is kept in the order
  /// of such names lies together when it was made together, where random ones are strewn over the whole of
  /// it.
  static Uuid ordered(std::uint64_t milliseconds, std::uint64_t high, std::uint64_t low);

  /// Nothing unless the text is exactly 36 characters of the form above; upper case is accepted.
  static std::optional<Uuid> parse(std::string_view text);

  std::string text() const;

  auto operator<=>(const Uuid&) const = default;
};

/// A well-mixed 64-bit value of two; no secret, and no defence against chosen inputs.
std::uint64_t mix(std::uint64_t a, std::uint64_t b);

}  // namespace teahouse

template <>
struct std::hash<teahouse::Uuid> {
  std::size_t operator()(const teahouse::Uuid& uuid) const noexcept {
    return static_cast<std::size_t>(uuid.high * 0x9e3779b97f4a7c15ULL ^ uuid.low);
  }
};
