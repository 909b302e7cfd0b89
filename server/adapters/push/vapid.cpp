#include "adapters/push/vapid.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <stdexcept>

#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "base/base64url.hpp"

namespace teahouse::push {
namespace {

/// Push services take a day at most.
constexpr std::chrono::hours token_life{12};

constexpr std::string_view title = "# Whoever can read this file can push in the name of this house.\n";

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what);
}
[[noreturn]] void fail_with_errno(const std::filesystem::path& file, const char* what) {
  fail(file, std::string(what) + ": " + std::generic_category().message(errno));
}

class File {
 public:
  File(const std::filesystem::path& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

/// Nothing when there is no file.
std::optional<P256> read_key(const std::filesystem::path& path) {
  const File file(path, O_RDONLY);
  if (file.fd() < 0 && errno == ENOENT) return std::nullopt;
  struct stat status{};
  if (file.fd() < 0 || fstat(file.fd(), &status) != 0) fail_with_errno(path, "cannot be opened");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    fail(path, "can be read by others; say: chmod 600 " + path.string());
  std::array<char, 1024> bytes{};
  const auto size = read(file.fd(), bytes.data(), bytes.size());
  if (size < 0) fail_with_errno(path, "cannot be read");
  const std::string_view text(bytes.data(), static_cast<std::size_t>(size));
  const auto line = text.starts_with(title) ? text.substr(title.size()) : std::string_view();
  const auto space = line.find(' ');
  const auto secret = from_base64url(line.substr(0, std::min(space, line.size())));
  const auto point = space == std::string_view::npos || !line.ends_with('\n')
                         ? std::nullopt
                         : from_base64url(line.substr(space + 1, line.size() - space - 2));
  auto key = secret && point ? P256::from(*secret, *point) : std::nullopt;
  if (!key)
    fail(path, "is damaged; bring it back from a backup, or move it away and browsers are asked anew");
  return key;
}

void write_key(const std::filesystem::path& path, const P256& key) {
  auto draft = path;
  draft += ".new";
  const std::string text = std::string(title) + base64url(key.secret()) + ' ' + base64url(key.point()) + '\n';
  {
    if (unlink(draft.c_str()) != 0 && errno != ENOENT) fail_with_errno(draft, "cannot be removed");
    const File file(draft, O_WRONLY | O_CREAT | O_EXCL);
    if (file.fd() < 0 || write(file.fd(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
        fsync(file.fd()) != 0)
      fail_with_errno(draft, "cannot be written");
  }
  std::filesystem::rename(draft, path);
  const File directory(path.parent_path(), O_RDONLY | O_DIRECTORY);
  if (directory.fd() < 0 || fsync(directory.fd()) != 0) fail_with_errno(path, "cannot be written");
}

}  // namespace

Vapid Vapid::kept(const std::filesystem::path& file, std::string contact) {
  auto key = read_key(file);
  if (!key) {
    key = P256::fresh();
    write_key(file, *key);
  }
  return {std::move(*key), std::move(contact)};
}

std::string Vapid::key() const {
  return base64url(key_.point());
}

std::string Vapid::authorization(const std::string& origin, Instant now) const {
  const auto expires = std::chrono::floor<std::chrono::seconds>(now + token_life).time_since_epoch().count();
  std::string token =
      base64url(R"({"typ":"JWT","alg":"ES256"})") + '.' +
      base64url(fmt::format(R"({{"aud":"{}","exp":{},"sub":"{}"}})", origin, expires, contact_));
  token += '.' + base64url(key_.sign(token));
  return "vapid t=" + token + ", k=" + key();
}

}  // namespace teahouse::push
