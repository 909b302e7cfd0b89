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
#include "core/member.hpp"
#include "core/news.hpp"
#include "core/records.hpp"
#include "core/request.hpp"

namespace teahouse {

// What can happen to a Hub.

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

struct Forgotten {
  Asker asker;
  Cid cid;
  Result<ForgottenAll, Fault> answer;
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

struct MembersListed {
  Asker asker;
  RoomId room;
  Result<std::variant<Members, Refusal>, Fault> answer;
};

struct PersonLookedUp {
  Asker asker;
  Result<std::optional<PersonFound>, Fault> answer;
};

struct MessagesListed {
  Asker asker;
  Result<std::variant<MessagesFound, Refusal>, Fault> answer;
};

struct SubscriptionKept {
  Asker asker;
  std::string endpoint;
  bool on = true;
  Result<bool, Fault> answer;  ///< Whether it is so.
};

struct SubscribersFound {
  EntryPtr entry;
  Result<Subscribers, Fault> answer;
};

struct Pushed {
  std::optional<Asker> asker;  ///< Whoever wanted to try it.
  std::string endpoint;
  Result<PushOutcome, Fault> answer;
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
                           Forgotten, RoomMade, PageLoaded, MarkKept, RoomSet, RoomsListed, MessagesListed,
                           MembersListed, PersonLookedUp, InvitesLoaded, InviteLoaded, SubscriptionKept,
                           SubscribersFound, Pushed, ChangesLoaded, Heard, Ticked, Drain>;

}  // namespace teahouse
