#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "media/found.hpp"

// Pictures made by hand, with what they should not say, for the tests.

namespace teahouse::media {

inline std::string bytes(std::initializer_list<unsigned> values) {
  std::string text;
  for (const auto value : values) text += static_cast<char>(value);
  return text;
}

inline std::string big(std::uint32_t value, unsigned count) {
  std::string text;
  for (unsigned i = count; i > 0; --i) text += static_cast<char>(value >> (8 * (i - 1)));
  return text;
}

inline std::string little(std::uint32_t value, unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}

/// A TIFF structure that says which side is up, and where it was.
inline std::string tiff(std::uint32_t orientation) {
  return "MM" + big(42, 2) + big(8, 4) + big(2, 2) + big(0x0112, 2) + big(3, 2) + big(1, 4) +
         big(orientation, 2) + big(0, 2) + big(0x8825, 2) + big(4, 2) + big(1, 4) + big(99, 4) + big(0, 4) +
         "GPS 52.5N 13.4E";
}

inline std::string segment(unsigned marker, std::string_view body) {
  return bytes({0xff, marker}) + big(static_cast<std::uint32_t>(body.size()) + 2, 2) + std::string(body);
}

inline std::string jpeg(std::uint32_t orientation = 1) {
  using namespace std::string_view_literals;
  return bytes({0xff, 0xd8}) + segment(0xe0, "JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01THM"sv) +
         segment(0xe1, std::string("Exif\0\0"sv) + tiff(orientation)) +
         segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS</x:xmpmeta>"sv) +
         segment(0xe2, "ICC_PROFILE\0\x01\x01profile"sv) + segment(0xe2, "MPF\0GPS"sv) +
         segment(0xed, "Photoshop 3.0\0GPS"sv) + segment(0xfe, "GPS comment") + segment(0xdb, "table") +
         segment(0xc0, "\x08" + big(30, 2) + big(40, 2) + "\x01...") + segment(0xda, "scan") +
         bytes({1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xd9}) + "<script>GPS</script>";
}

inline std::string chunk(std::string_view type, std::string_view body) {
  return big(static_cast<std::uint32_t>(body.size()), 4) + std::string(type) + std::string(body) + "CRC.";
}

inline std::string png(std::uint32_t orientation = 1) {
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", big(40, 4) + big(30, 4) + bytes({8, 2, 0, 0, 0})) +
         chunk("tEXt", "Comment GPS") + chunk("iTXt", "XML:com.adobe.xmp GPS") +
         chunk("eXIf", tiff(orientation)) + chunk("IDAT", "data") + chunk("xxXx", "GPS") + chunk("IEND", "") +
         "PK\x03\x04GPS";
}

inline std::string riff_chunk(std::string_view type, std::string_view body) {
  return std::string(type) + little(static_cast<std::uint32_t>(body.size()), 4) + std::string(body) +
         std::string(body.size() % 2, '\0');
}

inline std::string riff(std::string_view body) {
  return "RIFF" + little(static_cast<std::uint32_t>(body.size()) + 4, 4) + "WEBP" + std::string(body);
}

inline std::string webp(std::uint32_t orientation = 1) {
  return riff(riff_chunk("VP8X", bytes({0x2c, 0, 0, 0}) + little(39, 3) + little(29, 3)) +
              riff_chunk("ICCP", "profile") + riff_chunk("VP8 ", "picture") +
              riff_chunk("EXIF", tiff(orientation)) + riff_chunk("XMP ", "<GPS/>") +
              riff_chunk("GPS ", "GPS")) +
         "GPS";
}

inline std::string gif() {
  return "GIF89a" + little(40, 2) + little(30, 2) + bytes({0x80, 0, 0}) + "RGBRGB" + bytes({0x21, 0xff, 11}) +
         "NETSCAPE2.0" + bytes({3, 1, 0, 0, 0}) + bytes({0x21, 0xff, 11}) + "XMP DataXMP" + bytes({3}) +
         "GPS" + bytes({0}) + bytes({0x21, 0xfe, 3}) + "GPS" + bytes({0}) +
         bytes({0x21, 0xf9, 4, 0, 0, 0, 0, 0}) + bytes({0x2c, 0, 0, 0, 0, 40, 0, 30, 0, 0, 2, 3}) + "img" +
         bytes({0, 0x3b}) + "GPS";
}

/// What a file becomes; nothing if it cannot be cleaned.
inline std::optional<std::string> cleaned(std::string_view text) {
  TextSource source(text);
  const auto found = find_out(source);
  if (!found) return std::nullopt;
  std::string whole;
  for (const Piece& piece : found->pieces.all())
    whole += piece.made.empty() ? std::string(text.substr(piece.at, piece.size)) : piece.made;
  return whole;
}

inline std::optional<FileFacts> facts(std::string_view text) {
  TextSource source(text);
  const auto found = find_out(source);
  return found ? std::optional(found->facts) : std::nullopt;
}

}  // namespace teahouse::media
