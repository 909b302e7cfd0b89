#include "base/secret_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <stdexcept>

#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace teahouse {
namespace {

std::string read_all(const std::filesystem::path& path, int fd, std::size_t bytes_max) {
  std::string text;
  std::array<char, 4096> piece;
  while (true) {
    const auto got = read(fd, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with_errno(path, "cannot be read");
    if (got == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (text.size() > bytes_max) fail(path, "is no key file of Teahouse: it is too long");
  }
}

void write_all(const std::filesystem::path& path, int fd, std::string_view text) {
  while (!text.empty()) {
    const auto written = write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_with_errno(path, "cannot be written");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fsync(fd) != 0) fail_with_errno(path, "cannot be written");
}

}  // namespace

void fail(const std::filesystem::path& path, const std::string& what) {
  throw std::runtime_error(path.string() + ": " + what);
}

void fail_with_errno(const std::filesystem::path& path, const std::string& what) {
  fail(path, what + ": " + std::generic_category().message(errno));
}

SecretFile::SecretFile(const std::filesystem::path& path, int flags)
    : fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {}

SecretFile::~SecretFile() {
  if (fd_ >= 0) close(fd_);
}

std::optional<std::string> read_secret(const std::filesystem::path& path, std::size_t bytes_max) {
  const SecretFile file(path, O_RDONLY);
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  if (!file.is_open()) fail_with_errno(path, "cannot be opened");
  struct stat status{};
  if (fstat(file.fd(), &status) != 0) fail_with_errno(path, "cannot be looked at");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    fail(path,
         "can be read or changed by others, who could then act in the name of this house; say: chmod 600 " +
             path.string());
  }
  return read_all(path, file.fd(), bytes_max);
}

void replace_secret(const std::filesystem::path& path, std::string_view text) {
  auto draft = path;
  draft += ".new";
  {
    // What a crash left behind may have any mode.
    if (unlink(draft.c_str()) != 0 && errno != ENOENT) fail_with_errno(draft, "cannot be removed");
    const SecretFile file(draft, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open()) fail_with_errno(draft, "cannot be created");
    write_all(draft, file.fd(), text);
  }
  if (std::rename(draft.c_str(), path.c_str()) != 0) fail_with_errno(path, "cannot be replaced");
  const auto directory = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const SecretFile opened(directory, O_RDONLY | O_DIRECTORY);
  if (!opened.is_open() || fsync(opened.fd()) != 0) fail_with_errno(directory, "cannot be written");
}

}  // namespace teahouse
