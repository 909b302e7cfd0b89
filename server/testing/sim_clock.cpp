#include "testing/sim_clock.hpp"

#include <utility>

namespace teahouse::sim {

void SimClock::after(Duration wait, std::function<void()> what) {
  agenda_.push({tick_ + wait, numbers_++, std::move(what)});
}

void SimClock::pass(Duration duration) {
  const Tick until = tick_ + duration;
  while (!agenda_.empty() && agenda_.top().at <= until) {
    const Due due = agenda_.top();
    agenda_.pop();
    wall_ += due.at - tick_;
    tick_ = due.at;
    due.what();
  }
  wall_ += until - tick_;
  tick_ = until;
}

}  // namespace teahouse::sim
