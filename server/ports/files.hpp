#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/file.hpp"
#include "ports/fault.hpp"

namespace teahouse {

/// What is known of the files that people send: whose each is, what it is, and the message that has it. Their
/// bytes are in Contents. Called and answered as Store is, by the same adapters, since Store::append judges
/// in its transaction whether a draft may have its files; held to test/contract/files_contract.hpp.
class Files {
 public:
  virtual ~Files() = default;

  /// Makes room for a file that is about to come. The same limits each time.
  virtual void begin_file(FileDraft draft, FileLimits limits, Done<FileBegun> done) = 0;

  /// One's own file that is in no message yet.
  virtual void own_file(UserId owner, FileId file, Done<std::optional<FileRecord>> done) = 0;

  /// All of it is on disk, and this is what it is. False for a file that is not on its way.
  virtual void finish_file(FileId file, FileFacts facts, Done<bool> done) = 0;

  /// Its owner does not want it any more. False for a file that is not theirs, or is in a message.
  virtual void drop_file(UserId owner, FileId file, Done<bool> done) = 0;

  /// A file of a message of the room, for who may read there; else nothing.
  virtual void file_in(RoomId room, FileId file, UserId reader, Done<std::optional<FileRecord>> done) = 0;

  /// Files whose contents are to go, at most unneeded_files_max: dropped, of a recalled message, or in no
  /// message and begun before then, which from now on no message can have.
  virtual void unneeded_files(Instant begun_before, Done<std::vector<FileId>> done) = 0;

  /// Their contents are gone. What each took still counts for its owner's day.
  virtual void files_are_gone(std::vector<FileId> files, Instant now, Done<bool> done) = 0;
};

constexpr std::size_t unneeded_files_max = 100;

}  // namespace teahouse
