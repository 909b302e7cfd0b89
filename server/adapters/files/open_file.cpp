#include "adapters/files/open_file.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace teahouse {

DiskError::DiskError(const std::string& doing, int error)
    : std::runtime_error(doing + ": " + std::generic_category().message(error)),
      is_full_(error == ENOSPC || error == EDQUOT) {}

OpenFile::OpenFile(const std::filesystem::path& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)) {
  if (descriptor_ < 0) throw DiskError("cannot open " + path.string(), errno);
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t OpenFile::size() const {
  struct stat about{};
  if (::fstat(descriptor_, &about) != 0) throw DiskError("cannot ask for the size of a file", errno);
  return static_cast<std::uint64_t>(about.st_size);
}

std::size_t OpenFile::read(std::uint64_t at, char* to, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const auto got = ::pread(descriptor_, to + done, size - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw DiskError("cannot read a file", errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void OpenFile::write(std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw DiskError("cannot write a file", errno);
    at += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

void OpenFile::cut(std::uint64_t size) {
  if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) throw DiskError("cannot cut a file", errno);
}

void OpenFile::sync() {
  if (::fsync(descriptor_) != 0) throw DiskError("cannot make a file durable", errno);
}

void sync_directory(const std::filesystem::path& directory) {
  OpenFile(directory, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace teahouse
