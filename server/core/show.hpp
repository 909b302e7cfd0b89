#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/member.hpp"
#include "core/request.hpp"

namespace teahouse {

// What one client is to be told; effects as those of effect.hpp are.

/// Who you are. The shard adds the token.
struct Welcome {
  Asker asker;
  Person who;
  bool operator==(const Welcome&) const = default;
};

/// The client may send whole frames from now on.
struct Admit {
  SessionId session;
  bool operator==(const Admit&) const = default;
};

struct ShowRooms {
  SessionId session;
  UserId who;
  std::vector<Membership> rooms;
  bool operator==(const ShowRooms&) const = default;
};

struct Acknowledge {
  Asker asker;
  Cid cid;
  RoomId room;
  Position position;
  Instant at;
  bool operator==(const Acknowledge&) const = default;
};

/// All that somebody said is recalled.
struct ShowForgotten {
  Asker asker;
  Cid cid;
  std::uint64_t messages = 0;
  bool operator==(const ShowForgotten&) const = default;
};

struct Refuse {
  Asker asker;
  Refusal refusal;
  std::string message;
  std::optional<Cid> cid;
  std::optional<Duration> retry_after;
  bool operator==(const Refuse&) const = default;
};

struct ShowPage {
  Asker asker;
  RoomId room;
  Epoch epoch;
  Position first;
  Position head;
  std::vector<EntryPtr> entries;
  bool operator==(const ShowPage&) const = default;
};

/// The pinned messages of a room, the newest pin first.
struct ShowPins {
  Asker asker;
  RoomId room;
  std::vector<EntryPtr> entries;
  bool operator==(const ShowPins&) const = default;
};

struct ShowSubscribed {
  Asker asker;
  RoomId room;
  Epoch epoch;
  Position first;
  Position head;
  bool operator==(const ShowSubscribed&) const = default;
};

struct ShowHole {
  SessionId session;
  RoomId room;
  Epoch epoch;
  Position after;
  Position before;
  bool operator==(const ShowHole&) const = default;
};

/// Who is in a room, whole: the list may be cut, the count is exact.
struct ShowRoster {
  SessionId session;
  RoomId room;
  std::vector<Person> people;
  std::uint32_t count = 0;
  Dialect dialect = Dialect::full;
  bool operator==(const ShowRoster&) const = default;
};

struct ShowMark {
  Asker asker;
  Mark mark;
  bool operator==(const ShowMark&) const = default;
};

/// The other of a direct room has read up to here.
struct ShowSeen {
  SessionId session;
  RoomId room;
  Position position;
  bool operator==(const ShowSeen&) const = default;
};

struct ShowSettings {
  Asker asker;
  RoomId room;
  RoomSettings settings;
  bool operator==(const ShowSettings&) const = default;
};

struct ShowEntered {
  Asker asker;
  UserId who;
  Membership membership;
  bool operator==(const ShowEntered&) const = default;
};

struct ShowLeft {
  Asker asker;
  RoomId room;
  std::optional<Person> by = std::nullopt;  ///< A keeper who put them out.
  bool operator==(const ShowLeft&) const = default;
};

struct ShowFound {
  Asker asker;
  std::vector<RoomFound> rooms;
  bool operator==(const ShowFound&) const = default;
};

/// Some of those who are in a room now; with `next`, there may be more after that one.
struct ShowPeople {
  Asker asker;
  RoomId room;
  std::vector<Person> people;
  std::uint32_t count = 0;
  std::optional<UserId> next;
  bool operator==(const ShowPeople&) const = default;
};

/// Some of those who have entered a room.
struct ShowMembers {
  Asker asker;
  RoomId room;
  Members found;
  bool operator==(const ShowMembers&) const = default;
};

struct ShowPerson {
  Asker asker;
  PersonFound found;
  bool operator==(const ShowPerson&) const = default;
};

struct ShowMessages {
  Asker asker;
  MessagesFound found;
  bool operator==(const ShowMessages&) const = default;
};

struct RoomHead {
  RoomId room;
  Epoch epoch;
  Position head;
  bool operator==(const RoomHead&) const = default;
};

struct ShowPong {
  Asker asker;
  std::vector<RoomHead> heads;
  bool operator==(const ShowPong&) const = default;
};

/// The house is moving: come back after so long.
struct ShowMoving {
  SessionId session;
  Duration retry_after;
  bool operator==(const ShowMoving&) const = default;
};

struct Close {
  SessionId session;
  CloseCode code;
  bool operator==(const Close&) const = default;
};

}  // namespace teahouse
