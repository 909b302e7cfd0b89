#include "watched_vfs.hpp"

#include <new>
#include <string>

#include <sqlite3.h>

#include "base/check.hpp"
#include "watched_disk.hpp"

namespace teahouse {
namespace {

sqlite3_vfs* real_vfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
  return real;
}

/// SQLite allocates it; behind it, in the same allocation, lies the real VFS's file.
struct WatchedFile {
  sqlite3_file base;
  std::string* name;

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

WatchedFile* watched(sqlite3_file* file) {
  return reinterpret_cast<WatchedFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return watched(file)->real();
}
const std::string& name(sqlite3_file* file) {
  return *watched(file)->name;
}

int close(sqlite3_file* file) {
  delete watched(file)->name;
  return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), data, size, offset);
}
int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  const auto at = static_cast<std::size_t>(offset);
  switch (WatchedDisk::get().may_write(name(file), at, data, static_cast<std::size_t>(size))) {
    case WatchedDisk::Verdict::broken:
      return SQLITE_IOERR_WRITE;
    case WatchedDisk::Verdict::full:
      return SQLITE_FULL;
    case WatchedDisk::Verdict::good:
      break;
  }
  return real(file)->pMethods->xWrite(real(file), data, size, offset);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  WatchedDisk::get().truncated(name(file), static_cast<std::size_t>(size));
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int) {
  // The real disk need not be bothered: no test cuts its power.
  const auto verdict = WatchedDisk::get().may_sync(name(file));
  return verdict == WatchedDisk::Verdict::good ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_reserved_lock(sqlite3_file* file, int* is_locked) {
  return real(file)->pMethods->xCheckReservedLock(real(file), is_locked);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int device_characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: without the methods for memory-mapped files, which the store does not use.
constexpr sqlite3_io_methods methods{2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     file_size,
                                     lock,
                                     unlock,
                                     check_reserved_lock,
                                     file_control,
                                     sector_size,
                                     device_characteristics,
                                     shm_map,
                                     shm_lock,
                                     shm_barrier,
                                     shm_unmap,
                                     nullptr,
                                     nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* flags_out) {
  file->pMethods = nullptr;
  const int opened = real_vfs()->xOpen(real_vfs(), path, real(file), flags, flags_out);
  if (real(file)->pMethods == nullptr) return opened;
  if (opened != SQLITE_OK) {
    real(file)->pMethods->xClose(real(file));
    return opened;
  }
  watched(file)->name = new std::string(path == nullptr ? "" : path);
  file->pMethods = &methods;
  return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* path, int sync_directory) {
  WatchedDisk::get().removed(path);
  return real_vfs()->xDelete(real_vfs(), path, sync_directory);
}

}  // namespace

void register_watched_vfs(const char* name) {
  static sqlite3_vfs vfs = *real_vfs();
  vfs.zName = name;
  vfs.pNext = nullptr;
  vfs.szOsFile = static_cast<int>(sizeof(WatchedFile)) + real_vfs()->szOsFile;
  vfs.xOpen = open;
  vfs.xDelete = remove;
  CHECK(sqlite3_vfs_register(&vfs, 0) == SQLITE_OK, "SQLite takes another VFS");
}

}  // namespace teahouse
