#include "conformance/words.hpp"

#include <optional>
#include <vector>

namespace teahouse::conformance {
namespace {

const std::string anything = "…";
const std::string times = "×";

/// `$4001×x` is x, 4001 times.
std::optional<std::string> repeated(const std::string& word) {
  const auto at = word.find(times);
  if (word.size() < 2 || word.front() != '$' || at == std::string::npos) return std::nullopt;
  const std::string piece = word.substr(at + times.size());
  std::string text;
  for (auto count = std::stoul(word.substr(1, at - 1)); count > 0; --count) text += piece;
  return text;
}

bool is_word(const Json& value) {
  return value.is_string() && value.get_ref<const std::string&>().size() > 1 &&
         value.get_ref<const std::string&>().front() == '$';
}

}  // namespace

Json read_pattern(const std::string& text) {
  std::string json;
  std::vector<char> inside;
  bool in_text = false;
  bool key_comes = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool any = !in_text && (text.compare(at, anything.size(), anything) == 0 || text[at] == '*');
    if (any) {
      json += key_comes ? "\"…\":\"…\"" : "\"…\"";
      at += text[at] == '*' ? 1 : anything.size();
      continue;
    }
    const char byte = text[at++];
    json += byte;
    if (in_text && byte == '\\' && at < text.size()) json += text[at++];
    if (byte == '"') in_text = !in_text;
    if (in_text) continue;
    if (byte == '{' || byte == '[') inside.push_back(byte);
    if ((byte == '}' || byte == ']') && !inside.empty()) inside.pop_back();
    if (byte == '{' || byte == ',') key_comes = !inside.empty() && inside.back() == '{';
    if (byte == ':' || byte == '[') key_comes = false;
  }
  return Json::parse(json);
}

bool Words::fits(const Json& pattern, const Json& heard) {
  Bound bound = bound_;
  if (!fits(pattern, heard, bound)) return false;
  bound_ = std::move(bound);
  return true;
}

bool Words::fits(const Json& pattern, const Json& heard, Bound& bound) {
  if (pattern == anything) return true;
  if (is_word(pattern)) {
    if (const auto text = repeated(pattern)) return heard == *text;
    return bound.try_emplace(pattern, heard).first->second == heard;
  }
  if (pattern.type() != heard.type() && !(pattern.is_number() && heard.is_number())) return false;
  if (pattern.is_object()) {
    for (const auto& [key, value] : pattern.items()) {
      if (key == anything) continue;
      if (!heard.contains(key) || !fits(value, heard.at(key), bound)) return false;
    }
    return pattern.contains(anything) || pattern.size() == heard.size();
  }
  if (pattern.is_array()) {
    const bool open = !pattern.empty() && pattern.back() == anything;
    const std::size_t count = pattern.size() - (open ? 1 : 0);
    if (open ? heard.size() < count : heard.size() != count) return false;
    for (std::size_t at = 0; at < count; ++at) {
      if (!fits(pattern[at], heard[at], bound)) return false;
    }
    return true;
  }
  return pattern == heard;
}

std::string Words::say(const std::string& text) {
  if (text.find("\"$") == std::string::npos || !Json::accept(text)) return text;
  Json frame = Json::parse(text);
  replace(frame);
  return frame.dump();
}

void Words::replace(Json& value) {
  if (value.is_structured()) {
    for (Json& part : value) replace(part);
  } else if (is_word(value)) {
    if (const auto text = repeated(value)) {
      value = *text;
    } else {
      value = bound_.try_emplace(value, "a-fresh-word-" + std::to_string(1000 + fresh_++)).first->second;
    }
  }
}

}  // namespace teahouse::conformance
