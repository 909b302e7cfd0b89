#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/rows.hpp"
#include "core/file.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

// The rows of files; see schema.cpp.

/// Reads the files that messages have. Used by one thread at a time.
class FilesShown {
 public:
  explicit FilesShown(Database& database);

  /// Puts into the messages among these entries of one room the files that they have. The entries follow each
  /// other, up or down.
  void show(std::vector<Entry>& entries, Key room);

  /// The same for one.
  void show(Entry& entry, Key room);

 private:
  Statement select_;
};

/// Looks up single files. Used by one thread at a time.
class FilesFound {
 public:
  explicit FilesFound(Database& database);

  std::optional<FileRecord> own(UserId owner, FileId file);

  /// Of a message of the room.
  std::optional<FileRecord> in(Key room, FileId file);

 private:
  Statement select_own_;
  Statement select_in_room_;
};

/// What becomes of files, as Files and Store say, inside the writer's transaction. Used on the writer's
/// thread.
class FileRows {
 public:
  explicit FileRows(Database& database);

  FileBegun begin(const FileDraft& draft, const FileLimits& limits);
  bool finish(FileId file, const FileFacts& facts);
  bool drop(UserId owner, FileId file);
  std::vector<FileId> unneeded(Instant begun_before);
  void are_gone(const std::vector<FileId>& files, Instant now);

  /// Whether a draft may have its files.
  std::optional<Refusal> judge(const Draft& draft);

  /// The files of a draft with all that is known of them; judge() had nothing against them.
  std::vector<File> completed(const std::vector<File>& files);

  /// They are the files of the message at `place` from now on.
  void give(const std::vector<File>& files, std::uint64_t place);

  /// The message was recalled.
  void forget(std::uint64_t place);

 private:
  Statement count_coming_;
  Statement sum_of_owner_;
  Statement sum_of_house_;
  Statement insert_;
  Statement finish_;
  Statement drop_;
  Statement select_;
  Statement select_whole_;
  Statement give_;
  Statement forget_;
  Statement expire_;
  Statement select_unneeded_;
  Statement gone_;
  Statement purge_;
};

}  // namespace teahouse
