#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// When the storm is over, everybody sees the same people in the house and in each room: those who are there.
class KnowsWhoIsHere final : public Watcher {
 public:
  std::string name() const override { return "knows_who_is_here"; }

  void heard(World&, const Person& who, const Json& frame) override {
    if (who.dialect() == Dialect::full || frame.at("type") != 4 || room_of(frame) != "lobby") return;
    auto& list = lists_[who.device()];
    list.clear();
    for (const Json& user : frame.at("data").at("users")) list.insert(user.at("userId"));
  }

  void calm(World& world) override {
    std::set<std::string> house;
    for (const Person& person : world.people()) {
      if (person.is_live()) house.insert(person.self().user_id);
    }
    for (const Person& person : world.people()) {
      if (!person.is_live()) continue;
      if (person.dialect() == Dialect::original) {
        // It cannot ask for those whom a list does not name.
        const std::size_t named = std::min(house.size(), world.limits().roster_named);
        compare(world, person, "lobby", {house.begin(), std::next(house.begin(), static_cast<long>(named))},
                lists_[person.device()], named);
        continue;
      }
      for (const auto& [room, view] : person.rooms()) {
        if (!view.heard || !view.knows_who() || room.starts_with("direct-")) continue;
        std::set<std::string> seen;
        for (const auto& [user, called] : view.who()) seen.insert(user);
        compare(world, person, room, room == "lobby" ? house : members(world, room, house), seen,
                view.count());
      }
    }
  }

 private:
  static std::set<std::string> members(World& world, const std::string& room,
                                       const std::set<std::string>& house) {
    std::set<std::string> here;
    for (const std::string& user : world.truth().members(room)) {
      if (house.contains(user)) here.insert(user);
    }
    return here;
  }

  void compare(World& world, const Person& person, const std::string& room,
               const std::set<std::string>& there, const std::set<std::string>& seen, std::size_t counted) {
    if (seen == there && counted == there.size()) return;
    world.fail(name(), person.device() + " sees " + std::to_string(seen.size()) + " and counts " +
                           std::to_string(counted) + " of " + std::to_string(there.size()) + " people in " +
                           room);
  }

  std::map<std::string, std::set<std::string>> lists_;
};

}  // namespace teahouse::sim
