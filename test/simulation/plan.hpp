#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "testing/faults.hpp"

namespace teahouse::sim {

enum class Act : std::uint8_t {
  connect,
  hang_up,
  stop_reading,
  read_again,
  say,
  say_to_person,
  create_room,
  invite,
  come_invited,  ///< By an invitation that somebody made.
  join,
  leave,
  subscribe,
  unsubscribe,
  pry,  ///< Asks for rooms that are none of one's own.
  history,
  mark_read,
  rename,
  resume,
  chatter,  ///< Much at once.
  edit,
  recall,
  react,
  keep,    ///< Arranges a room, appoints or removes somebody.
  forget,  ///< Takes back everything that they said.
  write,   ///< Writes, or stops.
  attend,  ///< Sits down before the client, or goes away and wants to be pushed to.
  nonsense,
  crash,
  cut_bus,
  heal_bus,
  read_only,
  writable,
};

std::string text(Act act);

/// Something that somebody does, or that happens to the house. `a` and `b` choose among what there is at that
/// time.
struct Step {
  Duration at;
  Act act;
  std::uint32_t who;
  std::uint32_t a;
  std::uint32_t b;
};

/// One storm: how bad the world is, and what everybody does in it. A seed gives one plan.
struct Plan {
  std::uint64_t seed = 0;
  Faults faults;
  bool crowds = false;           ///< Rooms are crowded with a handful of people.
  bool node_stays_down = false;  ///< When the storm is over, one node does not come back.
  std::vector<Step> steps;
};

/// The people of every plan: `ana` and `phone` are one person, `old` is an original client.
inline const std::vector<std::string> cast{"ana", "ben", "cem", "dora", "eve", "phone", "old"};

constexpr Duration storm{20'000};

Plan make_plan(std::uint64_t seed);

}  // namespace teahouse::sim
