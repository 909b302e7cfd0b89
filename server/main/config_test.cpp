#include "main/config.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ConfigTest : public testing::Test {
 protected:
  ConfigTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "teahouse-config-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    directory = pattern;
  }
  ~ConfigTest() override { std::filesystem::remove_all(directory); }

  std::variant<Config, Farewell> parse(std::vector<const char*> arguments) const {
    arguments.insert(arguments.begin(), "teahouse");
    return parse_config(static_cast<int>(arguments.size()), arguments.data(), [this](const char* name) {
      const auto found = environment.find(name);
      return found == environment.end() ? nullptr : found->second.c_str();
    });
  }

  /// What `teahouse serve` with these flags runs with.
  Config config(std::vector<const char*> flags = {}) const {
    flags.insert(flags.begin(), "serve");
    const auto parsed = parse(flags);
    if (const auto* farewell = std::get_if<Farewell>(&parsed)) throw std::runtime_error(farewell->text);
    return std::get<Config>(parsed);
  }

  /// What it says instead; nothing if it runs.
  std::string complaint(std::vector<const char*> flags = {}) const {
    flags.insert(flags.begin(), "serve");
    const auto parsed = parse(flags);
    const auto* farewell = std::get_if<Farewell>(&parsed);
    if (farewell == nullptr) return "";
    EXPECT_EQ(farewell->code, 2);
    EXPECT_EQ(std::count(farewell->text.begin(), farewell->text.end(), '\n'), 1) << farewell->text;
    return farewell->text;
  }

  /// Puts a file there, and makes it the one that is read.
  void file_says(const std::string& text) {
    const auto path = directory / "teahouse.toml";
    std::ofstream(path) << text;
    environment["TEAHOUSE_CONFIG"] = path.string();
  }

  std::filesystem::path directory;
  std::map<std::string, std::string> environment{{"HOME", "/home/ana"}};
};

TEST_F(ConfigTest, IsCompleteWhenNobodySaysAnything) {
  const auto quiet = config();
  EXPECT_EQ(quiet.port, 8020);
  EXPECT_EQ(quiet.listen, "::");
  EXPECT_EQ(quiet.data, "/home/ana/.local/share/teahouse");
  EXPECT_EQ(quiet.shards, 0u);
  EXPECT_TRUE(quiet.rate_limits);
  EXPECT_EQ(quiet.log, LogLevel::info);
  EXPECT_EQ(quiet.store, StoreKind::sqlite);
}

TEST_F(ConfigTest, KeepsThingsWhereXdgSays) {
  environment["XDG_DATA_HOME"] = "/data/of/ana";
  EXPECT_EQ(config().data, "/data/of/ana/teahouse");
  environment["XDG_DATA_HOME"] = "relative";
  EXPECT_EQ(config().data, "/home/ana/.local/share/teahouse");
  environment.clear();
  EXPECT_THAT(complaint(), HasSubstr("--data"));
  EXPECT_EQ(config({"--data", "/srv"}).data, "/srv");
}

TEST_F(ConfigTest, SaysTheSameByFlagEnvironmentAndFile) {
  const auto by_flag =
      config({"--port",    "1",     "--listen",          "127.0.0.1",
              "--data",    "/d",    "--tls-cert",        "c",
              "--tls-key", "k",     "--shards",          "2",
              "--limits",  "none",  "--allowed-origins", "https://a.example,http://b.example:81",
              "--log",     "debug", "--store",           "memory"});
  EXPECT_EQ(by_flag.port, 1);
  EXPECT_EQ(by_flag.listen, "127.0.0.1");
  EXPECT_EQ(by_flag.data, "/d");
  EXPECT_EQ(by_flag.tls_cert, "c");
  EXPECT_EQ(by_flag.tls_key, "k");
  EXPECT_EQ(by_flag.shards, 2u);
  EXPECT_FALSE(by_flag.rate_limits);
  EXPECT_THAT(by_flag.allowed_origins, ElementsAre("https://a.example", "http://b.example:81"));
  EXPECT_EQ(by_flag.log, LogLevel::debug);
  EXPECT_EQ(by_flag.store, StoreKind::memory);

  environment = {
      {"TEAHOUSE_PORT", "1"},      {"TEAHOUSE_LISTEN", "127.0.0.1"},
      {"TEAHOUSE_DATA", "/d"},     {"TEAHOUSE_TLS_CERT", "c"},
      {"TEAHOUSE_TLS_KEY", "k"},   {"TEAHOUSE_SHARDS", "2"},
      {"TEAHOUSE_LIMITS", "none"}, {"TEAHOUSE_ALLOWED_ORIGINS", "https://a.example, http://b.example:81"},
      {"TEAHOUSE_LOG", "debug"},   {"TEAHOUSE_STORE", "memory"}};
  EXPECT_EQ(config(), by_flag);

  environment.clear();
  file_says(R"(
    port = 1
    listen = "127.0.0.1"
    data = "/d"
    tls_cert = "c"
    tls_key = "k"
    shards = 2
    limits = "none"
    allowed_origins = ["https://a.example", "http://b.example:81"]
    log = "debug"
    store = "memory"
  )");
  EXPECT_EQ(config(), by_flag);
}

