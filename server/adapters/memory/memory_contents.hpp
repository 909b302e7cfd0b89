#pragma once

#include <map>
#include <mutex>
#include <string>

#include "ports/contents.hpp"

namespace teahouse {

/// Everything in memory and gone with the process, without previews: the reference that the other one is
/// compared with. Answers on the calling thread, before the call returns. Any thread.
class MemoryContents final : public Contents {
 public:
  void arrived(FileId file, Done<std::uint64_t> done) override;
  void write(FileId file, std::uint64_t at, std::string bytes, Done<std::uint64_t> done) override;
  void finish(FileId file, Done<FileFinished> done) override;
  void read(FileId file, FilePart part, std::uint64_t at, std::size_t size, Done<FileBytes> done) override;
  void remove(FileId file, Done<bool> done) override;

 private:
  FileFinished finish_now(FileId file);

  std::mutex mutex_;

  // Under the mutex.
  std::map<FileId, std::string> coming_;
  std::map<FileId, std::string> kept_;
};

}  // namespace teahouse
