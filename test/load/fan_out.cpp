#include <cstdint>
#include <optional>
#include <stdexcept>
#include <vector>

#include "cases.hpp"
#include "crowd.hpp"
#include "heard.hpp"
#include "histogram.hpp"
#include "numbered.hpp"
#include "report.hpp"
#include "watched.hpp"

namespace teahouse::load {
namespace {

constexpr std::chrono::milliseconds quiet{700};  // Longer than any folding of the roster.

/// What was said and who heard it: everybody everything, in order, once.
class Room {
 public:
  Room(Crowd& crowd, const Plan& plan) : crowd_(crowd), plan_(plan), next_(plan.clients, 0) {}

  Crowd::OnText listener() {
    return [this](std::size_t client, std::string_view text) { hear(client, text); };
  }

  /// Speaks as the plan says until then.
  void talk_until(Clock::time_point end) {
    const auto began = nanoseconds_now();
    const auto spoken = said_.size();
    while (Clock::now() < end) {
      while (const auto due = turn_to_speak(began, spoken)) speak(*due);
      crowd_.turn(std::chrono::milliseconds(1), listener());
    }
  }

  void finish() {
    const auto end = Clock::now() + std::chrono::seconds(20);
    while (finished_ < said_.size()) {
      if (Clock::now() > end) throw std::runtime_error("not everything was delivered");
      crowd_.turn(std::chrono::milliseconds(10), listener());
    }
  }

  std::uint64_t delivered() const { return delivered_; }
  const Histogram& times() const { return times_; }
  /// The times of what is said from now on.
  void measure() { measured_from_ = said_.size(); }

 private:
  /// When the next message is due, if that is now or past. At a rate its time counts from there, however late
  /// the load gets round to it: else a server that holds the load up would look quick.
  std::optional<std::uint64_t> turn_to_speak(std::uint64_t began, std::size_t spoken) const {
    const auto now = nanoseconds_now();
    if (plan_.rate <= 0)
      return said_.size() - finished_ < plan_.in_flight ? std::optional(now) : std::nullopt;
    const auto due =
        began + static_cast<std::uint64_t>(static_cast<double>(said_.size() - spoken) * 1e9 / plan_.rate);
    return due <= now ? std::optional(due) : std::nullopt;
  }

  void speak(std::uint64_t due) {
    const bool relayed = plan_.speaks == Speaks::relay;
    crowd_.say(0, (relayed ? numbered_relayed(said_.size(), plan_.text_bytes)
                           : numbered_message(said_.size(), plan_.text_bytes)));
    said_.push_back(due);
    missing_.push_back(plan_.clients);
  }

  void hear(std::size_t client, std::string_view text) {
    if (!is_message(text)) return;
    const auto number = number_of(text);
    if (number != next_[client]) {
      throw std::runtime_error("client " + std::to_string(client) + " heard " + std::to_string(number) +
                               " and not " + std::to_string(next_[client]));
    }
    ++next_[client];
    ++delivered_;
    if (number >= measured_from_) times_.add(nanoseconds_now() - said_[number]);
    if (--missing_[number] == 0) ++finished_;
  }

  Crowd& crowd_;
  const Plan& plan_;
  std::vector<std::uint64_t> said_;   ///< When, by message.
  std::vector<std::size_t> missing_;  ///< How many have not heard it, by message.
  std::vector<std::uint64_t> next_;   ///< What comes next, by listener.
  std::size_t finished_ = 0;
  std::uint64_t delivered_ = 0;
  std::size_t measured_from_ = SIZE_MAX;
  Histogram times_;
};

}  // namespace

std::string fan_out(const Plan& plan) {
  Crowd crowd(plan.port, "127.0.0.1", plan.speaks);
  Room room(crowd, plan);
  crowd.grow(plan.clients, [](std::size_t, std::string_view) {});
  crowd.settle(quiet, [](std::size_t, std::string_view) {});

  const Watched server(plan.server);
  room.talk_until(Clock::now() + plan.warming);
  room.measure();
  const auto delivered = room.delivered();
  const auto stretch = server.during([&] { room.talk_until(Clock::now() + plan.measuring); });
  const auto deliveries = static_cast<double>(room.delivered() - delivered);
  room.finish();

  return Report("room")
      .add("listeners", plan.clients)
      .add("in_flight", plan.in_flight)
      .add("rate", plan.rate)
      .add("deliveries_per_second", deliveries / stretch.seconds)
      .add("cpu_us_per_delivery", stretch.cpu_us(deliveries))
      .add("cpu_share", stretch.cpu_share())
      .add("p50_ms", room.times().milliseconds(0.5))
      .add("p99_ms", room.times().milliseconds(0.99))
      .line();
}

}  // namespace teahouse::load
