#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// A direct room is heard by its two people, an open one by its members, for no longer than word of their
/// leaving takes; and nobody else is told who is in it. A private room is found by nobody, and heard by those
/// who made it or have an invitation.
class HearsOnlyWhatTheyMay final : public Watcher {
 public:
  std::string name() const override { return "hears_only_what_they_may"; }

  void said(World&, const Person& who, const Json& frame) override {
    const std::string type = frame.at("type");
    if (type == "createInvite") leads_to_[frame.at("data").at("secret")] = room_of(frame);
    if (type != "join" || !frame.at("data").contains("secret")) return;
    if (leads_to_[frame.at("data").at("secret")] == room_of(frame))
      let_in_.emplace(room_of(frame), who.self().user_id);
  }

  void heard(World& world, const Person& who, const Json& frame) override {
    learn(who, frame);
    if (frame.at("type") == 17) {
      for (const Json& found : frame.at("data").at("rooms")) {
        if (private_.contains(found.at("room")))
          world.fail(name(), who.device() + " found " + std::string(found.at("room")) + ", which is private");
      }
    }
    each_entry(frame, [&](const Json& entry) { may_hear(world, who, room_of(entry), place_of(entry)); });
    const int type = frame.at("type");
    const bool who_is_in = type == 2 || type == 4 || type == 8 || type == 19;
    if (type == 34 && !(room_of(frame).starts_with("direct-") && world.truth().log(room_of(frame)).empty()))
      may_hear(world, who, room_of(frame), "who writes in " + room_of(frame));
    // Of a direct room one may ask for before anything was said in it.
    if (who_is_in && room_of(frame).starts_with("room-"))
      may_hear(world, who, room_of(frame), "who is in " + room_of(frame));
  }

 private:
  void may_hear(World& world, const Person& who, const std::string& room, const std::string& what) {
    const std::string& user = who.self().user_id;
    if (room.starts_with("direct-") && !world.truth().is_pair(room, user)) {
      world.fail(name(), who.device() + " heard " + what + ", which is between others");
    }
    if (!room.starts_with("room-")) return;
    if (private_.contains(room) && !let_in_.contains({room, user}))
      world.fail(name(), who.device() + " heard " + what + ", which is private, and nobody let them in");
    const auto belonging = world.truth().belonging(room, user);
    if (belonging.in) return;
    if (belonging.since == Tick{}) world.fail(name(), who.device() + " heard " + what + " and was never in");
    if (world.clock().tick() - belonging.since > word_takes) {
      world.fail(name(), who.device() + " heard " + what + " long after leaving");
    }
  }

  /// Rooms as they are told to who is in them; who keeps one made it.
  void learn(const Person& who, const Json& frame) {
    const int type = frame.at("type");
    const auto told = [&](const Json& room) {
      if (room.value("access", "") != "invited") return;
      private_.insert(room.at("room"));
      if (room.value("role", "") == "keeper") let_in_.emplace(room.at("room"), who.self().user_id);
    };
    if (type == 15) told(frame.at("data"));
    if (type != 14) return;
    for (const Json& room : frame.at("data").at("rooms")) told(room);
  }

  std::set<std::string> private_;
  std::set<std::pair<std::string, std::string>> let_in_;  ///< The room, and whom.
  std::map<std::string, std::string> leads_to_;           ///< From what opens an invitation to its room.

  // In a storm: a partition, then the heads are compared, then the store fails a few times.
  static constexpr Duration word_takes{18'000};
};

}  // namespace teahouse::sim
