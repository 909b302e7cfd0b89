#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/json_out.hpp"
#include "protocol/codec.hpp"
#include "protocol/examples_test.hpp"

namespace teahouse::protocol {
namespace {

void append_utf8(std::uint32_t point, std::string& out) {
  const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xc0 | point >> 6);
  } else {
    if (point < 0x10000) {
      byte(0xe0 | point >> 12);
    } else {
      byte(0xf0 | point >> 18);
      byte(0x80 | (point >> 12 & 0x3f));
    }
    byte(0x80 | (point >> 6 & 0x3f));
  }
  byte(0x80 | (point & 0x3f));
}

/// Any valid UTF-8, with many of the characters that JSON escapes.
rc::Gen<std::string> utf8() {
  const auto point = rc::gen::oneOf(
      rc::gen::inRange<std::uint32_t>(0, 0x30), rc::gen::element<std::uint32_t>('"', '\\', 0x7f),
      rc::gen::inRange<std::uint32_t>(0x80, 0xd800), rc::gen::inRange<std::uint32_t>(0xe000, 0x110000));
  return rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(point),
                      [](const std::vector<std::uint32_t>& points) {
                        std::string text;
                        for (const auto one : points) append_utf8(one, text);
                        return text;
                      });
}

RC_GTEST_PROP(JsonOut, AnyTextComesBackAsItWas, ()) {
  const auto text = *utf8();
  std::string out;
  append_text(text, out);
  RC_ASSERT(Json::parse(out).get<std::string>() == text);
}

RC_GTEST_PROP(JsonOut, AnyNumberComesBackAsItWas, (std::uint64_t number)) {
  std::string out;
  append_number(number, out);
  RC_ASSERT(Json::parse(out).get<std::uint64_t>() == number);
}

TEST(JsonOut, EscapesAByteWhereverItStands) {
  for (int code = 0; code < 0x80; ++code) {
    const auto byte = static_cast<char>(code);
    for (std::size_t before = 0; before < 18; ++before) {
      const auto text = std::string(before, 'x') + byte + "\xe8\x8c\xb6" + byte;
      std::string out;
      append_text(text, out);
      EXPECT_EQ(Json::parse(out).get<std::string>(), text) << code << " after " << before;
    }
  }
}

TEST(JsonOut, WritesTheLargestNumber) {
  std::string out;
  append_number(std::numeric_limits<std::uint64_t>::max(), out);
  EXPECT_EQ(out, "18446744073709551615");
}

RC_GTEST_PROP(Codec, WhatIsSaidIsHeardAsItWasSaid, ()) {
  const auto text = *utf8();
  Decoder decoder;
  const auto decoded = decode(Json{{"type", "msg"}, {"data", {{"text", text}}}}.dump(), decoder);
  RC_ASSERT(decoded.has_value());
  RC_ASSERT(std::get<Msg>(*decoded).text == text);

  std::string out;
  encode(SendMsg{.room = "lobby", .id = "1", .from = {"ana", text}, .text = text}, out);
  const auto heard = Json::parse(out)["data"];
  RC_ASSERT(heard["text"] == text);
  RC_ASSERT(heard["from"]["name"] == text);
}

RC_GTEST_PROP(Codec, AnyBytesAreAnswered, (const std::string& bytes)) {
  Decoder decoder;
  const auto decoded = decode(bytes, decoder);
  if (!decoded) RC_ASSERT(!decoded.error().message.empty());
}

/// JSON of any shape, out of the words that mean something, so that it comes past the first checks.
rc::Gen<Json> any_value() {
  return rc::gen::oneOf(
      rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return Json(n); }),
      rc::gen::map(rc::gen::arbitrary<double>(), [](double n) { return Json(n); }),
      rc::gen::map(utf8(), [](const std::string& text) { return Json(text); }),
      rc::gen::element(Json(nullptr), Json(true), Json::array(), Json::object(), Json("lobby")));
}

RC_GTEST_PROP(Codec, RequestsOfWrongValuesAreAnsweredWithThePlace, ()) {
  static const auto good = examples("client");
  auto frame = (*rc::gen::elementOf(good)).second;
  auto& fields = *rc::gen::arbitrary<bool>() && frame.contains("data") ? frame["data"] : frame;
  const auto names = [&] {
    std::vector<std::string> all;
    for (const auto& [name, value] : fields.items()) all.push_back(name);
    return all;
  }();
  if (names.empty()) return;
  const auto name = *rc::gen::elementOf(names);
  fields[name] = *any_value();

  Decoder decoder;
  const auto decoded = decode(frame.dump(), decoder);
  if (decoded) return;
  RC_ASSERT(decoded.error().message.find(name == "type" ? "type" : name + ":") != std::string::npos ||
            name == "data");
}

}  // namespace
}  // namespace teahouse::protocol
