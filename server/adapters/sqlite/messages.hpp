#pragma once

#include <optional>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/file_rows.hpp"
#include "adapters/sqlite/rows.hpp"
#include "adapters/sqlite/word_index.hpp"
#include "core/entry.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

/// What is done to messages (replies, edits, recalls, reactions), inside the writer's transaction; see
/// schema.cpp. Used on the writer's thread.
class Messages {
 public:
  explicit Messages(Database& database);

  FileRows& files() { return files_; }

  /// Why the draft may not be written, as far as that is about another message or about files. `room` is
  /// nothing when it is yet to be made, `author` when nobody ever heard of them.
  std::optional<Refusal> judge(const Draft& draft, const RoomRecord* room, Key room_key,
                               std::optional<Key> author);

  /// What the draft asks for, with what the store adds: the quotation, the files, the count. judge() had
  /// nothing against it.
  What completed(const What& what, const RoomRecord& room, Key room_key);

  /// Lets the message show what was done to it by the entry at `position`; of a message, its files are its
  /// own from then on.
  void show(const What& what, Key room_key, Key author, Position position);

  /// Writes over the words of the messages at these places, in order, which are recalled by the entry at
  /// `by`, and leaves nothing of what they had.
  void recall(const std::vector<std::uint64_t>& messages, Position by);

 private:
  std::optional<Refusal> judge_other(const Draft& draft, const RoomRecord* room, Key room_key,
                                     std::optional<Key> author);
  std::optional<Refusal> judge_reaction(const Reacted& reacted, std::uint64_t message,
                                        std::optional<Key> author);
  std::optional<Refusal> judge_pin(const Pinned& pinned, Key room_key, const Said& message);
  EntryPtr message(const RoomRecord& room, Key room_key, Position position);
  void forget_edit(Key room_key, std::uint64_t message);
  void react(const Reacted& reacted, std::uint64_t message, Key author, Position position);

  FileRows files_;
  FilesShown shown_;
  WordIndex words_;
  Statement select_entry_;
  Statement select_edited_;
  Statement forget_words_;
  Statement edit_;
  Statement recall_;
  Statement select_reaction_;
  Statement insert_reaction_;
  Statement delete_reaction_;
  Statement delete_reactions_;
  Statement select_count_;
  Statement select_kinds_;
  Statement count_up_;
  Statement count_down_;
  Statement delete_count_;
  Statement delete_counts_;
  Statement pin_;
  Statement select_pins_;
};

/// Reads the reactions of messages. Used by one thread at a time.
class Reactions {
 public:
  explicit Reactions(Database& database);

  /// Puts into the messages among these entries of one room what they have, in the order in which it came;
  /// the reader first among the people. One question for all of them: most have none. The entries follow each
  /// other, up or down.
  void show(std::vector<Entry>& entries, Key room_key, std::optional<UserId> reader);

 private:
  std::vector<Person> people(std::uint64_t message, std::string_view emoji, std::optional<UserId> reader);

  Statement select_counts_;
  Statement select_people_;
  Statement select_own_;
};

}  // namespace teahouse
