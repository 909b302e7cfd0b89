#include "adapters/sqlite/own_places.hpp"

#include <algorithm>
#include <string>

#include "adapters/sqlite/word_index.hpp"

namespace teahouse {
namespace {

/// So many positions that are in no index are looked through at a time, for which so many stretches could be
/// looked up.
constexpr std::uint64_t looked_through_at_once = 1024;
constexpr int looking_through = 32;

}  // namespace

OwnPlaces::OwnPlaces(Database& database)
    : select_indexed_(database, "SELECT indexed FROM rooms WHERE key = ?"),
      select_offsets_(database, "SELECT places FROM words WHERE stretch = ? AND token = ?"),
      select_said_(database,
                   "SELECT place FROM entries WHERE place > ? AND place <= ? AND author = ? AND kind = 0 AND "
                   "recalled = 0 ORDER BY place") {}

OwnPlaces::Piece OwnPlaces::after(Key author, Key room, Position position, Position head, std::size_t most,
                                  int& looks) {
  std::uint64_t indexed = 0;
  {
    Rows rows = select_indexed_(room);
    rows.first();
    indexed = rows.natural(0);
  }
  const std::string token = author_token(author);
  Piece piece{.looked_to = position};
  const auto is_full = [&] { return piece.places.size() == most; };
  const auto take = [&](std::uint64_t place) {
    piece.places.push_back(place);
    piece.looked_to = Position{place % positions_per_room};
  };
  while (piece.looked_to < head && looks > 0 && !is_full()) {
    const auto from = place(room, piece.looked_to);
    if (piece.looked_to.value < indexed) {
      --looks;
      const auto stretch = stretch_of(from + 1);
      Offsets offsets;
      if (Rows rows = select_offsets_(stretch, token); rows.next()) unpack(rows.blob(0), offsets);
      for (const auto offset : offsets) {
        const auto found = first_of(stretch) + offset;
        if (found > from && !is_full()) take(found);
      }
      const auto end = std::min(first_of(stretch + 1) - 1, place(room, Position{indexed}));
      if (!is_full()) piece.looked_to = Position{end % positions_per_room};
    } else {
      looks -= looking_through;
      const auto end = std::min(place(room, head), from + looked_through_at_once);
      for (Rows rows = select_said_(from, end, author); !is_full() && rows.next();) take(rows.natural(0));
      if (!is_full()) piece.looked_to = Position{end % positions_per_room};
    }
  }
  return piece;
}

}  // namespace teahouse