TEST_F(ConfigTest, LetsTheFlagWinOverTheEnvironmentAndThatOverTheFile) {
  file_says("port = 1\n");
  EXPECT_EQ(config().port, 1);
  environment["TEAHOUSE_PORT"] = "2";
  EXPECT_EQ(config().port, 2);
  EXPECT_EQ(config({"--port", "3"}).port, 3);
  EXPECT_EQ(config({"--port", "3", "--port", "4"}).port, 4) << "of two flags the later wins";
}

TEST_F(ConfigTest, ReadsTheFileThatTheFlagNames) {
  file_says("port = 1\n");
  const auto other = (directory / "other.toml").string();
  std::ofstream(other) << "port = 2\n";
  EXPECT_EQ(config({"--config", other.c_str()}).port, 2);
  EXPECT_THAT(complaint({"--config", "/nowhere/at/all.toml"}),
              HasSubstr("/nowhere/at/all.toml: cannot be read"));
  EXPECT_THAT(complaint({"--config", directory.c_str()}), HasSubstr("it is a directory"));
}

TEST_F(ConfigTest, SaysWhereInTheFileAMistakeIs) {
  file_says("port = 1\nprot = 2\n");
  EXPECT_THAT(complaint(), HasSubstr("teahouse.toml:2:1: there is no setting prot; perhaps port is meant"));
  file_says("port = true\n");
  EXPECT_THAT(complaint(), HasSubstr("teahouse.toml:1:8: port must be a number"));
  file_says("\n\n  port = 65536\n");
  EXPECT_THAT(complaint(),
              HasSubstr("teahouse.toml:3:10: port must be a number from 0 to 65535, and is \"65536\""));
  file_says("allowed_origins = [1]\n");
  EXPECT_THAT(complaint(), HasSubstr("teahouse.toml:1:19: allowed_origins must be a list of texts"));
  file_says("port = \n");
  EXPECT_THAT(complaint(), HasSubstr("teahouse.toml:1:"));
  file_says("[server]\nport = 1\n");
  EXPECT_THAT(complaint(), HasSubstr("teahouse.toml:1:2: there is no setting server"));
}

TEST_F(ConfigTest, SaysWhatAValueMustBe) {
  const std::vector<std::pair<std::vector<const char*>, std::string>> table{
      {{"--port", "-1"}, "--port must be a number from 0 to 65535, and is \"-1\""},
      {{"--port", "80x"}, "--port must be a number"},
      {{"--port", ""}, "--port must be a number"},
      {{"--shards", "257"}, "--shards must be a number from 0 to 256"},
      {{"--listen", "localhost"}, "--listen must be a numeric address"},
      {{"--log", "loud"}, "--log must be one of debug, info, warning, error, and is \"loud\""},
      {{"--store", "paper"}, "--store must be one of sqlite, memory"},
      {{"--limits", "few"}, "--limits must be one of default, none"},
      {{"--push", "sometimes"}, "--push must be one of on, off, loopback"},
      {{"--push-contact", "ana@tea.example"}, "--push-contact must be an address as mailto:ana@tea.example"},
      {{"--data", ""}, "--data must be a directory"},
      {{"--allowed-origins", "*"}, "--allowed-origins must be origins"},
      {{"--allowed-origins", "https://"}, "--allowed-origins must be origins"},
      {{"--allowed-origins", "https://a.example/"}, "--allowed-origins must be origins"},
      {{"--allowed-origins", "https://a.example,b.example"}, "and is \"b.example\""},
      {{"--tls-cert", "c"}, "tls_cert and tls_key belong together"},
      {{"--prot", "1"}, "--prot is unknown to serve; perhaps --port is meant; see teahouse --help"},
      {{"--tls_cert=c"}, "--tls_cert is unknown to serve; perhaps --tls-cert is meant"},
      {{"port", "1"}, "port is unknown to serve; perhaps --port is meant"},
      {{"--milk"}, "--milk is unknown to serve; see teahouse --help"},
      {{"--port"}, "--port"},
      {{"more"}, "more is unknown to serve; see teahouse --help"},
  };
  for (const auto& [flags, words] : table) EXPECT_THAT(complaint(flags), HasSubstr(words));
  environment["TEAHOUSE_PORT"] = "tea";
  EXPECT_THAT(complaint(), HasSubstr("TEAHOUSE_PORT must be a number"));
}

