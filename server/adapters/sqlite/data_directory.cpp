#include "adapters/sqlite/data_directory.hpp"

#include <cerrno>
#include <stdexcept>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace teahouse {
namespace {

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path) {
  throw std::runtime_error(what + " " + path.string() + ": " + std::generic_category().message(errno));
}

int open_or_fail(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) fail("cannot open", path);
  return file;
}

/// Makes the names in the directory as durable as the files that they name.
void sync_directory(const std::filesystem::path& path) {
  const int directory = open_or_fail(path, O_RDONLY | O_DIRECTORY);
  const int synced = ::fsync(directory);
  ::close(directory);
  if (synced != 0) fail("cannot sync the directory", path);
}

/// As a directory; why one cannot be looked at is said by the call that needs it.
bool is_there(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

/// One of the parents of what is wanted, or that itself.
void make_directory(const std::filesystem::path& path, const std::filesystem::path& wanted) {
  if (path.empty() || is_there(path)) return;
  make_directory(path.parent_path(), wanted);
  if (::mkdir(path.c_str(), S_IRWXU) == 0) {
    sync_directory(path / "..");
  } else if (errno != EEXIST) {
    fail("cannot make the directory", path);
  } else if (!is_there(path)) {
    throw std::runtime_error("cannot keep anything in " + wanted.string() + ": " + path.string() +
                             " is not a directory; name one that is there or can be made");
  }
}

}  // namespace

void make_directory(const std::filesystem::path& path) {
  make_directory(path, path);
}

DataDirectory::DataDirectory(std::filesystem::path path) : path_(std::move(path)) {
  make_directory(path_);
  lock_ = open_or_fail(path_ / "teahouse.lock", O_RDWR | O_CREAT);
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const bool held = errno == EWOULDBLOCK;
    ::close(lock_);
    if (held) throw std::runtime_error("another teahouse is running on the data directory " + path_.string());
    fail("cannot lock", path_ / "teahouse.lock");
  }
  try {
    ::close(open_or_fail(database(), O_RDWR | O_CREAT));
    sync_directory(path_);
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

DataDirectory::~DataDirectory() {
  ::close(lock_);
}

}  // namespace teahouse
