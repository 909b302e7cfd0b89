#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/member.hpp"
#include "core/records.hpp"
#include "ports/fault.hpp"

namespace teahouse {

/// Who there is, which rooms there are, who is in them and how far they have read. Called and answered as
/// Store is, and held to test/contract/directory_contract.hpp and open_rooms_contract.hpp.
class Directory {
 public:
  virtual ~Directory() = default;

  /// Reads only. Somebody never seen before has the lobby, read up to its head.
  virtual void person(UserId who, Done<PersonRecord> done) = 0;

  /// Keeps the name; somebody never seen before is known from then on, the lobby read up to its head. Answers
  /// since when they are called that: `at`, or later, so that it is after all names before it.
  virtual void rename(UserId who, std::string name, Instant at, Done<Instant> done) = 0;

  /// Moves the mark forward, and back only if the person says so, never past the head; answers with where it
  /// is now. A room that is not the person's leaves nothing behind and answers nothing.
  virtual void mark(UserId who, MarkMove move, Done<std::optional<Mark>> done) = 0;

  /// Keeps what somebody wants of a room that they are in, and answers with it and its revision, which is one
  /// more than before. A room that is not theirs leaves nothing behind and answers nothing. Who leaves a room
  /// wants nothing of it any more; the revision stays.
  virtual void set_room(UserId who, RoomId room, RoomSettings settings,
                        Done<std::optional<RoomSettings>> done) = 0;

  /// Makes a room with Entered of its author, its keeper, as the first entry, in one transaction. The same
  /// author and cid again: the same room again. Refusal::room_name_taken if a room is called that (case and
  /// width ignored); private rooms may be called what they like, and nobody learns what they are called.
  virtual void create_room(RoomDraft draft, Done<Appended> done) = 0;

  /// Open rooms, those with the most members first.
  virtual void find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) = 0;

  /// Who is in a room that somebody made, whom they know by the names of now. Refused as Store::page is.
  virtual void find_members(MemberSearch search, Done<std::variant<Members, Refusal>> done) = 0;

  /// Somebody who is known: since when, and what they were called before, the newest name first, at most
  /// former_names_max.
  virtual void find_person(UserId whom, Done<std::optional<PersonFound>> done) = 0;
};

}  // namespace teahouse
