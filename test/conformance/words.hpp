#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

namespace teahouse::conformance {

using Json = nlohmann::json;

/// The text of a pattern as JSON: `…` becomes a text that stands for anything.
Json read_pattern(const std::string& text);

/// What the words of a conversation, `$cid`, stand for.
class Words {
 public:
  void bind(const std::string& word, Json value) { bound_[word] = std::move(value); }

  /// Whether what was heard fits; binds the words that were heard for the first time, if it does.
  bool fits(const Json& pattern, const Json& heard);

  /// The text with its words replaced; a new word is given a fresh value.
  std::string say(const std::string& text);

 private:
  using Bound = std::map<std::string, Json>;

  static bool fits(const Json& pattern, const Json& heard, Bound& bound);
  void replace(Json& value);

  Bound bound_;
  int fresh_ = 0;
};

}  // namespace teahouse::conformance
