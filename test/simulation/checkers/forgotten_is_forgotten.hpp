#pragma once

#include <map>
#include <string>
#include <utility>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// When somebody is told that everything they said is taken back, then all that they had said before they
/// asked for it is, in every room, also in those that they had left.
class ForgottenIsForgotten final : public Watcher {
 public:
  std::string name() const override { return "forgotten_is_forgotten"; }

  void said(World& world, const Person&, const Json& frame) override {
    if (frame.at("type") != "forgetMe") return;
    const auto [wish, is_new] = wishes_.try_emplace(frame.at("data").at("cid"));
    if (!is_new) return;  // Asked for again.
    for (const auto& [room, log] : world.truth().logs()) wish->second[room] = log.size();
  }

  void heard(World& world, const Person& person, const Json& frame) override {
    if (frame.at("type") != 61) return;
    for (const auto& [room, head] : wishes_[frame.at("data").at("cid")]) {
      const auto& log = world.truth().log(room);
      for (std::size_t at = 0; at < head; ++at) {
        if (is_said_by(person, *log[at]) && !is_recalled(log, at))
          world.fail(name(), person.device() + " took back everything, and not " + room + " " +
                                 std::to_string(log[at]->position.value));
      }
    }
  }

 private:
  static bool is_said_by(const Person& person, const Entry& entry) {
    return is_said(entry.what) && entry.author.id.value.text() == person.self().user_id;
  }

  static bool is_recalled(const std::vector<EntryPtr>& log, std::size_t message) {
    for (std::size_t at = message + 1; at < log.size(); ++at) {
      const Entry& since = *log[at];
      if (std::holds_alternative<Recalled>(since.what) && target(since.what) == log[message]->position)
        return true;
      if (std::holds_alternative<RecalledAll>(since.what) && since.author.id == log[message]->author.id)
        return true;
    }
    return false;
  }

  std::map<std::string, std::map<std::string, std::size_t>> wishes_;  ///< By cid, how long each log was.
};

}  // namespace teahouse::sim
