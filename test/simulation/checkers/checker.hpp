#pragma once

#include <cstdint>
#include <string>

#include "testing/world.hpp"

namespace teahouse::sim {

/// Whether a frame of this type is an entry of a log.
inline bool is_entry(int type) {
  return type == 1 || type == 13 || (type >= 20 && type <= 22) || type == 45 || (type >= 50 && type <= 52) ||
         type == 60;
}

/// The entries that a frame shows: itself, those of a page, the newest of rooms.
template <typename Look>
void each_entry(const Json& frame, Look look) {
  const int type = frame.at("type");
  const Json& data = frame.at("data");
  if (is_entry(type)) look(frame);
  if (type == 9) {
    for (const Json& entry : data.at("entries")) look(entry);
  }
  if (type == 14) {
    for (const Json& room : data.at("rooms")) {
      if (room.contains("last")) look(room.at("last"));
    }
  }
  if (type == 15 && data.contains("last")) look(data.at("last"));
}

/// Whether the frame is an entry that is told as it comes.
inline bool is_live_entry(const Json& frame) {
  return is_entry(frame.at("type"));
}

inline std::string room_of(const Json& frame) {
  return frame.at("data").at("room");
}
inline std::uint64_t position_of(const Json& frame) {
  return frame.at("data").at("seq");
}

/// "room 12", for messages.
inline std::string place_of(const Json& frame) {
  return room_of(frame) + " " + std::to_string(position_of(frame));
}

}  // namespace teahouse::sim
