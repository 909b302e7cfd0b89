#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "protocol/codec.hpp"

namespace teahouse::protocol {

/// What a text of a request is held to.
struct TextRule {
  bool (*holds)(std::string_view text);
  std::string_view says;  ///< The end of a sentence that begins with the field's name.
};

constexpr TextRule any_text{[](std::string_view) { return true; }, "must be a string"};

std::size_t code_points(std::string_view text);

template <std::size_t code_points_max>
bool at_most(std::string_view text) {
  return code_points(text) <= code_points_max;
}

struct NumberRule {
  std::uint64_t least;
  std::uint64_t most;
};

/// One of the words that a field may be.
template <typename Value>
struct Word {
  std::string_view text;
  Value value;
};

enum class Data { required, optional };

/// The JSON of a request while it is read, field by field. The first thing that is wrong with it is kept;
/// whatever is read after that means nothing. Borrows the decoder's memory: used within one call of decode()
/// and only by it.
class JsonIn {
 public:
  struct Rules {
    TextRule id;
    TextRule cid;
  };

  JsonIn(std::string_view text, Decoder& decoder, Rules rules);

  bool failed() const { return error_.has_value(); }
  const DecodeError& error() const { return *error_; }

  bool is(std::string_view type) const { return type_ == type; }
  const std::optional<std::string>& id() const { return id_; }

  void refuse_type();

  /// The fields that are read from here on are those of `data`.
  void enter_data(Data data);

  std::string text(std::string_view name, const TextRule& rule) {
    return need(name, optional_text(name, rule));
  }
  std::optional<std::string> optional_text(std::string_view name, const TextRule& rule);

  /// A list of at most so many texts.
  std::optional<std::vector<std::string>> optional_texts(std::string_view name, const TextRule& rule,
                                                         std::size_t most);

  template <typename Number>
  Number number(std::string_view name, NumberRule rule) {
    return need(name, optional_number<Number>(name, rule));
  }
  template <typename Number>
  std::optional<Number> optional_number(std::string_view name, NumberRule rule) {
    const auto number = read_number(name, rule);
    if (!number) return std::nullopt;
    return static_cast<Number>(*number);
  }

  /// `says` is the end of a sentence, as in TextRule.
  template <typename Value, std::size_t count>
  std::optional<Value> optional_word(std::string_view name, const std::array<Word<Value>, count>& words,
                                     std::string_view says) {
    const auto given = optional_text(name, {any_text.holds, says});
    if (!given) return std::nullopt;
    const auto* const found = std::ranges::find(words, *given, &Word<Value>::text);
    if (found != words.end()) return found->value;
    fail(name, says);
    return std::nullopt;
  }

  bool flag(std::string_view name) { return need(name, optional_flag(name)); }
  std::optional<bool> optional_flag(std::string_view name);

 private:
  using Element = simdjson::dom::element;

  void open(std::string_view text, Decoder& decoder);
  std::optional<Element> find(std::string_view name) const;
  std::optional<std::uint64_t> read_number(std::string_view name, NumberRule rule);
  std::optional<std::string> cid_of_data() const;
  void fail(std::string_view name, std::string_view says);
  void fail_whole(std::string message);

  template <typename Value>
  Value need(std::string_view name, std::optional<Value> value) {
    if (!value) fail(name, "is missing");
    return std::move(value).value_or(Value{});
  }

  Rules rules_;
  simdjson::dom::object whole_;
  /// Those that are read now; nothing when `data` was left out.
  std::optional<simdjson::dom::object> fields_;
  bool in_data_ = false;
  std::string_view type_;
  std::optional<std::string> id_;
  std::optional<DecodeError> error_;
};

}  // namespace teahouse::protocol
