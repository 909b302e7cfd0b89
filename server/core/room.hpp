#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/effect.hpp"

namespace teahouse {

/// The listeners of one room on one shard, and how much of its log they have heard.
///
/// The log is in the Store. News of it comes over the Bus, which may repeat, lose and mix up; a Room turns
/// that into the one promise we make to a listener: from where it began to listen, positions arrive in order,
/// each once, none left out.
class Room {
 public:
  /// `first` is the oldest entry that is kept; listeners hear what comes after `heard`.
  Room(RoomId id, Epoch epoch, Position first, Position heard)
      : id_(id), epoch_(epoch), first_(first), heard_(heard), known_head_(heard) {}

  RoomId id() const { return id_; }
  Epoch epoch() const { return epoch_; }
  Position first() const { return first_; }
  Position heard() const { return heard_; }

  /// The session hears everything after heard(). Doing it twice changes nothing.
  void listen(SessionId session, Dialect dialect, Effects& effects);

  /// Leaving twice, or without having listened, does nothing.
  void leave(SessionId session);

  bool has(SessionId session) const;

  /// In no order; the newest is the last.
  std::span<const SessionId> listeners(Dialect dialect) const {
    return listeners_[static_cast<std::size_t>(dialect)];
  }
  bool has_listeners() const { return !listeners_[0].empty() || !listeners_[1].empty(); }

  /// This entry exists: asks to deliver it, with all that waited for it, or keeps it until what is missing
  /// has come.
  void announce(const EntryPtr& entry, Tick now, Effects& effects);

  /// The log has grown up to here, whoever told us.
  void head_is(Position head, Tick now);

  /// The head was read a while ago, and nobody can say what came since: gap() asks.
  void doubt(Tick now);

  /// What to read from the store when a hole has stayed open for longer than `patience`. One question at a
  /// time: the next after answered().
  std::optional<PageQuery> gap(Tick now, Duration patience);

  /// What gap() asked for came, with the head as it was then; nothing, if it could not be had.
  void answered(std::optional<Position> head, Tick now);

  /// The entries after a position up to heard(), if we still remember all of them and they are few: such
  /// answers are not queued as pages are.
  std::optional<std::vector<EntryPtr>> recent(Position after) const;

  /// How many entries recent() has to choose from; bounded.
  std::size_t remembered() const { return recent_.size(); }

  // A client that was away for a moment is served from memory: so much of it, per room that has listeners.
  static constexpr std::size_t recent_max = 64;
  static constexpr std::size_t recent_bytes_max = 8 * 1024;

 private:
  void deliver(const EntryPtr& entry, Effects& effects);

  // News may run ahead of a hole by so much; what is further ahead is read again when the hole is closed.
  static constexpr std::size_t ahead_max = 256;
  static constexpr std::uint32_t gap_page = 200;

  RoomId id_;
  Epoch epoch_;
  Position first_;
  Position heard_;
  Position known_head_;
  std::array<std::vector<SessionId>, 2> listeners_;  // By dialect; dense, for the one loop that matters.
  std::map<Position, EntryPtr> ahead_;
  std::deque<EntryPtr> recent_;
  std::optional<Tick> behind_since_;
  bool doubted_ = false;
  bool asking_ = false;
};

}  // namespace teahouse
