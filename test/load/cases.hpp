#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include <sys/types.h>

#include "crowd.hpp"

namespace teahouse::load {

struct Plan {
  std::uint16_t port = 0;
  pid_t server = 0;
  std::size_t clients = 1000;
  std::size_t rooms = 100;    ///< For `senders` and `daily`.
  std::size_t in_flight = 1;  ///< Of the one who speaks.
  double rate = 0;  ///< Messages a second, whatever comes back; 0 for as many as `in_flight` allows.
  std::size_t text_bytes = 128;
  Speaks speaks = Speaks::teahouse;  ///< For `room`.
  std::chrono::milliseconds warming{1000};
  std::chrono::milliseconds measuring{5000};
};

/// One line of JSON with what was measured. All throw std::runtime_error when something was lost, doubled or
/// out of order.

/// All are in the lobby and listen; the first one speaks.
std::string fan_out(const Plan& plan);

/// All are in the lobby and nobody speaks: what one more costs in memory, from steps of a tenth, a half and
/// all of them.
std::string idle(const Plan& plan);

/// All speak, each in one of the rooms, and each again when the last was acknowledged.
std::string everyone_speaks(const Plan& plan);

/// All write letters, in pairs: who is written to answers at once.
std::string pairs(const Plan& plan);

/// All are in one of the rooms, talk, read, take other names, and are cut off now and then and come back to
/// what they missed.
std::string daily(const Plan& plan);

/// All come within `measuring`, and ask for the lobby as a page does: when all know how many there are, and
/// what it took.
std::string join_storm(const Plan& plan);

/// All are in the lobby, are cut off at once and come back as fast as they are let in; meanwhile fifty others
/// write to each other.
std::string returners(const Plan& plan);

/// All are in the lobby and speak in turn, so many a second in all; meanwhile newcomers come and go.
std::string people(const Plan& plan);

}  // namespace teahouse::load
