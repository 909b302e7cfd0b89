#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/news.hpp"

namespace teahouse {

/// What changed in the roster of one room since it was last told, folded to how it is now for each. Who came
/// and went again is among those who went, and who went and came among those who came: somebody may have been
/// given the list in between.
struct RosterChange {
  std::map<UserId, Person> came;
  std::map<UserId, Person> went;
  std::map<UserId, Person> renamed;

  bool empty() const { return came.empty() && went.empty() && renamed.empty(); }

  void note_came(const Person& person);
  void note_went(const Person& person);
  void note_renamed(const Person& person);

  /// What happened after this.
  void add(const RosterChange& later);
};

/// Who is in the house now, on any shard, and in which rooms.
///
/// Each shard says who is on it; a Presence keeps what all of them said and answers with the sum. The others'
/// words may be lost: versions reveal it (wanted()), and a shard that fell silent for `lease` is taken to be
/// empty.
class Presence {
 public:
  static constexpr Duration lease{10'000};
  static constexpr Duration pulse{2'000};  ///< How often a shard says that it is there when nothing changes.
  static constexpr Duration fold{250};     ///< How long changes are gathered before the others are told.

  explicit Presence(ShardId self) : self_(self) {}

  ShardId self() const { return self_; }

  // On this shard.

  /// Somebody is here, or something about them changed: all that is known of them now.
  void here(const Present& present);
  void gone(UserId who);

  // From the others.

  void hear(ShardId from, std::uint64_t incarnation, const PresenceDelta& delta, Tick now);
  void hear(ShardId from, std::uint64_t incarnation, const PresenceWhole& whole, Tick now);
  PresenceWhole whole() const;

  /// Shards that said something which does not fit what we have of them; each is named once per pulse.
  std::vector<ShardId> wanted(Tick now);

  /// People on this shard of whom another one says something else: that they are called otherwise, or are in
  /// other rooms.
  std::vector<UserId> doubted() const;

  /// What to tell the others now, if it is time.
  std::optional<PresenceDelta> delta(Tick now);

  /// Forgets shards whose lease ran out.
  void expire(Tick now);

  // The sum.

  std::uint32_t count(RoomId room) const;

  /// At most `limit` people of the room, always the same ones first.
  std::vector<Person> roster(RoomId room, std::size_t limit) const;

  /// People of the room after one of them, or from the first on, whose names have the query in them.
  struct Found {
    std::vector<Person> people;
    std::optional<UserId> next;  ///< There may be more after this one.
  };
  struct FindLimits {
    std::size_t people;
    std::size_t looked_at;
  };
  Found find(RoomId room, std::string_view query, std::optional<UserId> after, FindLimits limits) const;

  /// Whether they sit before a client, on any shard.
  bool attended(UserId who) const;

  /// Their present name, if they are in the house.
  const Person* find(UserId who) const;

  /// What changed per room since the last call; the lobby and open rooms only.
  std::unordered_map<RoomId, RosterChange>& changes() { return changes_; }

 private:
  struct Shard {
    std::uint64_t incarnation = 0;
    std::uint64_t version = 0;
    bool complete = false;
    Tick heard;
    std::optional<Tick> asked;
  };
  /// What shards say of one person. Nobody is kept who is on none; the last to speak knows the name.
  struct Everywhere {
    std::vector<std::pair<ShardId, Present>> said;

    const Person& person() const { return said.back().second.person; }
    const Present* by(ShardId shard) const;
    std::vector<RoomId> rooms() const;  // Open ones, sorted.
  };
  /// How the others were told of somebody before something changed.
  struct Before {
    std::optional<Person> person;  // Nothing, if they were not in the house.
    std::vector<RoomId> rooms;
  };

  Shard& shard(ShardId from, std::uint64_t incarnation, Tick now);
  void put(ShardId from, const Present& present);
  void take(ShardId from, UserId who);
  static Before before(const Everywhere& everywhere);
  void changed(UserId who, const Before& before, const Everywhere& after);
  void clear(ShardId from);
  std::vector<UserId> said_by(ShardId from) const;
  RosterChange& change(RoomId room) { return changes_[room]; }
  /// In order, from the first one after `after`, until `look` says no.
  template <typename Look>
  void each_after(RoomId room, std::optional<UserId> after, Look look) const;

  ShardId self_;
  std::uint64_t version_ = 0;
  std::optional<Tick> told_;
  std::map<UserId, std::optional<Present>> untold_;
  std::map<ShardId, Shard> others_;
  std::map<UserId, Everywhere> everyone_;
  std::unordered_map<RoomId, std::map<UserId, Person>>
      rooms_;  // Open rooms: who of their members is in the house.
  std::unordered_map<RoomId, RosterChange> changes_;
};

}  // namespace teahouse
