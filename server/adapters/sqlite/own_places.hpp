#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/rows.hpp"

namespace teahouse {

/// Finds where one person's messages are, by the index of words, in which each message has its author; what
/// is not in it yet is looked through. Used by one thread at a time.
class OwnPlaces {
 public:
  explicit OwnPlaces(Database& database);

  struct Piece {
    std::vector<std::uint64_t> places{};  ///< In order.
    Position looked_to{};                 ///< None but these is up to here.
  };

  /// The messages in the room after this position that were not recalled, at most `most` of them. Looks at so
  /// much as takes some milliseconds, and takes from `looks`, which is above 0, what that was.
  Piece after(Key author, Key room, Position position, Position head, std::size_t most, int& looks);

 private:
  Statement select_indexed_;
  Statement select_offsets_;
  Statement select_said_;
};

}  // namespace teahouse
