#include "adapters/sqlite/rows.hpp"

#include <charconv>
#include <cstdlib>
#include <memory>
#include <string>

namespace teahouse {

std::string sql(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const auto part : parts) whole += part;
  return whole;
}

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

// Kinds of entries. A reaction (a pin) that was put there and one that was taken away are two.
constexpr int said_kind = 0;
constexpr int entered_kind = 1;
constexpr int left_kind = 2;
constexpr int edited_kind = 3;
constexpr int recalled_kind = 4;
constexpr int reacted_kind = 5;
constexpr int unreacted_kind = 6;
constexpr int pinned_kind = 7;
constexpr int unpinned_kind = 8;
constexpr int arranged_kind = 9;
constexpr int appointed_kind = 10;
constexpr int dismissed_kind = 11;
constexpr int removed_kind = 12;
constexpr int recalled_all_kind = 20;

// From e.kind on; see entry_columns.
constexpr int body_column = 6;
constexpr int target_column = 7;
constexpr int edited_column = 8;
constexpr int recalled_column = 9;
constexpr int count_column = 10;
constexpr int pinned_column = 11;
constexpr int speaker_column = 12;
constexpr int subject_column = 17;

Said said(const Rows& rows, int kind_column) {
  Said said{std::string(rows.text(kind_column + body_column))};
  said.edited = Position{rows.natural(kind_column + edited_column)};
  said.recalled = Position{rows.natural(kind_column + recalled_column)};
  if (const auto pinned = rows.integer(kind_column + pinned_column); pinned != 0)
    said.pin = PinState{Position{static_cast<std::uint64_t>(std::abs(pinned))}, pinned > 0};
  const int speaker = kind_column + speaker_column;
  if (rows.is_null(kind_column + target_column) || rows.is_null(speaker)) return said;
  said.answers = Quote{Position{rows.natural(kind_column + target_column)},
                       {UserId{rows.uuid(speaker)}, std::string(rows.text(speaker + 1))},
                       std::string(rows.text(speaker + 2)),
                       static_cast<std::uint32_t>(rows.natural(speaker + 3)),
                       std::string(rows.text(speaker + 4))};
  return said;
}

// What a keeper said of the room stands in lines, each with a letter for what it is about; names and topics
// have no line breaks.
constexpr char name_line = 'n';
constexpr char topic_line = 't';
constexpr char speakers_line = 's';
constexpr char window_line = 'w';

std::string lines(const Arranged& arranged) {
  std::string lines;
  const auto line = [&](char about, const std::string& text) { ((lines += about) += text) += '\n'; };
  if (arranged.name) line(name_line, *arranged.name);
  if (arranged.topic) line(topic_line, *arranged.topic);
  if (arranged.speakers) line(speakers_line, std::to_string(static_cast<int>(*arranged.speakers)));
  if (arranged.window) line(window_line, std::to_string(arranged.window->count()));
  return lines;
}

std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size())
    damaged("a room is arranged by no number");
  return value;
}

Arranged arranged(std::string_view lines) {
  Arranged arranged;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    if (end == std::string_view::npos || end == 0) damaged("what a keeper said of a room is cut");
    const auto text = lines.substr(1, end - 1);
    switch (lines.front()) {
      case name_line:
        arranged.name = text;
        break;
      case topic_line:
        arranged.topic = text;
        break;
      case speakers_line:
        arranged.speakers = number(text) != 0 ? Speakers::keepers : Speakers::everyone;
        break;
      case window_line:
        arranged.window = Duration{number(text)};
        break;
      default:
        damaged("a keeper said what nobody knows");
    }
    lines.remove_prefix(end + 1);
  }
  return arranged;
}

