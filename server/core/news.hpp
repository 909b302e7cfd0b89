#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/entry.hpp"

namespace teahouse {

/// What one shard tells all others, over a bus that may lose and repeat.

/// These entries exist. The store has them; this is a hint that saves the others from asking.
struct Announcement {
  EntryPtr entry;
  std::optional<RoomRecord> room;  ///< When the entry is the first of its room, or somebody entered or left.
  Role role = Role::member;        ///< With the room: what the entry's author is there.

  bool operator==(const Announcement&) const = default;
};

/// Somebody with at least one session on the shard that tells, and the open rooms they are in.
struct Present {
  Person person;
  std::vector<RoomId> rooms;
  bool attended = true;  ///< They sit before a client that is connected there.

  bool operator==(const Present&) const = default;
};

/// Who came to the shard, or changed there, and who went from it, since version `from`. Sent every few
/// seconds even if nobody did (from == to): so that a shard which fell silent is known to be gone.
struct PresenceDelta {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  std::vector<Present> here;  ///< Came, was renamed, entered or left a room: all that is known of them now.
  std::vector<UserId> gone;

  bool operator==(const PresenceDelta&) const = default;
};

/// Everybody on the shard.
struct PresenceWhole {
  std::uint64_t version = 0;
  std::vector<Present> here;

  bool operator==(const PresenceWhole&) const = default;
};

/// "Tell me everybody you have": the answer to a delta that does not fit.
struct PresenceWanted {
  ShardId of;

  bool operator==(const PresenceWanted&) const = default;
};

/// A person has read on another shard.
struct MarkMoved {
  UserId who;
  Mark mark;

  bool operator==(const MarkMoved&) const = default;
};

/// A person has chosen what they want of a room, on another shard.
struct SettingsChanged {
  UserId who;
  RoomId room;
  RoomSettings settings;

  bool operator==(const SettingsChanged&) const = default;
};

/// Since when a person is called so. The bus mixes up; of two names the later one counts.
struct NameChanged {
  Person person;
  Instant since;

  bool operator==(const NameChanged&) const = default;
};

/// Somebody is writing, or has stopped; see Typing.
struct Typed {
  RoomId room;
  Person person;
  bool on = true;

  bool operator==(const Typed&) const = default;
};

using Word = std::variant<std::vector<Announcement>, PresenceDelta, PresenceWhole, PresenceWanted, MarkMoved,
                          NameChanged, Typed, SettingsChanged>;

struct News {
  ShardId from;
  /// Random, made when the shard started: a shard that started anew is another one.
  std::uint64_t incarnation = 0;
  Word word;
};
using NewsPtr = std::shared_ptr<const News>;

}  // namespace teahouse
