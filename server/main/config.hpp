#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/log.hpp"
#include "core/file.hpp"

namespace teahouse {

/// What the program was told to do.
enum class Task : std::uint8_t {
  serve,
  restored,  ///< To take note that the data directory was put back from a backup.
};

enum class StoreKind : std::uint8_t {
  sqlite,  ///< In the data directory.
  memory,  ///< Gone at the end; for trying things out.
};

/// Whether browsers are pushed to.
enum class PushKind : std::uint8_t {
  on,
  off,
  loopback,  ///< Also at addresses of this machine; for tests.
};

/// What the operator decides. A flag wins over the environment, that over the file, that over what stands
/// here.
struct Config {
  Task task = Task::serve;
  std::uint16_t port = 8020;  ///< 0 takes a free one.
  std::string listen = "::";  ///< A numeric address; `::` is every address, of IPv4 too.
  std::filesystem::path data;
  std::string tls_cert;  ///< PEM files; both or none.
  std::string tls_key;
  std::uint32_t shards = 0;  ///< 0 is one for each core.
  bool rate_limits = true;   ///< Off for measurements only.
  std::vector<std::string>
      allowed_origins;  ///< Pages of other hosts that may connect, as `https://chat.example`.
  LogLevel log = LogLevel::info;
  StoreKind store = StoreKind::sqlite;
  FileLimits files;
  PushKind push = PushKind::on;
  std::string push_contact = "mailto:postmaster@localhost";  ///< Whom push services can ask.

  bool operator==(const Config&) const = default;
};

/// The program has nothing to run: it was asked for help, or was told something that cannot be.
struct Farewell {
  int code = 0;
  std::string text;  ///< For standard output when the code is 0, else for standard error.
};

/// What the environment says of a name; a null pointer for nothing.
using Environment = std::function<const char*(const char*)>;

/// Reads flags, environment and file. A mistake is one line that says where it is.
std::variant<Config, Farewell> parse_config(int argc, const char* const* argv,
                                            const Environment& environment);

/// As parse_config with the process's own environment; a farewell is said, and ends the process.
Config config_or_exit(int argc, const char* const* argv);

}  // namespace teahouse
