#pragma once

#include <map>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// Who comes back with a position is sent what follows it: no entry is left out between, unless a hole is
/// told.
class ResumesWhereItLeft final : public Watcher {
 public:
  std::string name() const override { return "resumes_where_it_left"; }

  void said(World&, const Person& who, const Json& frame) override {
    if (frame.at("type") != "subscribe" || !frame.at("data").contains("since")) return;
    since_[{who.device(), frame.at("id")}] = frame.at("data").at("since");
  }

  void heard(World& world, const Person& who, const Json& frame) override {
    if (frame.at("type") != 9 || !frame.contains("id")) return;
    const auto asked = since_.find({who.device(), frame.at("id")});
    if (asked == since_.end()) return;
    const Json& data = frame.at("data");
    const std::uint64_t since = asked->second;
    const bool is_more = data.at("head") > since;
    const bool follows = !data.at("entries").empty() && position_of(data.at("entries").front()) == since + 1;
    if (is_more && !follows) {
      world.fail(name(), who.device() + " came back with " + room_of(frame) + " " + std::to_string(since) +
                             " and was not sent the next");
    }
  }

 private:
  std::map<std::pair<std::string, std::string>, std::uint64_t> since_;
};

}  // namespace teahouse::sim
