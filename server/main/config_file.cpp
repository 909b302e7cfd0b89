#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <toml++/toml.h>

#include "main/nearest.hpp"
#include "main/setting.hpp"

namespace teahouse {
namespace {

[[noreturn]] void fail_at(const std::string& path, const toml::source_position& at, const std::string& what) {
  throw BadSetting(path + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + what);
}

/// The texts of a node, unless it is of another kind than the setting.
std::optional<std::vector<std::string>> texts_of(const toml::node& node, SettingKind kind) {
  std::vector<std::string> texts;
  if (const auto* number = node.as_integer(); number != nullptr && kind == SettingKind::number) {
    texts.push_back(std::to_string(number->get()));
  } else if (const auto* text = node.as_string(); text != nullptr && kind == SettingKind::text) {
    texts.push_back(text->get());
  } else if (const auto* list = node.as_array(); list != nullptr && kind == SettingKind::list) {
    for (const auto& item : *list) {
      if (!item.is_string()) return std::nullopt;
      texts.push_back(item.as_string()->get());
    }
  } else {
    return std::nullopt;
  }
  return texts;
}

std::string kind_in_words(SettingKind kind) {
  switch (kind) {
    case SettingKind::number:
      return "a number";
    case SettingKind::text:
      return "a text in quotes";
    case SettingKind::list:
      return "a list of texts";
  }
  return "";
}

void apply(Config& config, const std::string& path, const toml::key& key, const toml::node& node) {
  const auto all = settings();
  const auto setting =
      std::find_if(all.begin(), all.end(), [&](const Setting& one) { return one.name == key.str(); });
  const auto name = std::string(key.str());
  if (setting == all.end()) {
    std::vector<std::string> known;
    for (const auto& one : all) known.emplace_back(one.name);
    fail_at(path, key.source().begin, "there is no setting " + name + perhaps(nearest(name, known)));
  }
  const auto texts = texts_of(node, setting->kind);
  if (!texts) fail_at(path, node.source().begin, name + " must be " + kind_in_words(setting->kind));
  try {
    setting->apply(config, *texts);
  } catch (const BadSetting& bad) {
    fail_at(path, node.source().begin, name + ' ' + bad.what());
  }
}

}  // namespace

void apply_config_file(Config& config, const std::string& path) {
  if (std::filesystem::is_directory(path)) throw BadSetting(path + ": cannot be read, it is a directory");
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    if (error.source().begin.line == 0) throw BadSetting(path + ": cannot be read");
    fail_at(path, error.source().begin, std::string(error.description()));
  }
  for (const auto& [key, node] : table) apply(config, path, key, node);
}

}  // namespace teahouse
