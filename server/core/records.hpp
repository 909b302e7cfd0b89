#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/find_text.hpp"
#include "core/entry.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

// What a store is asked and what it answers: plain values, so that the core can reason about them.

/// An entry that is on disk, ordered and final.
struct Stored {
  EntryPtr entry;
  bool repeated = false;  ///< This cid was stored before; the entry is the one from then.
  std::optional<RoomRecord>
      room;                  ///< For Entered and Left, and for the first entry of a room: the room after it.
  Role role = Role::member;  ///< With the room: what its author is there now.
};

/// A definite no: the draft is not in the log and never will be.
using Appended = std::variant<Stored, Refusal>;

enum class PageEnd {
  newest,  ///< When there are more than the limit, keep those next to `before`.
  oldest,  ///< When there are more than the limit, keep those next to `after`.
};

/// The entries strictly between two positions.
struct PageQuery {
  RoomId room;
  std::optional<UserId> reader;  ///< Checked against the room's members; nobody is the server itself.
  Position after;
  Position before;  ///< Position{0} is "no end".
  std::uint32_t limit = 50;
  PageEnd keep = PageEnd::newest;
  std::optional<Instant> from = std::nullopt;  ///< Only entries since then; `after` it is told in time.
  /// Pinned messages alone, wherever they are, without reactions; the one that was pinned last is the first.
  bool pinned = false;

  bool operator==(const PageQuery&) const = default;
};

struct Page {
  Epoch epoch{1};
  Position first{1};  ///< The oldest entry that the room has.
  Position head;      ///< The newest, when the page was read.
  std::vector<EntryPtr>
      entries;  ///< Oldest first, contiguous; also cut at page_bytes_max, but never to none.
};

/// A page of the longest messages must not fill a reader's outbox.
constexpr std::size_t page_bytes_max = 96 * 1024;

/// Asks for the present change number and for no rooms.
constexpr std::uint64_t changes_now = UINT64_MAX;

/// So many rooms in one answer.
constexpr std::size_t changes_page = 1'000;

/// A room whose log grew.
struct RoomChange {
  RoomId room;
  Epoch epoch{1};
  Position head;
  std::vector<UserId> pair;  ///< Of a direct room.
  bool is_new = false;       ///< Made after the change number that was asked from.
};

struct Changes {
  std::uint64_t upto = 0;  ///< Ask from here next time.
  std::vector<RoomChange> rooms;
};

/// What is kept of a person.
struct PersonRecord {
  std::optional<std::string> name;  ///< Nothing for somebody never seen before.
  /// The lobby first, then open rooms and direct rooms, the most lately used first; at most 300, of which
  /// direct rooms have what the open ones leave. Never empty.
  std::vector<Membership> rooms;
  Instant named{};  ///< Since when that is the name; see Directory::rename.
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
  Access access = Access::open;

  bool operator==(const RoomDraft&) const = default;
};

struct RoomSearch {
  std::string query;  ///< Part of a name or topic, case and width ignored; empty finds all.
  UserId who;
  std::uint32_t limit = 50;

  bool operator==(const RoomSearch&) const = default;
};

struct RoomFound {
  RoomRecord room;
  bool entered = false;  ///< Whether who asked is in it.

  bool operator==(const RoomFound&) const = default;
};

/// Where a search has come to: messages are gone through from the newest to the oldest, those of one moment
/// by room and position. Everything that comes before this was looked at.
struct SearchPlace {
  Instant at;
  RoomId room;
  Position position;

  auto operator<=>(const SearchPlace&) const = default;
};

/// Messages that somebody looks for, in the rooms that they are in.
struct MessageSearch {
  std::string words{};  ///< See base/find_text.hpp; may be empty if there is `from`, link or code.
  UserId who;
  std::optional<UserId> from = std::nullopt;
  std::optional<RoomId> room = std::nullopt;
  bool link = false;
  bool code = false;
  std::optional<Instant> since = std::nullopt;
  std::optional<Instant> until = std::nullopt;  ///< Before then.
  std::optional<SearchPlace> after = std::nullopt;
  std::uint32_t limit = 20;

  bool operator==(const MessageSearch&) const = default;
};

struct MessageFound {
  RoomId room;
  Position position;
  Person author;
  Instant at;
  std::string text;               ///< An excerpt.
  std::vector<TextRange> ranges;  ///< Of the excerpt: what was looked for.

  bool operator==(const MessageFound&) const = default;
};

struct MessagesFound {
  std::vector<MessageFound> messages;  ///< The newest first.
  std::optional<SearchPlace> next;     ///< There may be more from here on, even if nothing was found yet.

  bool operator==(const MessagesFound&) const = default;
};

constexpr std::uint32_t messages_found_max = 50;

/// Where somebody's own messages have been gone through to: room by room as they were made, in each from the
/// first message on.
struct OwnPlace {
  RoomId room;
  Position position;

  bool operator==(const OwnPlace&) const = default;
};

/// A piece of what somebody said, all of one room.
struct OwnMessages {
  std::optional<RoomRecord> room{};  ///< Nothing if no message was found in this piece.
  std::vector<EntryPtr> messages{};  ///< Oldest first, as they are now, without their reactions.
  std::optional<OwnPlace> next{};    ///< There may be more from here on; nothing at the end.
};

constexpr std::size_t own_messages_max = 200;  ///< In one piece, which is also cut at page_bytes_max.

/// Somebody wants everything forgotten that they said.
struct ForgetDraft {
  Person author;
  Cid cid;
  Instant at;

  bool operator==(const ForgetDraft&) const = default;
};

/// The draft by which what they said in one room is recalled: of the same wish always the same, so that a
/// retry is known in every room.
Draft recall_all(const ForgetDraft& wish, RoomId room, std::uint32_t count);

struct ForgottenAll {
  std::vector<Stored> entries;  ///< A RecalledAll for each room in which there was something to recall.
  std::uint64_t messages = 0;
};

}  // namespace teahouse
