#include "simulation/plan.hpp"

#include <algorithm>
#include <array>

#include "testing/dice.hpp"

namespace teahouse::sim {
namespace {

struct Kind {
  Act act;
  const char* text;
  std::uint32_t weight;
};

constexpr std::array kinds{
    Kind{Act::connect, "connect", 12},
    Kind{Act::hang_up, "hang_up", 5},
    Kind{Act::stop_reading, "stop_reading", 2},
    Kind{Act::read_again, "read_again", 3},
    Kind{Act::say, "say", 40},
    Kind{Act::say_to_person, "say_to_person", 12},
    Kind{Act::create_room, "create_room", 4},
    Kind{Act::invite, "invite", 6},
    Kind{Act::come_invited, "come_invited", 10},
    Kind{Act::join, "join", 12},
    Kind{Act::leave, "leave", 6},
    Kind{Act::subscribe, "subscribe", 5},
    Kind{Act::unsubscribe, "unsubscribe", 3},
    Kind{Act::pry, "pry", 8},
    Kind{Act::history, "history", 4},
    Kind{Act::mark_read, "mark_read", 4},
    Kind{Act::rename, "rename", 3},
    Kind{Act::resume, "resume", 6},
    Kind{Act::chatter, "chatter", 4},
    Kind{Act::edit, "edit", 8},
    Kind{Act::recall, "recall", 4},
    Kind{Act::react, "react", 14},
    Kind{Act::keep, "keep", 30},
    Kind{Act::forget, "forget", 4},
    Kind{Act::write, "write", 10},
    Kind{Act::attend, "attend", 8},
    Kind{Act::nonsense, "nonsense", 2},
    Kind{Act::crash, "crash", 2},
    Kind{Act::cut_bus, "cut_bus", 2},
    Kind{Act::heal_bus, "heal_bus", 3},
    Kind{Act::read_only, "read_only", 1},
    Kind{Act::writable, "writable", 3},
};

/// Not every storm has everything in it: a fault that is always there hides what needs its absence.
Faults mix_of_faults(Dice& dice) {
  Faults faults;
  const auto some = [&](std::uint32_t most) {
    return dice.happens(500) ? static_cast<std::uint32_t>(dice.below(most + 1)) : 0;
  };
  faults.bus_loses = some(400);
  faults.bus_repeats = some(300);
  faults.bus_delay = Duration{1 + some(3'000)};
  faults.store_fails_before = some(80);
  faults.store_fails_after = some(80);
  faults.store_delay = Duration{1 + some(4'000)};
  faults.line_delay = Duration{1 + some(500)};
  return faults;
}

}  // namespace

std::string text(Act act) {
  return kinds.at(static_cast<std::size_t>(act)).text;
}

Plan make_plan(std::uint64_t seed) {
  Dice dice(seed, 7);
  Plan plan{.seed = seed,
            .faults = mix_of_faults(dice),
            .crowds = seed % 3 == 0,
            .node_stays_down = dice.happens(250),
            .steps = {}};
  std::array<std::uint32_t, kinds.size()> weights{};
  std::uint32_t all = 0;
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    const bool needed = kinds.at(at).act == Act::connect || kinds.at(at).act == Act::say;
    weights.at(at) = needed || dice.happens(700) ? kinds.at(at).weight : 0;
    all += weights.at(at);
  }
  for (std::uint32_t who = 0; who < cast.size(); ++who) {
    plan.steps.push_back({Duration{static_cast<Duration::rep>(dice.below(1'500))}, Act::connect, who,
                          static_cast<std::uint32_t>(dice.bits()), 0});
  }
  const std::size_t count = 60 + dice.below(160);
  for (std::size_t step = 0; step < count; ++step) {
    std::uint64_t pick = dice.below(all);
    std::size_t at = 0;
    while (pick >= weights.at(at)) pick -= weights.at(at++);
    const Step next{
        Duration{static_cast<Duration::rep>(dice.below(static_cast<std::uint64_t>(storm.count())))},
        kinds.at(at).act, static_cast<std::uint32_t>(dice.below(cast.size())),
        static_cast<std::uint32_t>(dice.bits()), static_cast<std::uint32_t>(dice.bits())};
    // Not stable_sort at the end: clang refuses what g++ 12's uses.
    plan.steps.insert(std::ranges::upper_bound(plan.steps, next.at, {}, &Step::at), next);
  }
  return plan;
}

}  // namespace teahouse::sim
