// Thousands who are cut off at once come back at once, and what those notice who stayed.

#include <algorithm>

#include "cases.hpp"
#include "crowd.hpp"
#include "letters.hpp"
#include "report.hpp"
#include "watched.hpp"

namespace teahouse::load {

std::string returners(const Plan& plan) {
  const Watched server(plan.server);
  const auto deaf = [](std::size_t, std::string_view) {};
  Letters letters(plan.port);
  Crowd crowd(plan.port, "127.9.0.1");
  crowd.grow(plan.clients, deaf);
  crowd.settle(plan.warming, deaf);
  const auto memory = server.memory();

  letters.take();
  for (const auto end = Clock::now() + plan.measuring; Clock::now() < end;)
    crowd.turn(std::chrono::milliseconds(10), deaf);
  const Histogram quiet = letters.take();

  auto most = memory;
  const auto coming_back = server.during([&] {
    crowd.cut_off();
    while (!crowd.grow_on(plan.clients, std::chrono::milliseconds(1), deaf))
      most = std::max(most, server.memory());
  });
  const Histogram storm = letters.take();
  return Report("returners")
      .add("people", plan.clients)
      .add("seconds_until_all_are_back", coming_back.seconds)
      .add("cpu_ms_each", coming_back.cpu_us(static_cast<double>(plan.clients)) / 1e3)
      .add("more_memory_mb", static_cast<double>(most - memory) / 1e6)
      .add("quiet_p50_ms", quiet.milliseconds(0.5))
      .add("quiet_p99_ms", quiet.milliseconds(0.99))
      .add("storm_p50_ms", storm.milliseconds(0.5))
      .add("storm_p99_ms", storm.milliseconds(0.99))
      .line();
}

}  // namespace teahouse::load
