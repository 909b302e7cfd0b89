#pragma once

#include <cstdint>
#include <string>

#include "media/bytes.hpp"

namespace teahouse::media {

/// Which side of a picture is up, 1 to 8, as the TIFF structure at `at` of an Exif part says it; 1, which is
/// as it lies there, when nothing sensible is said.
std::uint32_t orientation(Bytes& bytes, std::uint64_t at);

/// Whether that side being up means that what lies there as its width is seen as its height.
inline bool is_turned(std::uint32_t orientation) {
  return orientation >= 5;
}

/// The smallest TIFF structure that says which side is up, and nothing else.
std::string orientation_alone(std::uint32_t orientation);

}  // namespace teahouse::media
