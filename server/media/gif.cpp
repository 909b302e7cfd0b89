#include "media/picture.hpp"

namespace teahouse::media {
namespace {

constexpr std::uint64_t header_bytes = 13;

/// How many bytes the colours take that the packed byte of a descriptor speaks of.
std::uint64_t colour_bytes(std::uint32_t packed) {
  return (packed & 0x80U) == 0 ? 0 : std::uint64_t{3} << ((packed & 7U) + 1);
}

/// Where the sub-blocks that begin there end; the end of all, if they are cut off.
std::uint64_t after_blocks(Bytes& bytes, std::uint64_t at) {
  while (at < bytes.size()) {
    const auto length = bytes.byte(at).value_or(0);
    at += 1 + std::uint64_t{length};
    if (length == 0) return at;
  }
  return bytes.size();
}

}  // namespace

std::optional<Picture> clean_gif(Bytes& bytes) {
  if (!bytes.has(0, "GIF87a") && !bytes.has(0, "GIF89a")) return std::nullopt;
  Picture picture;
  picture.width = bytes.little(6, 2).value_or(0);
  picture.height = bytes.little(8, 2).value_or(0);
  bool has_picture = false;
  std::uint64_t at = header_bytes + colour_bytes(bytes.byte(10).value_or(0));
  if (at >= bytes.size()) return std::nullopt;
  picture.pieces.keep(0, at);
  while (at < bytes.size()) {
    const auto kind = bytes.byte(at);
    std::uint64_t end = at + 1;
    if (kind == 0x2cU) {  // A picture.
      has_picture = true;
      end = after_blocks(bytes, at + 11 + colour_bytes(bytes.byte(at + 9).value_or(0)));
      picture.pieces.keep(at, std::min(end, bytes.size()) - at);
    } else if (kind == 0x21U) {  // An extension: how long it is shown, that it goes round, or words.
      end = after_blocks(bytes, at + 2);
      const bool shows = bytes.byte(at + 1) == 0xf9U;
      const bool goes_round = bytes.byte(at + 1) == 0xffU &&
                              (bytes.has(at + 3, "NETSCAPE2.0") || bytes.has(at + 3, "ANIMEXTS1.0"));
      if (shows || goes_round) picture.pieces.keep(at, end - at);
    } else if (kind == 0x3bU) {
      picture.pieces.keep(at, 1);
      break;
    } else if (has_picture) {
      break;
    } else {
      return std::nullopt;
    }
    if (picture.pieces.too_many()) return std::nullopt;
    at = end;
  }
  if (!has_picture || picture.width == 0 || picture.height == 0) return std::nullopt;
  return picture;
}

}  // namespace teahouse::media
