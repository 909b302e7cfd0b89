#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/event.hpp"
#include "core/invite_effect.hpp"
#include "core/push_effect.hpp"
#include "core/show.hpp"

namespace teahouse {

// What the core asks of the world. The core never acts; a Shard does, after the core has returned, in the
// order given.

// To all listeners of a room on this shard; Hub::listeners() says who they are.

struct Deliver {
  EntryPtr entry;
  bool operator==(const Deliver&) const = default;
};

/// Who came, went or is called something else, to listeners of the full dialect.
struct DeliverRoster {
  RoomId room;
  std::uint32_t count = 0;
  std::vector<Person> came;
  std::vector<Person> went;
  std::vector<Person> renamed;
  bool operator==(const DeliverRoster&) const = default;
};

/// How many there are.
struct DeliverCount {
  RoomId room;
  std::uint32_t count = 0;
  Dialect dialect = Dialect::original;
  bool operator==(const DeliverCount&) const = default;
};

/// Who is in a room, whole, in place of all that was told before: the list may be cut, the count is exact.
struct DeliverSnapshot {
  RoomId room;
  std::uint32_t count = 0;
  std::vector<Person> people;
  Dialect dialect = Dialect::original;
  bool operator==(const DeliverSnapshot&) const = default;
};

/// Who is writing: some of them by name, and how many there are.
struct DeliverTyping {
  RoomId room;
  std::vector<Person> people;
  std::uint32_t count = 0;
  bool operator==(const DeliverTyping&) const = default;
};

/// The session is the newest listener of the room: it hears what is delivered from here on and not what was
/// before.
struct Listen {
  RoomId room;
  SessionId session;
  Dialect dialect = Dialect::original;
  bool operator==(const Listen&) const = default;
};

// To the store and the other shards.

struct LoadPerson {
  SessionId session;
  UserId who;
  bool operator==(const LoadPerson&) const = default;
};

struct KeepName {
  Asker asker;
  Person person;
  Instant at;
  bool operator==(const KeepName&) const = default;
};

struct AppendDraft {
  Asker asker;
  Draft draft;
  bool operator==(const AppendDraft&) const = default;
};

struct Forget {
  Asker asker;
  ForgetDraft wish;
  bool operator==(const Forget&) const = default;
};

struct MakeRoom {
  Asker asker;
  RoomDraft draft;
  bool operator==(const MakeRoom&) const = default;
};

struct LoadPage {
  Asker asker;
  PageUse use;
  PageQuery query;
  bool operator==(const LoadPage&) const = default;
};

struct KeepMark {
  Asker asker;
  UserId who;
  MarkMove move;
  bool operator==(const KeepMark&) const = default;
};

struct KeepSettings {
  Asker asker;
  UserId who;
  RoomId room;
  RoomSettings settings;
  bool operator==(const KeepSettings&) const = default;
};

struct ListRooms {
  Asker asker;
  RoomSearch search;
  bool operator==(const ListRooms&) const = default;
};

struct ListMessages {
  Asker asker;
  MessageSearch search;
  bool operator==(const ListMessages&) const = default;
};

struct ListMembers {
  Asker asker;
  MemberSearch search;
  bool operator==(const ListMembers&) const = default;
};

struct LookUpPerson {
  Asker asker;
  UserId whom;
  bool operator==(const LookUpPerson&) const = default;
};

struct LoadChanges {
  std::uint64_t after = 0;
  bool operator==(const LoadChanges&) const = default;
};

struct Publish {
  Word word;
  bool operator==(const Publish&) const = default;
};

using Effect =
    std::variant<Welcome, Admit, ShowRooms, Acknowledge, ShowForgotten, Refuse, ShowPage, ShowPins,
                 ShowSubscribed, ShowHole, ShowRoster, ShowMark, ShowSeen, ShowSettings, ShowEntered,
                 ShowLeft, ShowFound, ShowPeople, ShowMembers, ShowPerson, ShowInvites, ShowInvite,
                 ShowMessages, ShowSubscription, ShowPushed, ShowPong, ShowMoving, Close, Deliver,
                 DeliverRoster, DeliverCount, DeliverSnapshot, DeliverTyping, Listen, LoadPerson, KeepName,
                 AppendDraft, Forget, MakeRoom, LoadPage, KeepMark, KeepSettings, ListRooms, ListMessages,
                 KeepInvite, TakeInviteBack, LoadInvites, LookUpInvite, ListMembers, LookUpPerson,
                 KeepSubscription, DropSubscription, FindSubscribers, Push, LoadChanges, Publish>;
using Effects = std::vector<Effect>;

}  // namespace teahouse
