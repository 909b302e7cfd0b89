#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/ids.hpp"
#include "core/invite.hpp"
#include "core/push.hpp"
#include "core/records.hpp"

namespace teahouse {

// What a client asks for.

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

/// Everything that they said is to be recalled, in all rooms.
struct ForgetMe {
  Cid cid;
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
  bool quiet = false;  ///< See MarkMove.
};

/// What somebody wants of a room; the revision is the store's to give.
struct SetRoom {
  Target room;
  RoomSettings settings;
};

struct ArrangeRoom {
  Target room;
  Arranged wanted;
  Cid cid;
  EntryId fresh;
};

struct Appoint {
  Target room;
  Target whom;
  bool on = true;
  Cid cid;
  EntryId fresh;
};

struct Remove {
  Target room;
  Target whom;
  Cid cid;
  EntryId fresh;
};

struct FindMembers {
  Target room;
  std::string query;
  std::optional<Position> after;
  std::optional<std::uint32_t> limit;
};

struct FindPerson {
  Target whom;
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

/// Whether somebody sits before the client.
struct Attend {
  bool on = true;
};

struct PushSubscribe {
  Subscription subscription;
};

struct PushUnsubscribe {
  std::string endpoint;
};

struct PushTest {
  Subscription subscription;
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
  std::variant<ChangeName, Say, Edit, Recall, ForgetMe, React, Pin, ListPins, Subscribe, Unsubscribe, History,
               ReadUpTo, CreateRoom, EnterRoom, LeaveRoom, FindRooms, FindPeople, FindMessages, MakeInvite,
               ListInvites, RevokeInvite, FindInvite, Write, SetRoom, ArrangeRoom, Appoint, Remove,
               FindMembers, FindPerson, Attend, PushSubscribe, PushUnsubscribe, PushTest, Ping, Garbled>
      what;
};

}  // namespace teahouse
