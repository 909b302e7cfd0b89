#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/rows.hpp"

namespace teahouse {

// Which messages have which words; see schema.cpp and docs/decisions/0017. A room's log is cut into stretches
// of so many positions, and of each stretch it is kept, by token, in which of its messages that is.

constexpr std::uint64_t stretch_positions = 4096;
static_assert(positions_per_room % stretch_positions == 0, "no stretch is of two rooms");

/// The number of the stretch that a place is in.
constexpr std::uint64_t stretch_of(std::uint64_t place) {
  return place / stretch_positions;
}
constexpr std::uint64_t first_of(std::uint64_t stretch) {
  return stretch * stretch_positions;
}

/// Where a token stands in a stretch, counted from its first place, in order.
using Offsets = std::vector<std::uint16_t>;

/// As they are kept: each as its distance from the one before, seven bits to a byte, the lowest first.
std::string packed(const Offsets& offsets);
void unpack(std::string_view bytes, Offsets& offsets);  ///< Adds to them.

// Tokens that no text has.
std::string author_token(Key author);
constexpr const char* link_token = "#link";
constexpr const char* code_token = "#code";

/// Keeps the index, inside the writer's transactions. Used on the writer's thread.
class WordIndex {
 public:
  explicit WordIndex(Database& database);

  /// Whether there is so much that was said and not indexed that some of it should be.
  bool is_behind();

  /// Takes in the next messages of one room that is behind. A transaction of its own.
  void take_some();

  /// A message's words are about to become these; its row has the old ones still. The old ones are gone from
  /// the index then, and from its pages (PRAGMA secure_delete).
  void replace(std::uint64_t place, std::string_view text);

  /// The words of these messages, in order, are about to become nothing. Of many together each token is
  /// written once.
  void remove(const std::vector<std::uint64_t>& places);

 private:
  static std::vector<std::string> all_tokens(std::string_view text, Key author);
  bool is_indexed(std::uint64_t place);
  void take_out(std::uint64_t stretch, std::string_view token, const Offsets& gone);
  void add(std::uint64_t stretch, std::string_view token, const Offsets& offsets);

  Statement select_behind_;
  Statement select_said_;
  Statement select_message_;
  Statement select_indexed_;
  Statement move_indexed_;
  Statement select_offsets_;
  Statement upsert_offsets_;
  Statement delete_offsets_;
};

}  // namespace teahouse
