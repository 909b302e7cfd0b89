#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "core/ids.hpp"
#include "core/room_settings.hpp"
#include "core/what.hpp"

namespace teahouse {

/// One durable event of a room's log, as the store accepted it; of a message, with what was done to it up to
/// some later moment. Never changes: what is revised is another Entry.
struct Entry {
  RoomId room;
  Position position;
  EntryId id;
  Person author;
  std::optional<UserId> to;  ///< The other one, in a direct room.
  Cid cid;
  Instant at;  ///< For people; never for order.
  What what;

  bool operator==(const Entry&) const = default;
};

/// Entries are shared between shards, never copied to them.
using EntryPtr = std::shared_ptr<const Entry>;

/// Who is in the room, or not in it, from an entry on that is a move or Removed.
const Person& mover(const Entry& entry);

/// An entry that nobody has accepted yet. The same author's cid names the same draft for ever.
struct Draft {
  EntryId id;
  RoomId room;
  Person author;
  std::optional<UserId> to;
  Cid cid;
  Instant at;
  What what;
  std::optional<InviteId> invite = std::nullopt;  ///< By which somebody enters.

  bool operator==(const Draft&) const = default;
};

/// The most that the entry takes in a frame. Pages are bounded by this.
std::size_t frame_bytes(const Entry& entry);

/// What is known of a room beside its log.
struct RoomRecord {
  RoomId id;
  std::string name;          ///< Empty for the lobby and for direct rooms: the client has words for them.
  std::string topic;         ///< May be empty.
  std::vector<Person> pair;  ///< A direct room's two people, by their present names.
  Epoch epoch{1};
  Position first{1};             ///< The oldest entry that is kept.
  Position head;                 ///< The newest.
  std::uint32_t members = 0;     ///< Of a room that somebody made,
  Access access = Access::open;  ///< as is this.
  Speakers speakers = Speakers::everyone;
  Duration window = usual_window;  ///< For so long messages can be edited and recalled; zero: for ever.
  Position arranged{};             ///< The newest entry that arranged it or said who keeps it, or 0.

  bool operator==(const RoomRecord&) const = default;
};

/// What it is for one person to be in a room.
struct Membership {
  RoomRecord room;
  Position mark;             ///< Read up to here.
  std::uint32_t unread = 0;  ///< Messages after the mark, at most unread_max.
  EntryPtr last;             ///< The newest message without its reactions, if there is one.
  Role role = Role::member;  ///< In a room that somebody made.
  std::uint32_t backs = 0;   ///< See Mark.
  RoomSettings settings{};
  Position seen{};  ///< Of a direct room: up to here the other is known to have read; see Mark::seen.

  bool operator==(const Membership&) const = default;
};

constexpr std::uint32_t unread_max = 1000;

/// Rooms that a person is told of at once; nobody enters more.
constexpr std::size_t rooms_of_person_max = 300;

/// To whom it is told how far somebody has read: the other of a direct room. It never goes back.
struct Seen {
  UserId to;
  Position position;

  bool operator==(const Seen&) const = default;
};

/// Where a person has read to, and what is left to read. It only goes forward, but when they themselves set
/// it back: so of two marks the one with more `backs` is the newer, and of two with as many the one further
/// on.
struct Mark {
  RoomId room;
  Position position;
  std::uint32_t unread = 0;
  std::uint32_t backs = 0;  ///< How often it was set back.
  std::optional<Seen> seen = std::nullopt;

  bool operator==(const Mark&) const = default;
};

/// How somebody wants their mark moved.
struct MarkMove {
  RoomId room;
  Position position;
  bool back = false;                                  ///< To there, also from further on.
  std::optional<std::uint32_t> backs = std::nullopt;  ///< Nothing moves if it was set back more often since.
  bool quiet = false;                                 ///< Nobody else is to learn of it.

  bool operator==(const MarkMove&) const = default;
};

/// The other of a direct room; nobody where one is alone with oneself, or in a room of another kind.
std::optional<UserId> other_of(const std::vector<UserId>& pair, UserId who);

/// Where the move brings a mark, the unread uncounted; nothing if it stays.
std::optional<Mark> moved_mark(const Mark& mark, const MarkMove& move, Position head);

/// How far others may know that it was read, once the move has brought the mark to where it is now: never
/// further than was said aloud, and never less than they know already.
Position shown_mark(Position shown, Position mark, const MarkMove& move);

}  // namespace teahouse
