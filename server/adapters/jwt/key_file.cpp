#include "adapters/jwt/key_file.hpp"

#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/file.h>

#include "base/secret_file.hpp"

namespace teahouse {
namespace {

// Sixteen keys are in use at most; many times that is no key file.
constexpr std::size_t file_bytes_max = 64 * 1024;

/// Nothing when there is no file.
std::optional<IdentityKeys> read_keys(const std::filesystem::path& path) {
  const auto text = read_secret(path, file_bytes_max);
  if (!text) return std::nullopt;
  auto keys = IdentityKeys::parse(*text);
  if (!keys)
    fail(path,
         "is damaged; bring it back from a backup, or move it away and everyone starts as somebody new");
  return keys;
}

}  // namespace

IdentityKeys KeyFile::keys(Instant now) const {
  auto lock_path = path_;
  lock_path += ".lock";
  const SecretFile lock(lock_path, O_RDWR | O_CREAT);
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
  replace_secret(path_, kept->text());
  return *kept;
}

}  // namespace teahouse
