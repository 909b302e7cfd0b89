#include "protocol/json_in.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.hpp"

namespace teahouse::protocol {
namespace {

/// What simdjson found wrong, in words that stay the same from one version of it to the next.
std::string_view words(simdjson::error_code error) {
  switch (error) {
    case simdjson::EMPTY:
      return "there is nothing in it";
    case simdjson::DEPTH_ERROR:
      return "nested too deeply";
    case simdjson::UTF8_ERROR:
      return "not UTF-8";
    case simdjson::STRING_ERROR:
      return "a string that cannot be read";
    default:
      // Also a number of too many digits, for which versions have different codes.
      return "not JSON";
  }
}

}  // namespace

struct Decoder::Parser {
  simdjson::dom::parser simdjson{request_bytes_max};
};

Decoder::Decoder() : parser_(std::make_unique<Parser>()) {
  // simdjson counts the document itself as a level.
  const auto error = parser_->simdjson.allocate(request_bytes_max, request_depth_max + 1);
  CHECK(error == simdjson::SUCCESS, "there is memory for a decoder");
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

std::size_t code_points(std::string_view text) {
  const auto begins_one = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_one));
}

JsonIn::JsonIn(std::string_view text, Decoder& decoder, Rules rules) : rules_(rules) {
  open(text, decoder);
}

void JsonIn::open(std::string_view text, Decoder& decoder) {
  if (text.size() > request_bytes_max) return fail_whole("too long");
  // Newer versions of simdjson pass over a byte order mark; RFC 8259 lets us choose, and all versions shall
  // agree.
  if (text.starts_with("\xef\xbb\xbf")) return fail_whole("not JSON");
  Element document;
  const auto error = decoder.parser_->simdjson.parse(text.data(), text.size()).get(document);
  if (error != simdjson::SUCCESS) return fail_whole(std::string(words(error)));
  if (document.get(whole_) != simdjson::SUCCESS) return fail_whole("must be an object");

  fields_ = whole_;
  id_ = optional_text("id", rules_.id);
  const auto type = find("type");
  if (!type) return fail("type", "is missing");
  if (type->get(type_) != simdjson::SUCCESS) fail("type", "must be a string");
}

void JsonIn::refuse_type() {
  fail("type", "no request is called this");
  error_->code = Refusal::unknown_type;
}

void JsonIn::enter_data(Data data) {
  const auto element = find("data");
  in_data_ = true;
  fields_.reset();
  simdjson::dom::object object;
  if (!element) {
    if (data == Data::required) fail_whole("data: is missing");
  } else if (element->get(object) != simdjson::SUCCESS) {
    fail_whole("data: must be an object");
  } else {
    fields_ = object;
  }
}

std::optional<std::string> JsonIn::optional_text(std::string_view name, const TextRule& rule) {
  const auto element = find(name);
  if (!element) return std::nullopt;
  std::string_view text;
  if (element->get(text) != simdjson::SUCCESS || !rule.holds(text)) {
    fail(name, rule.says);
    return std::nullopt;
  }
  return std::string(text);
}

std::optional<std::vector<std::string>> JsonIn::optional_texts(std::string_view name, const TextRule& rule,
                                                               std::size_t most) {
  const auto element = find(name);
  if (!element) return std::nullopt;
  simdjson::dom::array array;
  if (element->get(array) != simdjson::SUCCESS || array.size() > most) {
    fail(name, "must be a list of at most " + std::to_string(most));
    return std::nullopt;
  }
  std::vector<std::string> texts;
  for (const Element& item : array) {
    std::string_view text;
    if (item.get(text) != simdjson::SUCCESS || !rule.holds(text)) {
      fail(name, "each " + std::string(rule.says));
      return std::nullopt;
    }
    texts.emplace_back(text);
  }
  return texts;
}

std::optional<std::uint64_t> JsonIn::read_number(std::string_view name, NumberRule rule) {
  const auto element = find(name);
  if (!element) return std::nullopt;
  std::uint64_t number = 0;
  bool whole = element->get(number) == simdjson::SUCCESS;
  // 5.0 is an integer too, says JSON Schema, and some languages know only such. Below 2^53 nothing is
  // rounded.
  double real = 0;
  if (!whole && element->type() == simdjson::dom::element_type::DOUBLE &&
      element->get(real) == simdjson::SUCCESS) {
    whole = real >= 0 && real <= 9007199254740991.0 && std::trunc(real) == real;
    if (whole) number = static_cast<std::uint64_t>(real);
  }
  if (!whole || number < rule.least || number > rule.most) {
    fail(name, "must be an integer from " + std::to_string(rule.least) + " to " + std::to_string(rule.most));
    return std::nullopt;
  }
  return number;
}

std::optional<bool> JsonIn::optional_flag(std::string_view name) {
  const auto element = find(name);
  if (!element) return std::nullopt;
  bool value = false;
  if (element->get(value) != simdjson::SUCCESS) fail(name, "must be true or false");
  return value;
}

std::optional<JsonIn::Element> JsonIn::find(std::string_view name) const {
  Element element;
  if (!fields_ || fields_->at_key(name).get(element) != simdjson::SUCCESS) return std::nullopt;
  return element;
}

std::optional<std::string> JsonIn::cid_of_data() const {
  std::string_view cid;
  simdjson::dom::object data;
  if (whole_.at_key("data").get(data) != simdjson::SUCCESS) return std::nullopt;
  if (data.at_key("cid").get(cid) != simdjson::SUCCESS || !rules_.cid.holds(cid)) return std::nullopt;
  return std::string(cid);
}

void JsonIn::fail(std::string_view name, std::string_view says) {
  if (failed()) return;
  std::string message = in_data_ ? "data." : "";
  message.append(name).append(": ").append(says);
  error_ = DecodeError{Refusal::malformed, std::move(message), id_, cid_of_data()};
}

void JsonIn::fail_whole(std::string message) {
  if (failed()) return;
  error_ = DecodeError{Refusal::malformed, std::move(message), id_, std::nullopt};
}

}  // namespace teahouse::protocol
