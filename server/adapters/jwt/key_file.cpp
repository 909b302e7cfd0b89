#include "adapters/jwt/key_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace teahouse {
namespace {

// Sixteen keys are in use at most; many times that is no key file.
constexpr std::size_t file_bytes_max = 64 * 1024;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw std::runtime_error(path.string() + ": " + what);
}

[[noreturn]] void fail_with_errno(const std::filesystem::path& path, const std::string& what) {
  fail(path, what + ": " + std::generic_category().message(errno));
}

/// An open file, closed at the end.
class File {
 public:
  File(const std::filesystem::path& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return fd_ >= 0; }
  int fd() const { return fd_; }

 private:
  int fd_;
};

std::string read_all(const std::filesystem::path& path, int fd) {
  std::string text;
  std::array<char, 4096> piece;
  while (true) {
    const auto got = read(fd, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with_errno(path, "cannot be read");
    if (got == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (text.size() > file_bytes_max) fail(path, "is no key file of Teahouse: it is too long");
  }
}

/// Nothing when there is no file.
std::optional<IdentityKeys> read_keys(const std::filesystem::path& path) {
  const File file(path, O_RDONLY);
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  if (!file.is_open()) fail_with_errno(path, "cannot be opened");
  struct stat status{};
  if (fstat(file.fd(), &status) != 0) fail_with_errno(path, "cannot be looked at");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    fail(path,
         "can be read or changed by others, who could then be anyone here; say: chmod 600 " + path.string());
  }
  auto keys = IdentityKeys::parse(read_all(path, file.fd()));
  if (!keys)
    fail(path,
         "is damaged; bring it back from a backup, or move it away and everyone starts as somebody new");
  return keys;
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

/// Either the old keys or the new are there, whatever happens meanwhile.
void replace_keys(const std::filesystem::path& path, const IdentityKeys& keys) {
  auto draft = path;
  draft += ".new";
  {
    // What a crash left behind may have any mode.
    if (unlink(draft.c_str()) != 0 && errno != ENOENT) fail_with_errno(draft, "cannot be removed");
    const File file(draft, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open()) fail_with_errno(draft, "cannot be created");
    write_all(draft, file.fd(), keys.text());
  }
  if (std::rename(draft.c_str(), path.c_str()) != 0) fail_with_errno(path, "cannot be replaced");
  const auto directory = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const File opened(directory, O_RDONLY | O_DIRECTORY);
  if (!opened.is_open() || fsync(opened.fd()) != 0) fail_with_errno(directory, "cannot be written");
}

}  // namespace

IdentityKeys KeyFile::keys(Instant now) const {
  auto lock_path = path_;
  lock_path += ".lock";
  const File lock(lock_path, O_RDWR | O_CREAT);
  if (!lock.is_open()) fail_with_errno(lock_path, "cannot be created");
  while (flock(lock.fd(), LOCK_EX) != 0) {
    if (errno != EINTR) fail_with_errno(lock_path, "cannot be locked");
  }
  auto kept = read_keys(path_);
  if (!kept) {
    kept = IdentityKeys::fresh(now);
  } else if (!kept->rotate(now)) {
    return *kept;
  }
  replace_keys(path_, *kept);
  return *kept;
}

}  // namespace teahouse
