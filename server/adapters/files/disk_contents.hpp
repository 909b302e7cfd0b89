#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>

#include "adapters/files/shelf.hpp"
#include "adapters/files/workers.hpp"
#include "ports/contents.hpp"

namespace teahouse {

/// Makes a small picture (WebP) of the picture in `from`, as `to`, and says of what colour it is on the
/// whole, as `#rrggbb`; false if that cannot be. `room` is a directory for that alone. Any thread; waits.
using MakePreview = std::function<bool(const OpenFile& from, const std::filesystem::path& room,
                                       const std::filesystem::path& to, std::string& tint)>;

struct DiskOptions {
  std::filesystem::path directory;
  std::size_t readers = 2;    ///< Threads that read and write.
  std::size_t finishers = 2;  ///< Threads that wait for other programs.
  MakePreview make_preview = {};
};

/// Contents in a directory, which one process holds. What was answered is on disk. Answers come from its own
/// threads. Faults of the disk are written to the log once.
class DiskContents final : public Contents {
 public:
  /// Throws std::exception with words for the operator.
  explicit DiskContents(DiskOptions options);

  void arrived(FileId file, Done<std::uint64_t> done) override;
  void write(FileId file, std::uint64_t at, std::string bytes, Done<std::uint64_t> done) override;
  void finish(FileId file, Done<FileFinished> done) override;
  void read(FileId file, FilePart part, std::uint64_t at, std::size_t size, Done<FileBytes> done) override;
  void remove(FileId file, Done<bool> done) override;

  /// Answers everything that was asked; what is asked from now on is answered Fault::shutting_down. Waits. By
  /// the thread that made it; the destructor does it too.
  void drain();

 private:
  template <typename T, typename Work>
  void ask(Workers& workers, Done<T> done, Work work);

  std::uint64_t arrived_now(FileId file) const;
  std::uint64_t write_now(FileId file, std::uint64_t at, std::string_view bytes);
  FileFinished finish_now(FileId file);
  void preview_now(FileId file, FileFacts& facts);
  void remove_now(FileId file);

  const MakePreview make_preview_;
  Shelf shelf_;
  std::array<std::mutex, 16> finishing_{};  ///< By file: held while it is finished, which may be asked twice.
  std::mutex ends_;  ///< Held while bytes are put at the end of a file, so that two never are at once.
  Workers readers_;
  Workers finishers_;
};

}  // namespace teahouse
