#include "media/kind.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace teahouse::media {
namespace {

struct Magic {
  std::uint64_t at;
  std::string_view bytes;
  Kind kind;
};

using namespace std::string_view_literals;

constexpr std::array magics{
    Magic{0, "\xff\xd8\xff"sv, {"image/jpeg", Handling::picture}},
    Magic{0, "\x89PNG\r\n\x1a\n"sv, {"image/png", Handling::picture}},
    Magic{0, "GIF87a"sv, {"image/gif", Handling::picture}},
    Magic{0, "GIF89a"sv, {"image/gif", Handling::picture}},
    Magic{8, "WEBP"sv, {"image/webp", Handling::picture}},
    Magic{0, "II*\0"sv, {"image/tiff", Handling::uncleaned}},
    Magic{0, "MM\0*"sv, {"image/tiff", Handling::uncleaned}},
    Magic{0, "\0\0\0\x0cJXL \r\n\x87\n"sv, {"image/jxl", Handling::uncleaned}},
    Magic{0, "\xff\x0a"sv, {"image/jxl", Handling::uncleaned}},
    Magic{0, "\0\0\0\x0cjP  \r\n\x87\n"sv, {"image/jp2", Handling::uncleaned}},
    Magic{0, "OggS"sv, {"audio/ogg", Handling::shown}},
    Magic{0, "fLaC"sv, {"audio/flac", Handling::shown}},
    Magic{8, "WAVE"sv, {"audio/wav", Handling::shown}},
    Magic{0, "ID3"sv, {"audio/mpeg", Handling::shown}},
    Magic{0, "%PDF"sv, {"application/pdf", Handling::saved}},
    Magic{0, "PK\x03\x04"sv, {"application/zip", Handling::saved}},
};

constexpr std::size_t looked_at = 64 * 1024;

/// ISO base media: films, sounds, and the pictures of telephones.
Kind kind_of_boxes(Bytes& bytes) {
  const auto brand = bytes.text(8, 4);
  const auto is_one_of = [&](std::initializer_list<std::string_view> brands) {
    return std::ranges::find(brands, brand) != brands.end();
  };
  if (is_one_of({"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"}))
    return {brand.starts_with("avi") ? "image/avif" : "image/heic", Handling::uncleaned};
  if (is_one_of({"crx "})) return {"image/x-canon-cr3", Handling::uncleaned};
  if (is_one_of({"M4A ", "M4B ", "F4A ", "F4B "})) return {"audio/mp4", Handling::shown};
  if (brand == "qt  ") return {"video/quicktime", Handling::shown};
  return {"video/mp4", Handling::shown};
}

/// The frames of MPEG sound have no magic but eleven bits; what follows must fit them.
Kind kind_of_frames(Bytes& bytes) {
  const auto head = bytes.big(0, 4).value_or(0);
  if ((head & 0xfff60000U) == 0xfff00000U && (head >> 10U & 0xfU) < 13) return {"audio/aac", Handling::shown};
  const bool is_sound = (head & 0xffe00000U) == 0xffe00000U && (head >> 19U & 3U) != 1 &&
                        (head >> 17U & 3U) == 1 && (head >> 12U & 0xfU) != 15 && (head >> 12U & 0xfU) != 0 &&
                        (head >> 10U & 3U) != 3;
  return is_sound ? Kind{"audio/mpeg", Handling::shown} : Kind{};
}

/// How long the UTF-8 character at the beginning is; 0 if there is none. Cut off at the end counts as whole.
std::size_t utf8_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first >= 0x80 && (first < 0xc2 || first > 0xf4)) return 0;
  for (std::size_t at = 1; at < std::min(length, text.size()); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U) return 0;
  }
  return std::min(length, text.size());
}

bool is_utf8_to_read(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto length = utf8_length(text.substr(at));
    const bool is_control = length == 1 && static_cast<unsigned char>(text[at]) < ' ';
    if (length == 0 || (is_control && "\t\n\r\f\x1b"sv.find(text[at]) == std::string_view::npos))
      return false;
    at += length;
  }
  return true;
}

/// Whether some program could take the text for more than text.
bool has_markup(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::array words{"<!doctype"sv, "<html"sv,  "<head"sv, "<body"sv,   "<script"sv,
                             "<svg"sv,      "<?xml"sv,  "<?php"sv, "<iframe"sv, "<img"sv,
                             "<object"sv,   "<embed"sv, "%pdf-"sv};
  return std::ranges::any_of(words, [&](auto word) { return folded.find(word) != std::string::npos; });
}

Kind kind_of_text(Bytes& bytes) {
  auto text = bytes.text(0, looked_at);
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  const auto begin = text.find_first_not_of(" \t\r\n\f");
  if (begin == std::string::npos || text[begin] == '<' || !is_utf8_to_read(text) || has_markup(text))
    return {};
  return {"text/plain", Handling::shown};
}

}  // namespace

Kind kind_of(Bytes& bytes) {
  for (const Magic& magic : magics) {
    const bool is_riff = magic.at == 8;
    if (bytes.has(magic.at, magic.bytes) && (!is_riff || bytes.has(0, "RIFF"))) return magic.kind;
  }
  if (bytes.has(4, "ftyp")) return kind_of_boxes(bytes);
  if (bytes.has(0, "\x1a\x45\xdf\xa3")) {
    const bool is_webm = bytes.text(0, 64).find("webm") != std::string::npos;
    return is_webm ? Kind{"video/webm", Handling::shown} : Kind{"video/x-matroska", Handling::saved};
  }
  if (bytes.byte(0) == 0xffU) return kind_of_frames(bytes);
  return kind_of_text(bytes);
}

}  // namespace teahouse::media
