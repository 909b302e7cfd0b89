// Everybody writes to one other, who answers as soon as it is heard.

#include <stdexcept>
#include <vector>

#include "cases.hpp"
#include "crowd.hpp"
#include "heard.hpp"
#include "histogram.hpp"
#include "numbered.hpp"
#include "report.hpp"
#include "rooms.hpp"
#include "watched.hpp"

namespace teahouse::load {
namespace {

class Pairs {
 public:
  Pairs(std::uint16_t port, std::size_t clients, std::size_t bytes)
      : crowd_(port), bytes_(bytes), ids_(clients), said_(clients / 2), heard_(clients, 0) {
    crowd_.grow(clients, listener());
    for (std::size_t first = 0; first + 1 < clients; first += 2) write(first, 0);
  }

  void until(Clock::time_point end) {
    while (Clock::now() < end) crowd_.turn(std::chrono::milliseconds(10), listener());
  }

  void measure() { times_ = Histogram(); }
  const Histogram& times() const { return times_; }

 private:
  Crowd::OnText listener() {
    return [this](std::size_t client, std::string_view text) { hear(client, text); };
  }

  void write(std::size_t client, std::uint64_t number) {
    said_[client / 2] = nanoseconds_now();
    crowd_.say(client, numbered_message(number, bytes_, ids_[client ^ 1]));
  }

  /// Both hear what is written, in the same order and once; who did not write it answers.
  void hear(std::size_t client, std::string_view text) {
    refuse_refusals(text);
    if (ids_[client].empty() && text.starts_with(R"({"type":3,)")) ids_[client] = value_of(text, "userId");
    if (!is_message(text)) return;
    const auto number = number_of(text);
    if (number != heard_[client]++) throw std::runtime_error("a letter was lost, doubled or out of order");
    if (number % 2 == client % 2) return;
    times_.add(nanoseconds_now() - said_[client / 2]);
    write(client, number + 1);
  }

  Crowd crowd_;
  const std::size_t bytes_;
  std::vector<std::string> ids_;      ///< By client.
  std::vector<std::uint64_t> said_;   ///< When the last was written, by pair.
  std::vector<std::uint64_t> heard_;  ///< How many, by client.
  Histogram times_;
};

}  // namespace

std::string pairs(const Plan& plan) {
  const Watched server(plan.server);
  Pairs pairs(plan.port, plan.clients / 2 * 2, plan.text_bytes);
  pairs.until(Clock::now() + plan.warming);
  pairs.measure();
  const auto stretch = server.during([&] { pairs.until(Clock::now() + plan.measuring); });
  const auto letters = static_cast<double>(pairs.times().total());
  return Report("pairs")
      .add("people", plan.clients)
      .add("durable_messages_per_second", letters / stretch.seconds)
      .add("cpu_us_per_message", stretch.cpu_us(letters))
      .add("p50_ms", pairs.times().milliseconds(0.5))
      .add("p99_ms", pairs.times().milliseconds(0.99))
      .line();
}

}  // namespace teahouse::load
