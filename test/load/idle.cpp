#include <array>

#include "cases.hpp"
#include "crowd.hpp"
#include "report.hpp"
#include "watched.hpp"

namespace teahouse::load {
namespace {

constexpr std::chrono::milliseconds quiet{700};

}  // namespace

std::string idle(const Plan& plan) {
  const auto deaf = [](std::size_t, std::string_view) {};
  const Watched server(plan.server);
  const std::array steps{plan.clients / 10, plan.clients / 2, plan.clients};
  std::array<double, steps.size()> memory{};
  Crowd crowd(plan.port);
  const auto began = Clock::now();
  for (std::size_t step = 0; step < steps.size(); ++step) {
    crowd.grow(steps.at(step) - crowd.size(), deaf);
    crowd.settle(quiet, deaf);
    memory.at(step) = static_cast<double>(server.memory());
  }
  const std::chrono::duration<double> took = Clock::now() - began;
  const auto slope = [&](std::size_t from, std::size_t to) {
    return (memory.at(to) - memory.at(from)) / static_cast<double>(steps.at(to) - steps.at(from));
  };
  return Report("idle")
      .add("connections", plan.clients)
      .add("memory_mb", memory.back() / 1e6)
      .add("bytes_per_connection_to_half", slope(0, 1))
      .add("bytes_per_connection_to_all", slope(1, 2))
      .add("seconds", took.count())
      .line();
}

}  // namespace teahouse::load
