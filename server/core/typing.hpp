#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/effect.hpp"

namespace teahouse {

/// Who is writing in one room just now, as those who listen on this shard are told: folded, and forgotten by
/// itself.
///
/// Nothing of it is kept, and word of it may get lost: who goes on writing says so again, and who does not is
/// taken to have stopped.
class Typing {
 public:
  static constexpr Duration lease{6'000};  ///< What somebody said holds for so long.
  static constexpr Duration again{3'000};  ///< Listeners are told anew so often while it goes on.
  static constexpr Duration fold{500};     ///< Changes are gathered for so long.
  static constexpr std::size_t named = 3;  ///< One of them may be who reads it.
  static constexpr std::size_t people_max = 100;

  void heard(const Person& who, bool on, Tick now);

  /// Has said something: so that is no longer under way.
  void stopped(UserId who);

  /// What the room's listeners are to be told now, if anything.
  std::optional<DeliverTyping> due(RoomId room, Tick now);

 private:
  struct Writer {
    Person person;
    Tick until;
  };
  std::map<UserId, Writer> writers_;
  bool untold_ = false;
  std::optional<Tick> told_;
};

}  // namespace teahouse
