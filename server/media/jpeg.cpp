#include "media/orientation.hpp"
#include "media/picture.hpp"

namespace teahouse::media {
namespace {

// Markers (ITU-T T.81, table B.1): the second byte, after 0xFF.
constexpr std::uint32_t end_of_image = 0xd9;
constexpr std::uint32_t start_of_scan = 0xda;
constexpr std::uint32_t jfif = 0xe0;
constexpr std::uint32_t exif = 0xe1;
constexpr std::uint32_t colour_profile = 0xe2;
constexpr std::uint32_t adobe = 0xee;

bool is_frame(std::uint32_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// Quantisation and Huffman tables, restart intervals, arithmetic conditioning.
bool is_table(std::uint32_t marker) {
  return marker == 0xdb || marker == 0xc4 || marker == 0xdd || marker == 0xcc;
}

bool stands_alone(std::uint32_t marker) {
  return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

std::string exif_segment(std::uint32_t orientation) {
  const auto tiff = orientation_alone(orientation);
  std::string segment("\xff\xe1\0\0Exif\0\0", 10);
  segment[3] = static_cast<char>(2 + 6 + tiff.size());
  return segment + tiff;
}

class Jpeg {
 public:
  explicit Jpeg(Bytes& bytes) : bytes_(bytes) {}

  std::optional<Picture> cleaned() {
    if (!bytes_.has(0, "\xff\xd8\xff")) return std::nullopt;
    picture_.pieces.keep(0, 2);
    picture_.pieces.part();
    std::uint64_t at = 2;
    while (at < bytes_.size() && !ended_) {
      if (bytes_.byte(at) != 0xffU) return std::nullopt;
      while (bytes_.byte(at + 1) == 0xffU) ++at;  // Filled up.
      const auto marker = bytes_.byte(at + 1);
      if (!marker) break;
      const auto next = take(at, *marker);
      if (!next || picture_.pieces.too_many()) return std::nullopt;
      at = *next;
    }
    if (!scanned_ || picture_.width == 0 || picture_.height == 0) return std::nullopt;
    const auto turned = orientation_.value_or(1);
    if (turned != 1) {
      picture_.pieces.make_early(after_jfif_, exif_segment(turned));
      if (is_turned(turned)) std::swap(picture_.width, picture_.height);
    }
    return std::move(picture_);
  }

 private:
  /// Takes the segment that begins there; where the next one begins.
  std::optional<std::uint64_t> take(std::uint64_t at, std::uint32_t marker) {
    if (stands_alone(marker)) return at + 2;
    if (marker == end_of_image) {
      picture_.pieces.keep(at, 2);
      ended_ = true;
      return at + 2;
    }
    const auto length = bytes_.big(at + 2, 2);
    if (!length || *length < 2) return std::nullopt;
    const auto end = at + 2 + *length;
    if (end > bytes_.size()) return scanned_ ? std::optional(bytes_.size()) : std::nullopt;
    if (marker == start_of_scan) return scan(at, end);
    if (is_frame(marker) && !take_size(at)) return std::nullopt;
    if (is_frame(marker) || is_table(marker)) picture_.pieces.keep(at, end - at);
    if (marker >= jfif && marker <= adobe) take_application(at, end, marker);
    return end;
  }

  bool take_size(std::uint64_t at) {
    if (picture_.width != 0) return true;  // Of a hierarchical one the first says it.
    picture_.height = bytes_.big(at + 5, 2).value_or(0);
    picture_.width = bytes_.big(at + 7, 2).value_or(0);
    return picture_.width != 0 && picture_.height != 0;
  }

  void take_application(std::uint64_t at, std::uint64_t end, std::uint32_t marker) {
    if (marker == jfif && bytes_.has(at + 4, std::string_view("JFIF\0", 5)) && end - at >= 18) {
      // Without the small picture that may follow it.
      std::string segment = std::string("\xff\xe0\0\x10", 4) + bytes_.text(at + 4, 12);
      picture_.pieces.make(segment + std::string(2, '\0'));
      if (picture_.pieces.count() == 2) after_jfif_ = 2;
    } else if (marker == exif && bytes_.has(at + 4, std::string_view("Exif\0", 5))) {
      if (!orientation_) orientation_ = orientation(bytes_, at + 10);  // The first one counts.
    } else if (marker == colour_profile && bytes_.has(at + 4, std::string_view("ICC_PROFILE\0", 12))) {
      picture_.pieces.keep(at, end - at);
    } else if (marker == adobe && bytes_.has(at + 4, "Adobe")) {
      picture_.pieces.keep(at, end - at);
    }
  }

  /// A scan, with the coded picture behind it, in which 0xFF is followed by 0 or by a restart.
  std::optional<std::uint64_t> scan(std::uint64_t at, std::uint64_t end) {
    scanned_ = true;
    for (; end < bytes_.size(); ++end) {
      if (bytes_.byte(end) != 0xffU) continue;
      const auto next = bytes_.byte(end + 1);
      if (next == 0U || next == 0xffU || (next && stands_alone(*next))) continue;
      if (next) break;
    }
    picture_.pieces.keep(at, end - at);
    return end;
  }

  Bytes& bytes_;
  Picture picture_;
  std::optional<std::uint32_t> orientation_;
  std::size_t after_jfif_ = 1;
  bool scanned_ = false;
  bool ended_ = false;
};

}  // namespace

std::optional<Picture> clean_jpeg(Bytes& bytes) {
  return Jpeg(bytes).cleaned();
}

}  // namespace teahouse::media
