#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/ids.hpp"
#include "core/limits.hpp"
#include "ports/transport.hpp"

namespace teahouse {

/// What rooms are to be told, and when: at the end of the turn, as a rule.
///
/// In a room where much is said to many, each listener costs a write for every turn, and the turns are short.
/// Such a room, told less than `Limits::meeting` ago, waits for the rest of it, so that several entries go
/// out in one write. Only where they do meet: a room that waited for nothing is told at once again for a
/// while. Nobody waits for an acknowledgement. On the shard's thread only.
class Coalescer {
 public:
  explicit Coalescer(const Limits& limits) : crowd_(limits.crowd), meeting_(limits.meeting) {}

  /// Frames that a room is told, for clients of each dialect.
  struct Told {
    Frames full;
    Frames original;
  };

  /// Where one more entry is to be written for so many listeners.
  Told& entry(RoomId room, std::size_t listeners, Tick now);

  /// Calls `tell(room, told)` for each room whose time has come.
  template <typename Tell>
  void tell_due(Tick now, const Tell& tell) {
    forget(now);
    std::erase_if(waiting_, [&](RoomId room) {
      State& state = rooms_.at(room);
      if (state.due > now) return false;
      tell(room, state.frames);
      told(state, now);
      return true;
    });
  }

  /// Calls `tell(told)` if the room is to be told anything, before its time.
  template <typename Tell>
  void tell_early(RoomId room, Tick now, const Tell& tell) {
    const auto found = rooms_.find(room);
    if (found == rooms_.end() || found->second.entries == 0) return;
    tell(found->second.frames);
    told(found->second, now);
    std::erase(waiting_, room);
  }

  /// When the next of them is due; nothing if none waits.
  std::optional<Tick> next() const;

  /// Rooms that are remembered.
  std::size_t size() const { return rooms_.size(); }

 private:
  struct State {
    Told frames;
    std::uint32_t entries = 0;                // That wait.
    bool meets = false;                       // Waits on purpose.
    std::chrono::microseconds gap = gap_max;  // Between two entries, of late.
    Tick entered;
    Tick told;
    Tick vain;  // Waiting brought nothing together: not before then again.
    Tick due;
  };
  static constexpr std::chrono::microseconds gap_max{1'000'000};

  static void told(State& state, Tick now);
  void forget(Tick now);

  const std::size_t crowd_;
  const Duration meeting_;
  std::unordered_map<RoomId, State> rooms_;
  std::vector<RoomId> waiting_;  // In the order in which they came to have something to be told.
  Tick forgot_;
};

}  // namespace teahouse
