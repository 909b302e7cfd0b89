#include <utility>

#include "media/orientation.hpp"
#include "media/picture.hpp"

namespace teahouse::media {
namespace {

constexpr std::uint64_t header_bytes = 12;  ///< RIFF, size, WEBP.
constexpr std::uint32_t has_exif = 0x08;
constexpr std::uint32_t has_xmp = 0x04;

std::string little(std::uint64_t value) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift);
  return bytes;
}

/// How large a picture of one chunk is; RFC 6386, section 9.1, and RFC 9649, section 3.4.
void take_size(Bytes& bytes, std::uint64_t data, std::string_view type, Picture& picture) {
  if (type == "VP8 " && bytes.has(data + 3, "\x9d\x01\x2a")) {
    picture.width = bytes.little(data + 6, 2).value_or(0) & 0x3fffU;
    picture.height = bytes.little(data + 8, 2).value_or(0) & 0x3fffU;
  } else if (type == "VP8L" && bytes.byte(data) == 0x2fU) {
    const auto bits = bytes.little(data + 1, 4).value_or(0);
    picture.width = (bits & 0x3fffU) + 1;
    picture.height = (bits >> 14U & 0x3fffU) + 1;
  }
}

}  // namespace

std::optional<Picture> clean_webp(Bytes& bytes) {
  if (!bytes.has(0, "RIFF") || !bytes.has(8, "WEBP")) return std::nullopt;
  const auto announced = bytes.little(4, 4).value_or(0);
  const auto whole = std::min<std::uint64_t>(bytes.size(), std::uint64_t{announced} + 8);
  Picture picture;
  std::uint32_t turned = 1;
  std::optional<std::uint64_t> extended;  ///< Where its header begins.
  bool has_picture = false;
  for (std::uint64_t at = header_bytes; at + 8 <= whole;) {
    const auto type = bytes.text(at, 4);
    const auto length = bytes.little(at + 4, 4).value_or(0);
    const auto end = at + 8 + length + length % 2;
    if (end > whole) return std::nullopt;
    if (type == "VP8X" && at == header_bytes && length == 10) {
      extended = at;
      picture.width = bytes.little(at + 12, 3).value_or(0) + 1;
      picture.height = bytes.little(at + 15, 3).value_or(0) + 1;
    } else if (type == "VP8 " || type == "VP8L" || type == "ANMF") {
      has_picture = true;
      if (!extended) take_size(bytes, at + 8, type, picture);
      picture.pieces.keep(at, end - at);
      if (!extended) break;
    } else if (type == "ALPH" || type == "ANIM" || type == "ICCP") {
      picture.pieces.keep(at, end - at);
    } else if (type == "EXIF") {
      turned = orientation(bytes, at + 8 + (bytes.has(at + 8, std::string_view("Exif\0\0", 6)) ? 6 : 0));
    }
    if (picture.pieces.too_many()) return std::nullopt;
    at = end;
  }
  if (!has_picture || picture.width == 0 || picture.height == 0) return std::nullopt;
  if (!extended) turned = 1;
  std::string header;
  if (turned != 1) {
    const auto tiff = orientation_alone(turned);
    picture.pieces.make("EXIF" + little(tiff.size()) + tiff);
    if (is_turned(turned)) std::swap(picture.width, picture.height);
  }
  if (extended) {
    const auto flags = bytes.byte(*extended + 8).value_or(0) & ~(has_exif | has_xmp);
    header = "VP8X" + little(10) + static_cast<char>(turned == 1 ? flags : flags | has_exif) +
             std::string(3, '\0') + bytes.text(*extended + 12, 6);
  }
  picture.pieces.make_early(0, "RIFF" + little(4 + header.size() + picture.pieces.size()) + "WEBP" + header);
  return picture;
}

}  // namespace teahouse::media
