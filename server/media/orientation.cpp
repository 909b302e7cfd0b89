#include "media/orientation.hpp"

#include <algorithm>

namespace teahouse::media {
namespace {

constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t tags_max = 512;

}  // namespace

std::uint32_t orientation(Bytes& bytes, std::uint64_t at) {
  const bool big = bytes.has(at, std::string_view("MM\0*", 4));
  if (!big && !bytes.has(at, std::string_view("II*\0", 4))) return 1;
  const auto number = [&](std::uint64_t place, unsigned count) {
    return (big ? bytes.big(place, count) : bytes.little(place, count)).value_or(0);
  };
  const std::uint64_t tags = at + number(at + 4, 4);
  const auto count = std::min(number(tags, 2), tags_max);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto tag = tags + 2 + std::uint64_t{i} * 12;
    if (number(tag, 2) != orientation_tag) continue;
    const auto said = number(tag + 8, 2);
    return said >= 1 && said <= 8 ? said : 1;
  }
  return 1;
}

std::string orientation_alone(std::uint32_t orientation) {
  std::string tiff("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 26);
  tiff[19] = static_cast<char>(orientation);
  return tiff;
}

}  // namespace teahouse::media
