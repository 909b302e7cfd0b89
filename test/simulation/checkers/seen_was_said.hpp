#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// Nobody is told that somebody has read further than they said aloud.
class SeenWasSaid final : public Watcher {
 public:
  std::string name() const override { return "seen_was_said"; }

  void said(World&, const Person& who, const Json& frame) override {
    if (frame.value("type", "") != "read") return;
    const Json& data = frame.at("data");
    if (data.value("quiet", false)) return;
    std::uint64_t& aloud = aloud_[data.at("room")][who.self().user_id];
    aloud = std::max<std::uint64_t>(aloud, data.at("seq"));
  }

  void heard(World& world, const Person& who, const Json& frame) override {
    const int type = frame.at("type");
    if (type == 70) judge(world, who, frame.at("data"), "seq");
    if (type != 14) return;
    for (const Json& room : frame.at("data").at("rooms")) {
      if (room.contains("seen")) judge(world, who, room, "seen");
    }
  }

 private:
  void judge(World& world, const Person& who, const Json& told, const char* field) {
    const std::string room = told.at("room");
    const std::uint64_t seen = told.at(field);
    std::uint64_t aloud = 0;
    for (const auto& [other, position] : aloud_[room]) {
      if (other != who.self().user_id) aloud = std::max(aloud, position);
    }
    if (seen > aloud)
      world.fail(name(), who.device() + " was told that " + room + " is read to " + std::to_string(seen) +
                             ", which was said to " + std::to_string(aloud));
  }

  std::map<std::string, std::map<std::string, std::uint64_t>> aloud_;
};

}  // namespace teahouse::sim
