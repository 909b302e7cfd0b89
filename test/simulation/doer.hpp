#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "simulation/plan.hpp"
#include "testing/world.hpp"

namespace teahouse::sim {

/// Makes the people of a plan do what it says, as far as that can be done.
class Doer {
 public:
  explicit Doer(World& world);

  void act(const Step& step);
  void one_stays_away();
  void everybody_comes();
  void everybody_says_one_more_thing();

 private:
  bool happens_to_the_house(const Step& step);
  void say(Person& person, const std::string& to);
  void change(Person& person, const Step& step);
  void pry(Person& person, const Step& step);
  void keep(Person& person, const Step& step);
  void invite(Person& person, const Step& step);
  void come_invited(Person& person, const Step& step);
  void connect(Person& person, std::uint32_t shard);
  std::string own_room(const Person& person, std::uint32_t pick) const;
  std::string any_open_room(std::uint32_t pick) const;
  std::string any_user(std::uint32_t pick) const;

  World& world_;
  std::uint32_t words_ = 0;
  std::uint32_t names_ = 0;
  std::vector<std::pair<std::string, std::string>> invites_;  ///< The room, and what opens it.
};

}  // namespace teahouse::sim