What what(const Rows& rows, int kind_column) {
  const auto kind = rows.integer(kind_column);
  const auto target = [&] { return Position{rows.natural(kind_column + target_column)}; };
  const auto body = [&] { return std::string(rows.text(kind_column + body_column)); };
  const auto other = [&] { return Person{UserId{rows.uuid(kind_column + subject_column)}, body()}; };
  switch (kind) {
    case said_kind:
      return said(rows, kind_column);
    case entered_kind:
      return Entered{};
    case left_kind:
      return Left{rows.is_null(kind_column + subject_column) ? std::nullopt : std::optional(other())};
    case appointed_kind:
    case dismissed_kind:
      return Appointed{other(), kind == appointed_kind};
    case removed_kind:
      return Removed{other()};
    case edited_kind:
      return Edited{target(), body()};
    case recalled_kind:
      return Recalled{target()};
    case reacted_kind:
    case unreacted_kind:
      return Reacted{target(), body(), kind == reacted_kind,
                     static_cast<std::uint32_t>(rows.natural(kind_column + count_column))};
    case pinned_kind:
    case unpinned_kind:
      return Pinned{target(), kind == pinned_kind};
    case arranged_kind:
      return arranged(rows.text(kind_column + body_column));
    case recalled_all_kind:
      return RecalledAll{static_cast<std::uint32_t>(rows.natural(kind_column + count_column))};
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
  if (const auto* const reacted = std::get_if<Reacted>(&what))
    return reacted->on ? reacted_kind : unreacted_kind;
  if (const auto* const pinned = std::get_if<Pinned>(&what)) return pinned->on ? pinned_kind : unpinned_kind;
  if (std::holds_alternative<Arranged>(what)) return arranged_kind;
  if (const auto* const appointed = std::get_if<Appointed>(&what))
    return appointed->on ? appointed_kind : dismissed_kind;
  if (std::holds_alternative<Removed>(what)) return removed_kind;
  if (std::holds_alternative<Recalled>(what)) return recalled_kind;
  if (std::holds_alternative<RecalledAll>(what)) return recalled_all_kind;
  if (std::holds_alternative<Edited>(what)) return edited_kind;
  if (std::holds_alternative<Said>(what)) return said_kind;
  return std::holds_alternative<Entered>(what) ? entered_kind : left_kind;
}

std::string body(const What& what) {
  const auto* const arranged = std::get_if<Arranged>(&what);
  if (const auto* const other = subject(what)) return other->name;
  return arranged != nullptr ? lines(*arranged) : std::string(words(what));
}

int level_number(Level level) {
  return static_cast<int>(level);
}

Level level_numbered(const Rows& rows, int column) {
  const auto level = rows.natural(column);
  if (level > static_cast<std::uint64_t>(Level::none))
    damaged("a room is wanted at level " + std::to_string(level));
  return static_cast<Level>(level);
}

RoomSettings room_settings(const Rows& rows, int column) {
  return {.level = level_numbered(rows, column),
          .muted_until = Instant{Duration{rows.integer(column + 1)}},
          .pinned = rows.integer(column + 2) != 0,
          .archived = Position{rows.natural(column + 3)},
          .revision = static_cast<std::uint32_t>(rows.natural(column + 4))};
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
  room.access = rows.integer(column + 12) != 0 ? Access::invited : Access::open;
  room.speakers = rows.integer(column + 13) != 0 ? Speakers::keepers : Speakers::everyone;
  room.window = Duration{rows.integer(column + 14)};
  room.arranged = Position{rows.natural(column + 15)};
  for (const int person : {column + 8, column + 10}) {
    if (!rows.is_null(person))
      room.pair.push_back({UserId{rows.uuid(person)}, std::string(rows.text(person + 1))});
  }
  if (room.pair.size() != (room.id.kind == RoomKind::direct ? 2 : 0))
    damaged("a room is not that of two people");
  return room;
}

Entry entry_value(const Rows& rows, int column, const RoomRecord& room) {
  const Person author{UserId{rows.uuid(column + 2)}, std::string(rows.text(column + 3))};
  return Entry{
      .room = room.id,
      .position = Position{rows.natural(column) % positions_per_room},
      .id = EntryId{rows.uuid(column + 4)},
      .author = author,
      .to = counterpart(room, author.id),
      .cid = Cid{std::string(rows.text(column + 5))},
      .at = Instant{Duration{rows.integer(column + 6)}},
      .what = what(rows, column + 1),
  };
}

EntryPtr entry(const Rows& rows, int column, const RoomRecord& room) {
  return std::make_shared<const Entry>(entry_value(rows, column, room));
}

std::optional<UserId> counterpart(const RoomRecord& room, UserId author) {
  if (room.pair.empty()) return std::nullopt;
  return room.pair.front().id == author ? room.pair.back().id : room.pair.front().id;
}

}  // namespace teahouse
