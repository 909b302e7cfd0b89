#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <variant>

#include "core/file.hpp"
#include "ports/fault.hpp"

namespace teahouse {

/// It is a picture, and what it says beside the picture cannot be cut from it.
struct Uncleaned {
  bool operator==(const Uncleaned&) const = default;
};
using FileFinished = std::variant<FileFacts, Uncleaned>;

enum class FilePart : std::uint8_t {
  content,
  preview,  ///< A small picture of it, WebP.
};

/// Some bytes of a part, and how many there are of it.
struct FileBytes {
  std::string bytes;
  std::uint64_t whole = 0;
};

/// Where the bytes of files are kept; what is known of them is in Files. Any thread; never waits, see Done.
/// Held to test/contract/contents_contract.hpp.
class Contents {
 public:
  virtual ~Contents() = default;

  /// How many bytes of a file that is on its way are there: all_there, if it was finished before.
  virtual void arrived(FileId file, Done<std::uint64_t> done) = 0;

  /// Puts bytes at the end of what is there of a file, which must be at `at`; where the end is then. If the
  /// end was elsewhere, nothing is written.
  virtual void write(FileId file, std::uint64_t at, std::string bytes, Done<std::uint64_t> done) = 0;

  /// There are no more: finds out what the file is, cuts from it what is not to be told, makes a small
  /// picture of it if that can be, and answers when the content cannot be lost any more (fsynced). Of one
  /// that cannot be kept nothing is left. To finish twice does no harm.
  virtual void finish(FileId file, Done<FileFinished> done) = 0;

  /// At most so many bytes of a finished file from there on. Fault::unavailable if it is not there.
  virtual void read(FileId file, FilePart part, std::uint64_t at, std::size_t size, Done<FileBytes> done) = 0;

  /// Leaves nothing of the file, whatever there was of it.
  virtual void remove(FileId file, Done<bool> done) = 0;
};

constexpr std::uint64_t all_there = std::numeric_limits<std::uint64_t>::max();

}  // namespace teahouse
