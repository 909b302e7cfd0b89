#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/event.hpp"
#include "core/pace.hpp"

namespace teahouse {

/// One connection from its first frame to its last: who it is and what it may still ask.
struct Session {
  enum class State : std::uint8_t {
    gone,     ///< The slot is free.
    silent,   ///< Connected; has not said who it is.
    loading,  ///< Has said so; the store is asked who that is, and keeps a new name.
    live,     ///< Signed in.
  };

  std::uint32_t generation = 0;
  State state = State::gone;
  Dialect dialect = Dialect::original;
  bool attended = true;       ///< Somebody sits before it, as far as it says.
  std::uint16_t pending = 0;  ///< Requests that wait for the store.
  std::uint16_t strikes = 0;
  UserId who;
  Tick since;  ///< When it connected; later, when its token was given.
  Pace pace;
  Pace typing;  ///< How often it may say that somebody writes.
  Pace searches;
  std::vector<RoomId> listens;  ///< Where this session is a listener.
  std::vector<RoomId> expects;  ///< Where it asked to be one, and the store has not said whether it may.

  /// Only while the store is asked who it is, or once more when another shard says something else; given back
  /// afterwards.
  struct Arrival {
    Asker asker;
    std::optional<std::string> name;
    std::vector<Request> held;  ///< What it asked meanwhile, in order.
    std::uint64_t change = 0;   ///< The newest change that was known when the store was asked.
    std::vector<std::pair<RoomId, Position>>
        knew;             ///< Rooms that they were in then, and their newest move there.
    PersonRecord record;  ///< What the store answered.
    std::optional<Refusal> misnamed;
  };
  std::unique_ptr<Arrival> arrival;
};

}  // namespace teahouse
