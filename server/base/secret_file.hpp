#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace teahouse {

// Small files that nobody but their owner may read. All throw std::runtime_error with words for the operator.

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what);
/// With what errno says.
[[noreturn]] void fail_with_errno(const std::filesystem::path& path, const std::string& what);

/// An open file, closed at the end. One that is made is of mode 0600.
class SecretFile {
 public:
  SecretFile(const std::filesystem::path& path, int flags);
  ~SecretFile();
  SecretFile(const SecretFile&) = delete;
  SecretFile& operator=(const SecretFile&) = delete;

  bool is_open() const { return fd_ >= 0; }
  int fd() const { return fd_; }

 private:
  int fd_;
};

/// All of it; nothing when there is no file. One that others can read, or that is longer, is refused.
std::optional<std::string> read_secret(const std::filesystem::path& path, std::size_t bytes_max);

/// Either the old text or the new is there, whatever happens meanwhile; when this returns it is the new.
void replace_secret(const std::filesystem::path& path, std::string_view text);

}  // namespace teahouse
