#pragma once

#include <map>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// When the storm is over, everybody has the same log as the store, whatever was lost on the way.
class HearsAllAfterTheStorm final : public Watcher {
 public:
  std::string name() const override { return "hears_all_after_the_storm"; }

  void committed(World& world, const Entry& entry) override {
    if (entry.room == RoomId::lobby() && is_said(entry.what)) lobby_grew_ = world.clock().tick();
  }

  void heard(World& world, const Person& who, const Json& frame) override {
    if (who.dialect() == Dialect::full) return;
    auto& [connection, since, newest] = originals_[who.device()];
    if (connection != who.connection() && frame.at("type") == 3) {
      connection = who.connection();
      since = world.clock().tick();
      newest = 0;
    }
    if (is_live_entry(frame) && room_of(frame) == "lobby") newest = position_of(frame);
  }

  void calm(World& world) override {
    for (const Person& person : world.people()) {
      if (person.is_away()) continue;
      if (!person.is_live()) {
        world.fail(name(), person.device() + " cannot come in");
      } else if (person.dialect() == Dialect::original) {
        calm_original(world, person);
      } else {
        for (const auto& [room, view] : person.rooms()) compare(world, person, room, view);
        calm_direct(world, person);
      }
    }
  }

 private:
  struct Original {
    std::uint64_t connection = 0;
    Tick since;
    std::uint64_t newest = 0;
  };

  void compare(World& world, const Person& person, const std::string& room, const RoomView& view) {
    if (!view.wanted || !view.heard || !view.has_begun()) return;
    const auto& log = world.truth().log(room);
    if (view.last() < log.size()) {
      return world.fail(name(), person.device() + " has " + room + " up to " + std::to_string(view.last()) +
                                    " of " + std::to_string(log.size()));
    }
    for (const auto& [position, line] : view.lines()) {
      const EntryPtr entry = world.truth().at(room, position);
      if (entry == nullptr || entry->id.value.text() != line.id) {
        return world.fail(name(), person.device() + " has another " + room + " " + std::to_string(position));
      }
    }
  }

  void calm_direct(World& world, const Person& person) {
    for (const auto& [room, log] : world.truth().logs()) {
      if (!room.starts_with("direct-") || !world.truth().is_pair(room, person.self().user_id)) continue;
      const auto known = person.rooms().find(room);
      if (known == person.rooms().end()) world.fail(name(), person.device() + " does not know of " + room);
    }
  }

  void calm_original(World& world, const Person& person) {
    const Original& original = originals_[person.device()];
    auto head = world.truth().log("lobby").size();
    while (head > 0 && !is_said(world.truth().at("lobby", head)->what)) --head;
    if (lobby_grew_ <= original.since || original.connection != person.connection()) return;
    if (original.newest != head) {
      world.fail(name(), person.device() + " heard the lobby up to " + std::to_string(original.newest) +
                             " of " + std::to_string(head));
    }
  }

  Tick lobby_grew_;
  std::map<std::string, Original> originals_;
};

}  // namespace teahouse::sim
