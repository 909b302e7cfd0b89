#pragma once

#include <optional>

#include "core/file.hpp"
#include "media/bytes.hpp"

namespace teahouse::media {

/// What a file was found to be, and the pieces that it is to become.
struct Found {
  FileFacts facts;
  Pieces pieces;
};

/// Nothing for a picture that cannot be cleaned.
std::optional<Found> find_out(Source& source);

}  // namespace teahouse::media
