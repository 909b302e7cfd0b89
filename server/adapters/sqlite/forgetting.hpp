#pragma once

#include <cstdint>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/own_places.hpp"
#include "adapters/sqlite/rows.hpp"

namespace teahouse {

class Messages;

/// Who took back all that they said: from the entry on that says so everything shows it (entry_columns of
/// rows.hpp), and the words are written over afterwards, a little at a time, from a mark that is as durable
/// as what was done. So a million messages cost nobody's patience, and no crash leaves words behind.
///
/// Inside the writer's transactions. Used on the writer's thread.
class Forgetting {
 public:
  explicit Forgetting(Database& database);

  /// How many messages of the person there are in the room that were not recalled.
  std::uint32_t count(Key person, Key room, Position head);

  /// They were, by the entry at `upto`. What is few and found quickly, pins and files, goes at once.
  void begin(Key person, Key room, Position upto);

  /// Whether there is something to be written over.
  bool is_behind();

  /// Writes over what comes next. A transaction of its own.
  void take_some(Messages& messages);

 private:
  /// Up to here it was taken back before.
  std::uint64_t taken_back_to(Key person, Key room);

  OwnPlaces places_;
  Statement select_taken_back_;
  Statement insert_;
  Statement take_down_;
  Statement forget_files_;
  Statement select_behind_;
  Statement move_;
  Statement delete_;
};

}  // namespace teahouse
