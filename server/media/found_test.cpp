#include "media/found.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "media/pictures_for_test.hpp"

namespace teahouse::media {
namespace {

using namespace std::string_view_literals;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> pictures(std::uint32_t orientation) {
  return {jpeg(orientation), png(orientation), webp(orientation), gif()};
}

TEST(Found, APictureSaysNothingOfWhereItWasTaken) {
  for (const auto& picture : pictures(6)) {
    const auto clean = cleaned(picture);
    ASSERT_TRUE(clean);
    EXPECT_THAT(*clean, Not(HasSubstr("GPS")));
    EXPECT_EQ(facts(picture)->size, clean->size());
  }
}

TEST(Found, WhatIsCleanStaysAsItIs) {
  for (const auto& picture : pictures(6)) {
    const auto clean = cleaned(picture);
    EXPECT_EQ(cleaned(*clean), clean);
    EXPECT_EQ(facts(*clean)->type, facts(picture)->type);
  }
}

TEST(Found, APictureIsAsLargeAsItIsSeen) {
  for (const auto& picture : pictures(1)) {
    EXPECT_EQ(facts(picture)->width, 40U);
    EXPECT_EQ(facts(picture)->height, 30U);
  }
  for (const auto& picture : {jpeg(6), png(8), webp(5)}) {
    EXPECT_EQ(facts(picture)->width, 30U);
    EXPECT_EQ(facts(picture)->height, 40U);
    EXPECT_EQ(facts(*cleaned(picture))->width, 30U) << "which side is up is still said";
  }
}

TEST(Found, TheColoursOfAPictureStay) {
  EXPECT_THAT(*cleaned(jpeg()), HasSubstr("ICC_PROFILE"));
  EXPECT_THAT(*cleaned(webp()), HasSubstr("ICCP"));
  EXPECT_THAT(*cleaned(gif()), HasSubstr("NETSCAPE2.0"));
}

TEST(Found, TheSmallPictureOfAJpegGoes) {
  EXPECT_THAT(*cleaned(jpeg()), AllOf(HasSubstr("JFIF"), Not(HasSubstr("THM"))));
}

TEST(Found, APictureThatCannotBeCleanedIsNone) {
  EXPECT_FALSE(facts("\xff\xd8\xff\xe1 and nothing that follows"));
  EXPECT_FALSE(facts("\x89PNG\r\n\x1a\n" + chunk("IDAT", "before IHDR")));
  EXPECT_FALSE(facts(riff("VP8 ")));
  EXPECT_FALSE(facts("GIF89a<html>"));
  EXPECT_FALSE(facts("II*\0a photograph as the camera keeps it"sv));
  EXPECT_FALSE(facts(big(24, 4) + "ftypheic"));
  EXPECT_FALSE(facts(big(24, 4) + "ftypavif"));
}

TEST(Found, APictureMayBeCutOff) {
  const auto whole = jpeg();
  EXPECT_TRUE(facts(whole.substr(0, whole.find("scan") + 8)));
  const auto other = png();
  EXPECT_TRUE(facts(other.substr(0, other.find("data") + 2)));
}

TEST(Found, WhatABrowserCouldRunIsOnlySaved) {
  for (const auto& text : {"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"sv,
                           "<!DOCTYPE html><script>1</script>"sv, "  \n<html>"sv,
                           "\xef\xbb\xbf<?xml version='1.0'?>"sv, "harmless\n<ScRiPt>alert(1)</script>"sv,
                           "%PDF-1.7"sv, "PK\x03\x04"sv, "MZ\x90\0"sv, "a\0b"sv, "\xff\xfe<\0s\0"sv, ""sv}) {
    EXPECT_FALSE(facts(text)->shown) << text;
  }
}

TEST(Found, KnowsSoundsFilmsAndText) {
  const std::vector<std::pair<std::string, std::string>> known{
      {"ID3\x04", "audio/mpeg"},
      {bytes({0xff, 0xfb, 0x90, 0x64}), "audio/mpeg"},
      {bytes({0xff, 0xf1, 0x50, 0x80}), "audio/aac"},
      {"OggS", "audio/ogg"},
      {"fLaC", "audio/flac"},
      {"RIFF....WAVEfmt ", "audio/wav"},
      {big(32, 4) + "ftypM4A ", "audio/mp4"},
      {big(32, 4) + "ftypisom", "video/mp4"},
      {big(20, 4) + "ftypqt  ", "video/quicktime"},
      {"\x1a\x45\xdf\xa3....webm", "video/webm"},
      {"早上好\n", "text/plain"},
      {"if (a < b) return;\n", "text/plain"},
  };
  for (const auto& [text, type] : known) {
    EXPECT_EQ(facts(text)->type, type);
    EXPECT_TRUE(facts(text)->shown) << type;
  }
}

RC_GTEST_PROP(Found, NeverShowsNorKeepsMoreThanThereIs, ()) {
  auto text = *rc::gen::elementOf(pictures(*rc::gen::inRange(0U, 10U)));
  for (auto changes = *rc::gen::inRange(0, 20); changes > 0; --changes) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        text[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        text.insert(at, *rc::gen::arbitrary<std::string>());
        break;
      default:
        text.resize(at + 1);
    }
  }
  TextSource source(text);
  const auto found = find_out(source);
  if (!found) return;
  for (const Piece& piece : found->pieces.all()) {
    RC_ASSERT(piece.at + piece.size <= text.size() || !piece.made.empty());
  }
  // What was cleaned once is clean.
  const auto once = *cleaned(text);
  RC_ASSERT(cleaned(once) == once);
}

}  // namespace
}  // namespace teahouse::media
