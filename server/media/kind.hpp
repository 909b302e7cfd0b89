#pragma once

#include <cstdint>
#include <string_view>

#include "media/bytes.hpp"

namespace teahouse::media {

enum class Handling : std::uint8_t {
  shown,      ///< As what it is, where it is fetched.
  picture,    ///< The same, once it was cleaned.
  saved,      ///< Only to be saved.
  uncleaned,  ///< A picture that may say where it was taken, and from which we cannot cut that.
};

struct Kind {
  std::string_view type = "application/octet-stream";
  Handling handling = Handling::saved;
};

/// What the bytes are, found in them alone. What a browser could run or follow (HTML, SVG and all XML, PDF)
/// is never to be shown, nor is what nobody knows.
Kind kind_of(Bytes& bytes);

}  // namespace teahouse::media
