#include "media/found.hpp"

#include <string>
#include <utility>

#include "media/kind.hpp"
#include "media/picture.hpp"

namespace teahouse::media {
namespace {

std::optional<Picture> cleaned(Bytes& bytes, std::string_view type) {
  if (type == "image/jpeg") return clean_jpeg(bytes);
  if (type == "image/png") return clean_png(bytes);
  if (type == "image/gif") return clean_gif(bytes);
  return clean_webp(bytes);
}

}  // namespace

std::optional<Found> find_out(Source& source) {
  Bytes bytes(source);
  const Kind kind = kind_of(bytes);
  Found found;
  found.facts.type = kind.type;
  found.facts.shown = kind.handling == Handling::shown || kind.handling == Handling::picture;
  switch (kind.handling) {
    case Handling::uncleaned:
      return std::nullopt;
    case Handling::picture: {
      auto picture = cleaned(bytes, kind.type);
      if (!picture) return std::nullopt;
      found.facts.width = picture->width;
      found.facts.height = picture->height;
      found.pieces = std::move(picture->pieces);
      break;
    }
    case Handling::shown:
    case Handling::saved:
      found.pieces.keep(0, source.size());
  }
  found.facts.size = found.pieces.size();
  return found;
}

}  // namespace teahouse::media
