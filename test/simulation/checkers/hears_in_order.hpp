#pragma once

#include <map>
#include <optional>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// What a connection is told of a room, from where it began to listen until it stops, is in order and has no
/// hole.
class HearsInOrder final : public Watcher {
 public:
  std::string name() const override { return "hears_in_order"; }

  void heard(World& world, const Person& who, const Json& frame) override {
    auto& [connection, rooms] = newest_[who.device()];
    if (connection != who.connection()) rooms.clear();
    connection = who.connection();
    const int type = frame.at("type");
    if (type == 10 || type == 16) rooms.erase(room_of(frame));  // It listens anew, or no more.
    if (!is_live_entry(frame)) return;
    // Only frames that an original client does not hear tell when it begins to listen to an open room.
    if (who.dialect() == Dialect::original && room_of(frame).starts_with("room-")) return;
    std::optional<std::uint64_t>& newest = rooms[room_of(frame)];
    const std::uint64_t position = position_of(frame);
    // It hears messages alone.
    if (who.dialect() == Dialect::original) {
      while (newest && position > *newest + 1 && !is_message(world, room_of(frame), *newest + 1)) ++*newest;
    }
    if (newest && position > *newest + 1) {
      world.fail(name(), who.device() + " heard " + place_of(frame) + " after " + std::to_string(*newest));
    }
    newest = position;
  }

 private:
  static bool is_message(const World& world, const std::string& room, std::uint64_t position) {
    const EntryPtr entry = world.truth().at(room, position);
    return entry != nullptr && is_said(entry->what);
  }

  std::map<std::string, std::pair<std::uint64_t, std::map<std::string, std::optional<std::uint64_t>>>>
      newest_;
};

}  // namespace teahouse::sim
