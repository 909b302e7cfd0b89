#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "media/bytes.hpp"

namespace teahouse {

/// The disk could not do what it was told. Thrown by what is below and caught in DiskContents.
class DiskError : public std::runtime_error {
 public:
  DiskError(const std::string& doing, int error);
  bool is_full() const { return is_full_; }

 private:
  bool is_full_;
};

/// An open file. Throws DiskError.
class OpenFile final : public media::Source {
 public:
  /// As of open(2); files are made for their owner alone.
  OpenFile(const std::filesystem::path& path, int flags);
  OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile() override;

  int descriptor() const { return descriptor_; }
  std::uint64_t size() const override;
  std::size_t read(std::uint64_t at, char* to, std::size_t size) override;
  void write(std::uint64_t at, std::string_view bytes);
  void cut(std::uint64_t size);
  void sync();

 private:
  int descriptor_;
};

/// Makes final which names there are in a directory.
void sync_directory(const std::filesystem::path& directory);

}  // namespace teahouse
