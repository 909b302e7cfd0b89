#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "main/config.hpp"

namespace teahouse {

/// A value that cannot be, in words that follow the place where it was said.
class BadSetting : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class SettingKind : std::uint8_t { number, text, list };

/// One thing that the operator may decide: `tls_cert` in the file, `--tls-cert` as flag, `TEAHOUSE_TLS_CERT`
/// in the environment. All three are brought to text, and the same function reads it.
struct Setting {
  std::string_view name;
  SettingKind kind;
  std::string_view placeholder;
  std::string_view help;

  /// Throws BadSetting. A list has been split; anything else is one value.
  void (*apply)(Config& config, const std::vector<std::string>& values);

  std::string flag() const;
  std::string variable() const;
};

std::span<const Setting> settings();

/// The parts between commas, white space around them cut; none of an empty text.
std::vector<std::string> split_list(std::string_view text);

/// Applies what a TOML file says. Throws BadSetting that begins with file, line and column, also for a key
/// that is no setting: a misspelt one must not pass as left out.
void apply_config_file(Config& config, const std::string& path);

}  // namespace teahouse
