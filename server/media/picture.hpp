#pragma once

#include <cstdint>
#include <optional>

#include "media/bytes.hpp"

namespace teahouse::media {

// Pictures without what they say beside the picture: where and when it was taken and by what, comments, a
// small picture of what it was before it was cut, what stands behind the end. Nothing is decoded, only the
// parts are walked through, so that little can go wrong with hostile bytes; and what is not known to be of
// the picture is not kept. Which side is up is said again in the fewest bytes there are for it.

/// What a picture becomes, and how large it is seen.
struct Picture {
  Pieces pieces;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

// Nothing, if the bytes are not such a picture from beginning to end; it may be cut off in its last part.

std::optional<Picture> clean_jpeg(Bytes& bytes);
std::optional<Picture> clean_png(Bytes& bytes);
std::optional<Picture> clean_webp(Bytes& bytes);
std::optional<Picture> clean_gif(Bytes& bytes);

}  // namespace teahouse::media
