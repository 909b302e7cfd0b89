#pragma once

#include <filesystem>

namespace teahouse {

/// With the parents that are missing: each for its owner alone, and there after a power failure. Throws
/// std::runtime_error with words for the operator.
void make_directory(const std::filesystem::path& path);

/// The directory that everything durable is in, held by this process alone. All it makes can be read by its
/// owner only.
class DataDirectory {
 public:
  /// Makes the directory and an empty database file if they are not there, so that they survive a power
  /// failure. Throws std::runtime_error with words for the operator, also if another process holds the
  /// directory.
  explicit DataDirectory(std::filesystem::path path);
  DataDirectory(const DataDirectory&) = delete;
  DataDirectory& operator=(const DataDirectory&) = delete;
  ~DataDirectory();

  std::filesystem::path database() const { return path_ / "teahouse.db"; }

 private:
  const std::filesystem::path path_;
  int lock_ = -1;
};

}  // namespace teahouse
