#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "core/entry.hpp"
#include "core/fault.hpp"
#include "core/invite.hpp"
#include "core/news.hpp"
#include "core/records.hpp"

namespace teahouse {

// What can happen to a Hub.

/// What a client understands.
enum class Dialect : std::uint8_t {
  original,  ///< The first four frames and close codes.
  full,      ///< The whole protocol, version 1.
};

/// Who asked, so that the answer finds them.
struct Asker {
  SessionId session;
  std::optional<RequestId> request;

  bool operator==(const Asker&) const = default;
};

struct Opened {
  SessionId session;
};

struct Closed {
  SessionId session;
};

/// A `connection` frame whose token, if it had one, was good.
struct SignIn {
  Asker asker;
  UserId who;
  std::optional<std::string> name;
  Dialect dialect = Dialect::original;
};

/// A `connection` frame whose token was not.
struct TurnAway {
  Asker asker;
  CloseCode code;
};

struct ChangeName {
  std::string name;
};

/// An id that means nothing to us.
struct Nobody {
  bool operator==(const Nobody&) const = default;
};
using Target = std::variant<RoomId, UserId, Nobody>;

struct Say {
  Target to;
  std::string text;
  Cid cid;
  EntryId fresh;  ///< For the entry, if it becomes one.
  std::optional<Position> answers = std::nullopt;
  std::vector<FileId> files = {};
};

struct Edit {
  Target room;
  Position target;
  std::string text;
  Cid cid;
  EntryId fresh;
};

struct Recall {
  Target room;
  Position target;
  Cid cid;
  EntryId fresh;
};

struct React {
  Target room;
  Position target;
  std::string emoji;
  bool on = true;
  Cid cid;
  EntryId fresh;
};

struct Pin {
  Target room;
  Position target;
  bool on = true;
  Cid cid;
  EntryId fresh;
};

struct ListPins {
  Target room;
};

struct Subscribe {
  Target to;
  std::optional<Position> since;
  std::optional<Epoch> epoch;
};

struct Unsubscribe {
  Target room;
};

struct History {
  Target room;
  std::optional<Position> before;
  std::optional<Position> after;
  std::optional<std::uint32_t> limit;
  std::optional<Instant> from = std::nullopt;
};

struct ReadUpTo {
  Target room;
  Position position;
  bool back = false;
  std::optional<std::uint32_t> backs = std::nullopt;
};

/// What somebody wants of a room; the revision is the store's to give.
struct SetRoom {
  Target room;
  RoomSettings settings;
};

struct CreateRoom {
  std::string name;
  std::string topic;
  Cid cid;
  RoomId fresh;
  EntryId entry;
  Access access = Access::open;
};

struct EnterRoom {
  Target room;
  Cid cid;
  EntryId fresh;
  std::optional<InviteId> invite = std::nullopt;
};

struct LeaveRoom {
  Target room;
  Cid cid;
  EntryId fresh;
};

struct FindRooms {
  std::string query;
  std::optional<std::uint32_t> limit;
};

struct FindPeople {
  Target room;
  std::string query;
  std::optional<UserId> after;
  std::optional<std::uint32_t> limit;
};

/// Somebody is writing in a room, or has stopped.
struct Write {
  Target room;
  bool on = true;
};

struct MakeInvite {
  Target room;
  InviteId invite;
  std::optional<Duration> lasts;
  std::optional<std::uint32_t> uses;
};

struct ListInvites {
  Target room;
};

struct RevokeInvite {
  Target room;
  std::optional<InviteId> invite;  ///< Nothing, if there can be no such one.
};

struct FindInvite {
  InviteId invite;
};

struct FindMessages {
  std::string words;
  std::optional<Target> from;
  std::optional<Target> room;
  bool link = false;
  bool code = false;
  std::optional<Instant> since;
  std::optional<Instant> until;
  std::optional<SearchPlace> after;
  std::optional<std::uint32_t> limit;
};

struct Ping {};

/// What could not be understood.
struct Garbled {
  Refusal refusal;
  std::string message;
  std::optional<Cid> cid;
};

struct Request {
  Asker asker;
  std::variant<ChangeName, Say, Edit, Recall, React, Pin, ListPins, Subscribe, Unsubscribe, History, ReadUpTo,
               CreateRoom, EnterRoom, LeaveRoom, FindRooms, FindPeople, FindMessages, MakeInvite, ListInvites,
               RevokeInvite, FindInvite, Write, SetRoom, Ping, Garbled>
      what;
};

// Answers of the world; see the effect of the same name with a verb.

struct PersonLoaded {
  SessionId session;
  Result<PersonRecord, Fault> answer;
};

struct NameKept {
  Asker asker;
  Person person;
  Result<Instant, Fault> answer;
};

struct DraftAppended {
  Asker asker;
  Cid cid;
  Result<Appended, Fault> answer;
};

struct RoomMade {
  Asker asker;
  Cid cid;
  Result<Appended, Fault> answer;
};

/// Why a page is read.
struct ForHistory {
  bool named = false;  ///< The room, by its id, which anybody may have worked out.
  bool operator==(const ForHistory&) const = default;
};
struct ForResume {
  std::optional<Position> since;  ///< What the client had,
  std::optional<Epoch> epoch;     ///< and of which epoch.
  bool subscribed = false;        ///< The client was told `subscribed` already; this is the rest.
  bool named = false;             ///< As above.
  std::uint64_t change = 0;       ///< The newest change that was known when it was asked for.
  bool operator==(const ForResume&) const = default;
};
struct ForGap {
  bool operator==(const ForGap&) const = default;
};
struct ForPins {
  bool named = false;  ///< As above.
  bool operator==(const ForPins&) const = default;
};
using PageUse = std::variant<ForHistory, ForResume, ForGap, ForPins>;

struct PageLoaded {
  Asker asker;
  PageUse use;
  PageQuery query;
  Result<std::variant<Page, Refusal>, Fault> answer;
};

struct MarkKept {
  Asker asker;
  UserId who;
  Result<std::optional<Mark>, Fault> answer;
};

struct RoomSet {
  Asker asker;
  UserId who;
  RoomId room;
  Result<std::optional<RoomSettings>, Fault> answer;
};

struct RoomsListed {
  Asker asker;
  Result<std::vector<RoomFound>, Fault> answer;
};

struct InvitesLoaded {
  Asker asker;
  RoomId room;
  std::optional<InviteId> made;  ///< Which was asked for.
  Result<Invited, Fault> answer;
};

struct InviteLoaded {
  Asker asker;
  Result<std::variant<InviteFound, Refusal>, Fault> answer;
};

struct MessagesListed {
  Asker asker;
  Result<std::variant<MessagesFound, Refusal>, Fault> answer;
};

struct ChangesLoaded {
  std::uint64_t after = 0;
  Result<Changes, Fault> answer;
};

/// Another shard has something to say.
struct Heard {
  NewsPtr news;
};

/// Time went by.
struct Ticked {};

/// The house closes: tell people, and when the last answer is out close their connections.
struct Drain {
  Duration spread{0};  ///< Over which they are asked to come back.
};

using Event = std::variant<Opened, Closed, SignIn, TurnAway, Request, PersonLoaded, NameKept, DraftAppended,
                           RoomMade, PageLoaded, MarkKept, RoomSet, RoomsListed, MessagesListed,
                           InvitesLoaded, InviteLoaded, ChangesLoaded, Heard, Ticked, Drain>;

}  // namespace teahouse
