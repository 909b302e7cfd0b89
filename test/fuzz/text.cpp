// All of the input is what somebody typed.

#include "base/text.hpp"

#include <string>

#include <simdjson.h>

#include "adapters/websocket/utf8.hpp"
#include "base/check.hpp"
#include "core/policy.hpp"
#include "fuzz/input.hpp"

namespace teahouse {
namespace {

bool is_utf8(std::string_view text) {
  websocket::Utf8 utf8;
  return utf8.take(text) && utf8.complete();
}

bool is_utf8_byte_by_byte(std::string_view text) {
  websocket::Utf8 utf8;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!utf8.take(text.substr(at, 1))) return false;
  }
  return utf8.complete();
}

void count(std::string_view text) {
  const auto graphemes = grapheme_count(text);
  const auto points = code_point_count(text);
  CHECK(graphemes <= points && points <= text.size(),
        "a character is made of code points, a code point of bytes");
  CHECK((graphemes == 0) == text.empty(), "no text is no character");
  CHECK(graphemes > 0 || !is_visible(text), "what can be seen is something");
}

void judge_name(std::string_view typed) {
  const Limits limits;
  const auto name = normalise_name(typed);
  CHECK(simdjson::validate_utf8(name), "a name stays UTF-8");
  CHECK(normalise_name(name) == name, "a name that is normal stays as it is");
  CHECK(!name.starts_with(' ') && !name.ends_with(' ') && name.find("  ") == std::string::npos,
        "a name has single spaces, and none at its ends");
  count(name);
  if (!refuse_name(name, limits)) {
    CHECK(is_visible(name) && allowed_in_name(name),
          "a name that is not refused can be seen and hides nothing");
    CHECK(grapheme_count(name) <= limits.name_graphemes, "a name that is not refused is short");
    CHECK(name.find_first_of("\n\r\t\v\f") == std::string::npos, "a name is one line");
    CHECK(!refuse_topic(name, limits), "what can be a name can be a topic");
  }
  refuse_topic(name, limits);
}

void judge_text(std::string_view typed) {
  const Limits limits;
  const auto text = normalise_text(typed);
  CHECK(simdjson::validate_utf8(text), "a text stays UTF-8");
  CHECK(normalise_text(text) == text, "a text that is normal stays as it is");
  CHECK(text.size() <= typed.size(), "a text does not grow");
  CHECK(text.find_first_of("\r\v\f") == std::string::npos, "a text has one kind of line breaks");
  CHECK(is_visible(text) == is_visible(typed), "what can be seen is not cut");
  count(text);
  if (!refuse_text(text, limits)) {
    CHECK(is_visible(text) && code_point_count(text) <= limits.text_code_points,
          "a text that is not refused can be seen and is short enough");
  }
}

void run(std::string_view typed) {
  CHECK(is_utf8(typed) == simdjson::validate_utf8(typed), "two who know UTF-8 agree");
  CHECK(is_utf8(typed) == is_utf8_byte_by_byte(typed), "pieces of a text are judged as the whole");
  if (!is_utf8(typed)) return;  // Nothing else is ever asked about such bytes.

  count(typed);
  judge_name(typed);
  judge_text(typed);
  const auto folded = fold(typed);
  CHECK(simdjson::validate_utf8(folded), "what is looked for stays UTF-8");
  CHECK(fold(folded) == folded, "what is folded stays as it is");
}

}  // namespace
}  // namespace teahouse

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  teahouse::run(teahouse::fuzz::Input(bytes, size).rest());
  return 0;
}
