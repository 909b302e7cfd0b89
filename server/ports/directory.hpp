#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/entry.hpp"
#include "ports/fault.hpp"
#include "ports/store.hpp"

namespace teahouse {

/// What is kept of a person.
struct PersonRecord {
  std::optional<std::string> name;  ///< Nothing for somebody never seen before.
  /// The lobby first, then open rooms and direct rooms, the most lately used first; at most 300. Never empty.
  std::vector<Membership> rooms;
};

/// Somebody wants a room.
struct RoomDraft {
  RoomId id;  ///< Of kind open, made of fresh random bits.
  std::string name;
  std::string topic;
  Person author;
  EntryId entry;
  Cid cid;
  Instant at;
};

struct RoomSearch {
  std::string query;  ///< Part of a name or topic, case and width ignored; empty finds all.
  UserId who;
  std::uint32_t limit = 50;
};

struct RoomFound {
  RoomRecord room;
  bool entered = false;  ///< Whether who asked is in it.
};

/// Who there is, which rooms there are, who is in them and how far they have read. Called and answered as Store is, and
/// held to test/contract/directory_contract.hpp.
class Directory {
 public:
  virtual ~Directory() = default;

  /// Reads only. Somebody never seen before has the lobby, read up to its head.
  virtual void person(UserId who, Done<PersonRecord> done) = 0;

  /// Keeps the name; somebody never seen before is known from then on, the lobby read up to its head.
  virtual void rename(UserId who, std::string name, Instant at, Done<Nothing> done) = 0;

  /// Moves the mark forward, never back and never past the head; answers with where it is now. A room that is not the
  /// person's leaves nothing behind and answers position 0.
  virtual void mark(UserId who, RoomId room, Position position, Done<Mark> done) = 0;

  /// Makes an open room with Entered of its author as the first entry, in one transaction. The same author and cid
  /// again: the same room again. Refusal::room_name_taken if a room is called that (case and width ignored).
  virtual void create_room(RoomDraft draft, Done<Appended> done) = 0;

  /// Open rooms, those with the most members first.
  virtual void find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) = 0;
};

}  // namespace teahouse
