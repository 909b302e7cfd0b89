#include "adapters/sqlite/forgetting.hpp"

#include <limits>

#include "adapters/sqlite/messages.hpp"

namespace teahouse {
namespace {

/// So many messages in one transaction: some milliseconds, for which who says something has to wait.
constexpr std::size_t taken_at_once = 256;
constexpr int looks_at_once = 64;

constexpr std::uint64_t position_of(std::uint64_t place) {
  return place % positions_per_room;
}

}  // namespace

Forgetting::Forgetting(Database& database)
    : places_(database),
      select_taken_back_(database, "SELECT max(upto) FROM forgettings WHERE room = ? AND person = ?"),
      insert_(database,
              "INSERT INTO forgettings (room, person, after, upto, cleaned) VALUES (?1, ?2, ?3, ?4, ?3)"),
      take_down_(database,
                 "UPDATE entries SET pinned = -(?1 & 4294967295) WHERE pinned > 0 AND place > ?2 AND "
                 "place < ?1 AND author = ?3"),
      forget_files_(database,
                    "UPDATE files SET state = 3, place = NULL, name = '', tint = '' WHERE owner = "
                    "(SELECT id FROM people WHERE key = ?) AND state = 2 AND place > ? AND place < ?"),
      select_behind_(database, "SELECT room, person, after, upto, cleaned FROM forgettings LIMIT 1"),
      move_(database, "UPDATE forgettings SET cleaned = ? WHERE room = ? AND person = ? AND after = ?"),
      delete_(database, "DELETE FROM forgettings WHERE room = ? AND person = ? AND after = ?") {}

std::uint32_t Forgetting::count(Key person, Key room, Position head) {
  std::uint32_t count = 0;
  for (Position position{position_of(taken_back_to(person, room))}; position < head;) {
    int looks = std::numeric_limits<int>::max();
    const auto piece = places_.after(person, room, position, head, stretch_positions, looks);
    count += static_cast<std::uint32_t>(piece.places.size());
    position = piece.looked_to;
  }
  return count;
}

void Forgetting::begin(Key person, Key room, Position upto) {
  const auto after = taken_back_to(person, room);
  const auto end = place(room, upto);
  insert_.run(room, person, after, end);
  take_down_.run(end, after, person);
  forget_files_.run(person, after, end);
}

std::uint64_t Forgetting::taken_back_to(Key person, Key room) {
  Rows rows = select_taken_back_(room, person);
  rows.first();
  return rows.is_null(0) ? place(room, {}) : rows.natural(0);
}

bool Forgetting::is_behind() {
  return select_behind_().next();
}

void Forgetting::take_some(Messages& messages) {
  Key room = 0;
  Key person = 0;
  std::uint64_t after = 0;
  std::uint64_t upto = 0;
  std::uint64_t cleaned = 0;
  {
    Rows behind = select_behind_();
    if (!behind.next()) return;
    room = behind.integer(0);
    person = behind.integer(1);
    after = behind.natural(2);
    upto = behind.natural(3);
    cleaned = behind.natural(4);
  }
  const Position end{position_of(upto)};
  int looks = looks_at_once;
  const auto piece = places_.after(person, room, Position{position_of(cleaned)}, end, taken_at_once, looks);
  messages.recall(piece.places, end);
  if (piece.looked_to < end) {
    move_.run(place(room, piece.looked_to), room, person, after);
  } else {
    delete_.run(room, person, after);
  }
}

}  // namespace teahouse
