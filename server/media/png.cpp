#include <algorithm>
#include <array>

#include <zlib.h>

#include "media/orientation.hpp"
#include "media/picture.hpp"

namespace teahouse::media {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";

/// What is the picture; all else says something about it.
constexpr std::array<std::string_view, 16> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                                "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "cICP",
                                                "pHYs", "acTL", "fcTL", "fdAT"};

std::string number(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(value >> static_cast<unsigned>(shift));
  return bytes;
}

std::string exif_chunk(std::uint32_t orientation) {
  const auto tiff = orientation_alone(orientation);
  const auto body = "eXIf" + tiff;
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return number(static_cast<std::uint32_t>(tiff.size())) + body + number(static_cast<std::uint32_t>(sum));
}

}  // namespace

std::optional<Picture> clean_png(Bytes& bytes) {
  if (!bytes.has(0, signature)) return std::nullopt;
  Picture picture;
  std::uint32_t turned = 1;
  bool has_data = false;
  picture.pieces.keep(0, signature.size());
  for (std::uint64_t at = signature.size(); at < bytes.size();) {
    const auto length = bytes.big(at, 4);
    const auto type = bytes.text(at + 4, 4);
    if (!length || *length > 0x7fffffffU || type.size() != 4) {
      if (has_data) break;
      return std::nullopt;
    }
    const auto end = at + 12 + *length;
    if (at == signature.size()) {
      if (type != "IHDR" || *length != 13) return std::nullopt;
      picture.width = bytes.big(at + 8, 4).value_or(0);
      picture.height = bytes.big(at + 12, 4).value_or(0);
      picture.pieces.keep(at, end - at);
      picture.pieces.part();
    } else if (type == "eXIf") {
      turned = orientation(bytes, at + 8);
    } else if (type != "IHDR" && std::ranges::find(kept, type) != kept.end()) {
      has_data = has_data || type == "IDAT";
      picture.pieces.keep(at, std::min(end, bytes.size()) - at);
    }
    if (picture.pieces.too_many()) return std::nullopt;
    if (type == "IEND") break;
    at = end;
  }
  if (!has_data || picture.width == 0 || picture.height == 0) return std::nullopt;
  if (turned != 1) {
    picture.pieces.make_early(1, exif_chunk(turned));
    if (is_turned(turned)) std::swap(picture.width, picture.height);
  }
  return picture;
}

}  // namespace teahouse::media
