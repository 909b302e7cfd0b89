#include "adapters/sqlite/restored.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "adapters/sqlite/data_directory.hpp"
#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/schema.hpp"

namespace teahouse {

Epoch begin_epoch(const std::filesystem::path& directory, Instant now) {
  if (std::filesystem::exists(directory) && !std::filesystem::is_directory(directory))
    throw std::runtime_error(directory.string() +
                             " is not a directory; name the one where the backup was put");
  if (!std::filesystem::exists(directory / "teahouse.db"))
    throw std::runtime_error("there is no teahouse.db in the data directory " + directory.string());
  const DataDirectory held(directory);
  Database database(held.database(), Database::Access::write, {});
  migrate(database);
  const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const auto epoch = std::max(seconds, database.number("SELECT max(epoch) FROM rooms") + 1);
  if (epoch > std::numeric_limits<std::uint32_t>::max())
    throw std::runtime_error("there is no epoch after the present one; is the clock right?");
  Statement(database, "UPDATE rooms SET epoch = ?").run(epoch);
  database.checkpoint(Database::Checkpoint::truncate);
  return Epoch{static_cast<std::uint32_t>(epoch)};
}

}  // namespace teahouse
