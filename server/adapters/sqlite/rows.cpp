#include "adapters/sqlite/rows.hpp"

#include <memory>
#include <string>

namespace teahouse {
namespace {

RoomKind room_kind(std::int64_t number) {
  switch (number) {
    case 0:
      return RoomKind::lobby;
    case 1:
      return RoomKind::open;
    case 2:
      return RoomKind::direct;
    default:
      damaged("a room is of kind " + std::to_string(number));
  }
}

What what(std::int64_t kind, std::string_view body) {
  switch (kind) {
    case 0:
      return Said{std::string(body)};
    case 1:
      return Entered{};
    case 2:
      return Left{};
    default:
      damaged("an entry is of kind " + std::to_string(kind));
  }
}

}  // namespace

int kind_number(RoomKind kind) {
  switch (kind) {
    case RoomKind::lobby:
      return 0;
    case RoomKind::open:
      return 1;
    case RoomKind::direct:
      break;
  }
  return 2;
}

int kind_number(const What& what) {
  if (std::holds_alternative<Said>(what)) return 0;
  return std::holds_alternative<Entered>(what) ? 1 : 2;
}

RoomRecord room_record(const Rows& rows, int column) {
  RoomRecord room;
  room.id = {room_kind(rows.integer(column)), rows.uuid(column + 1)};
  room.name = rows.text(column + 2);
  room.topic = rows.text(column + 3);
  room.epoch = Epoch{static_cast<std::uint32_t>(rows.integer(column + 4))};
  room.first = Position{rows.natural(column + 5)};
  room.head = Position{rows.natural(column + 6)};
  room.members = static_cast<std::uint32_t>(rows.integer(column + 7));
  for (const int person : {column + 8, column + 10}) {
    if (!rows.is_null(person))
      room.pair.push_back({UserId{rows.uuid(person)}, std::string(rows.text(person + 1))});
  }
  if (room.pair.size() != (room.id.kind == RoomKind::direct ? 2 : 0))
    damaged("a room is not that of two people");
  return room;
}

EntryPtr entry(const Rows& rows, int column, const RoomRecord& room) {
  const Person author{UserId{rows.uuid(column + 2)}, std::string(rows.text(column + 3))};
  return std::make_shared<const Entry>(Entry{
      .room = room.id,
      .position = Position{rows.natural(column) % positions_per_room},
      .id = EntryId{rows.uuid(column + 4)},
      .author = author,
      .to = counterpart(room, author.id),
      .cid = Cid{std::string(rows.text(column + 5))},
      .at = Instant{Duration{rows.integer(column + 6)}},
      .what = what(rows.integer(column + 1), rows.text(column + 7)),
  });
}

std::optional<UserId> counterpart(const RoomRecord& room, UserId author) {
  if (room.pair.empty()) return std::nullopt;
  return room.pair.front().id == author ? room.pair.back().id : room.pair.front().id;
}

}  // namespace teahouse