TEST_F(ConfigTest, TellsEverySettingWhenAskedForHelp) {
  for (const std::vector<const char*>& asked : {std::vector{"--help"}, {"-h"}, {"serve", "--help"}}) {
    const auto parsed = parse(asked);
    const auto* farewell = std::get_if<Farewell>(&parsed);
    ASSERT_NE(farewell, nullptr);
    EXPECT_EQ(farewell->code, 0);
    for (const auto* flag :
         {"--config", "--port", "--listen", "--data", "--tls-cert", "--tls-key", "--shards", "--limits",
          "--allowed-origins", "--log", "--store", "TEAHOUSE_TLS_CERT", "TEAHOUSE_CONFIG"}) {
      EXPECT_THAT(farewell->text, HasSubstr(flag));
    }
  }
}

TEST_F(ConfigTest, FindsTheDataThatWereRestoredAsItFindsThoseToServe) {
  environment["TEAHOUSE_DATA"] = "/d";
  EXPECT_EQ(config().task, Task::serve);
  const auto by_environment = parse({"restored"});
  EXPECT_EQ(std::get<Config>(by_environment).task, Task::restored);
  EXPECT_EQ(std::get<Config>(by_environment).data, "/d");
  EXPECT_EQ(std::get<Config>(parse({"restored", "--data", "/e"})).data, "/e");
  EXPECT_EQ(std::get<Farewell>(parse({"restored", "--port", "1"})).code, 2) << "it serves nobody";
  EXPECT_EQ(std::get<Farewell>(parse({"serve", "restored"})).code, 2) << "one at a time";
}

TEST_F(ConfigTest, TellsWhatToDoWithABackupWhenAskedForHelp) {
  for (const std::vector<const char*>& asked : {std::vector{"--help"}, {"restored", "--help"}}) {
    const auto parsed = parse(asked);
    EXPECT_EQ(std::get<Farewell>(parsed).code, 0);
    EXPECT_THAT(std::get<Farewell>(parsed).text, testing::AllOf(HasSubstr("put back"), HasSubstr("--data")));
  }
}

TEST_F(ConfigTest, TellsTheVersion) {
  const auto parsed = parse({"--version"});
  EXPECT_EQ(std::get<Farewell>(parsed).code, 0);
  EXPECT_THAT(std::get<Farewell>(parsed).text, testing::MatchesRegex("teahouse [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST_F(ConfigTest, DoesNothingUnlessToldWhatToDo) {
  const std::vector<std::pair<std::vector<const char*>, std::string>> table{
      {{}, "teahouse: say what to do: serve or restored; see teahouse --help\n"},
      {{"srve"}, "teahouse: srve is unknown; perhaps serve is meant; see teahouse --help\n"},
      {{"--hlep"}, "teahouse: --hlep is unknown; perhaps --help is meant; see teahouse --help\n"},
      {{"--port", "1"},
       "teahouse: --port is unknown; say first what to do: serve or restored; see teahouse "
       "--help\n"},
      {{"--port", "1", "serve"}, "teahouse: --port must come after serve; see teahouse --help\n"},
  };
  for (const auto& [words, answer] : table) {
    const auto parsed = parse(words);
    EXPECT_EQ(std::get<Farewell>(parsed).code, 2);
    EXPECT_EQ(std::get<Farewell>(parsed).text, answer);
  }
}

}  // namespace
}  // namespace teahouse
