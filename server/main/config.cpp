#include "main/config.hpp"

#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "main/nearest.hpp"
#include "main/setting.hpp"

namespace teahouse {
namespace {

constexpr int usage_error = 2;

constexpr const char* footer =
    "Each setting can be said three ways, the first wins: as a flag (--tls-cert FILE), in the environment\n"
    "(TEAHOUSE_TLS_CERT=FILE), in a TOML file (tls_cert = \"FILE\"). The file is the one of --config, else\n"
    "the one of TEAHOUSE_CONFIG in the environment, else there is none.";

/// What the flags said, by the setting's name.
using Flags = std::map<std::string_view, std::optional<std::string>>;

/// Where things are kept when nobody says: the place of the XDG base directories for a user's data.
std::filesystem::path default_data(const Environment& environment) {
  if (const auto* place = environment("XDG_DATA_HOME"); place != nullptr && place[0] == '/') {
    return std::filesystem::path(place) / "teahouse";
  }
  if (const auto* home = environment("HOME"); home != nullptr && home[0] == '/') {
    return std::filesystem::path(home) / ".local" / "share" / "teahouse";
  }
  return {};
}

void apply(Config& config, const Setting& setting, const std::string& place, const std::string& said) {
  try {
    setting.apply(config, setting.kind == SettingKind::list ? split_list(said) : std::vector{said});
  } catch (const BadSetting& bad) {
    throw BadSetting(place + ' ' + bad.what());
  }
}

/// All that may be said there: the commands and the long names of the flags.
std::vector<std::string> words_of(const CLI::App& app) {
  std::vector<std::string> words;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    words.push_back(command->get_name());
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) words.push_back("--" + name);
  }
  return words;
}

/// What is wrong with the command line. CLI11 itself would name the value of an unknown flag before the flag,
/// and not name an unknown command.
std::string complaint(const CLI::App& program, const CLI::ParseError& error) {
  const auto unknown = program.remaining(true);
  const auto commands = program.get_subcommands();
  if (unknown.empty()) return commands.empty() ? "say what to do: serve or restored" : error.what();
  const auto& said_to = commands.empty() ? program : *commands.front();
  const auto word = unknown.front().substr(0, unknown.front().find('='));
  const auto near = nearest(word, words_of(said_to));
  if (near == word) return word + " must come after " + said_to.get_name();
  if (!commands.empty()) return word + " is unknown to " + said_to.get_name() + perhaps(near);
  return word + " is unknown" + (near.empty() ? "; say first what to do: serve or restored" : perhaps(near));
}

/// Throws BadSetting.
Config gather(const Flags& flags, const std::string& file, const Environment& environment) {
  Config config;
  config.data = default_data(environment);
  const auto* file_by_environment = environment("TEAHOUSE_CONFIG");
  if (!file.empty()) {
    apply_config_file(config, file);
  } else if (file_by_environment != nullptr) {
    apply_config_file(config, file_by_environment);
  }
  for (const auto& setting : settings()) {
    const auto variable = setting.variable();
    if (const auto* said = environment(variable.c_str())) apply(config, setting, variable, said);
  }
  for (const auto& setting : settings()) {
    if (const auto& said = flags.at(setting.name)) apply(config, setting, setting.flag(), *said);
  }
  if (config.tls_cert.empty() != config.tls_key.empty()) {
    throw BadSetting("tls_cert and tls_key belong together, and only one of them was given");
  }
  if (config.data.empty()) {
    throw BadSetting("there is no home directory to keep anything in; say --data DIRECTORY");
  }
  return config;
}

}  // namespace

std::variant<Config, Farewell> parse_config(int argc, const char* const* argv,
                                            const Environment& environment) {
  CLI::App program("Teahouse: a chat room that opens with no account.", "teahouse");
  program.footer(footer);
  program.set_version_flag("--version", "teahouse " TEAHOUSE_VERSION, "Print the version and exit");
  program.require_subcommand(1);
  // With the footer and their own --help.
  auto* serve = program.add_subcommand("serve", "Open the house");
  auto* restored = program.add_subcommand(
      "restored",
      "Say that the data directory was put back from a backup: once, before it is served,\n"
      "so that clients forget what was said since and hear what is said from now on");
  program.set_help_flag();
  program.set_help_all_flag("-h,--help", "Print this and exit");

  std::string file;
  Flags flags;
  for (auto* task : {serve, restored}) {
    task->add_option("--config", file, "A TOML file with any of the settings")
        ->type_name("FILE")
        ->take_last();
    for (const auto& setting : settings()) {
      if (task == restored && setting.name != "data") continue;
      task->add_option(setting.flag(), flags[setting.name], std::string(setting.help))
          ->type_name(std::string(setting.placeholder))
          ->take_last();
    }
  }

  try {
    program.parse(argc, argv);
    auto config = gather(flags, file, environment);
    if (restored->parsed()) config.task = Task::restored;
    return config;
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream ignored;
    if (program.exit(error, out, ignored) == 0) return Farewell{0, out.str()};
    return Farewell{usage_error, "teahouse: " + complaint(program, error) + "; see teahouse --help\n"};
  } catch (const BadSetting& bad) {
    return Farewell{usage_error, std::string("teahouse: ") + bad.what() + '\n'};
  }
}

Config config_or_exit(int argc, const char* const* argv) {
  auto parsed = parse_config(argc, argv, [](const char* name) { return std::getenv(name); });
  if (const auto* farewell = std::get_if<Farewell>(&parsed)) {
    (farewell->code == 0 ? std::cout : std::cerr) << farewell->text;
    std::exit(farewell->code);
  }
  return *std::get_if<Config>(&parsed);
}

}  // namespace teahouse
