#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace teahouse::http {

/// A part of a body that has `size` bytes.
struct Range {
  std::uint64_t at = 0;
  std::uint64_t size = 0;
};

enum class RangeKind { whole, part, unsatisfiable };

struct Asked {
  RangeKind kind = RangeKind::whole;
  Range range;  ///< Of a whole, all of it.
};

/// What a field Range asks for (RFC 9110, section 14). Several ranges, other units and what is written wrong
/// are passed over: the whole is a good answer to them.
Asked asked_range(std::string_view field, std::uint64_t size);

/// A number in decimal digits and nothing else.
std::optional<std::uint64_t> natural(std::string_view text);

}  // namespace teahouse::http
