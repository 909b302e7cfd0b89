#pragma once

#include <map>
#include <set>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// Nothing is told twice on a connection, nothing that was said once is in a log twice, and no position has
/// two contents. Everything that people say in the simulation is different.
class HearsOnce final : public Watcher {
 public:
  std::string name() const override { return "hears_once"; }

  void committed(World& world, const Entry& entry) override {
    const auto* const said = std::get_if<Said>(&entry.what);
    if (said != nullptr && !said_.insert({entry.author.id, said->text}).second) {
      world.fail(name(), "\"" + said->text + "\" was said once and is in the log twice");
    }
  }

  void heard(World& world, const Person& who, const Json& frame) override {
    auto& [connection, rooms] = newest_[who.device()];
    if (connection != who.connection()) rooms.clear();
    connection = who.connection();
    if (frame.at("type") == 10) rooms.erase(room_of(frame));
    if (!is_live_entry(frame)) return;
    std::uint64_t& newest = rooms[room_of(frame)];
    if (position_of(frame) <= newest)
      world.fail(name(), who.device() + " heard " + place_of(frame) + " again");
    newest = position_of(frame);
  }

  void contradicted(World& world, const Person& who, const Json& frame) override {
    world.fail(name(), who.device() + " has " + place_of(frame) + " with other contents");
  }

 private:
  std::set<std::pair<UserId, std::string>> said_;
  std::map<std::string, std::pair<std::uint64_t, std::map<std::string, std::uint64_t>>> newest_;
};

}  // namespace teahouse::sim
