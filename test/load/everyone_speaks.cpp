#include <stdexcept>
#include <vector>

#include "cases.hpp"
#include "crowd.hpp"
#include "heard.hpp"
#include "histogram.hpp"
#include "report.hpp"
#include "rooms.hpp"
#include "watched.hpp"

namespace teahouse::load {
namespace {

class House {
 public:
  House(Crowd& crowd, const Plan& plan)
      : crowd_(crowd),
        plan_(plan),
        room_(settle_into_rooms(crowd, plan.rooms)),
        said_(plan.clients, 0),
        sayings_(plan.clients, 0),
        heard_(plan.clients, 0) {}

  void begin() {
    for (std::size_t at = 0; at < plan_.clients; ++at) speak(at);
  }

  /// Each speaks again when the last was acknowledged.
  void talk_until(Clock::time_point end) {
    while (Clock::now() < end)
      crowd_.turn(std::chrono::milliseconds(10), [this](auto client, auto text) { hear(client, text); });
  }

  void measure() {
    times_ = Histogram();
    delivered_ = 0;
  }
  std::uint64_t delivered() const { return delivered_; }
  const Histogram& times() const { return times_; }

 private:
  void speak(std::size_t client) {
    auto text = std::to_string(++sayings_[client]) + ' ';
    text.resize(plan_.text_bytes, '.');
    crowd_.say(client, R"({"type":"msg","data":{"to":")" + room_[client] + R"(","text":")" + text + R"("}})");
    said_[client] = nanoseconds_now();
  }

  void hear(std::size_t client, std::string_view text) {
    refuse_refusals(text);
    if (text.starts_with(R"({"type":1,)")) {
      follows(client, text);
      ++delivered_;
    } else if (text.starts_with(R"({"type":5,)")) {
      times_.add(nanoseconds_now() - said_[client]);
      speak(client);
    }
  }

  /// Each hears everything of the one room that they are in: positions without a gap, none twice.
  void follows(std::size_t client, std::string_view text) {
    const auto seq = positions_of(text).at(0);
    auto& last = heard_[client];
    if (last != 0 && seq != last + 1) {
      throw std::runtime_error("client " + std::to_string(client) + " heard " + std::to_string(seq) +
                               " after " + std::to_string(last));
    }
    last = seq;
  }

  Crowd& crowd_;
  const Plan& plan_;
  std::vector<std::string> room_;       ///< By client.
  std::vector<std::uint64_t> said_;     ///< When, by client.
  std::vector<std::uint64_t> sayings_;  ///< How many, by client.
  std::vector<std::uint64_t> heard_;    ///< The newest position, by client; 0 before the first.
  std::uint64_t delivered_ = 0;
  Histogram times_;
};

}  // namespace

std::string everyone_speaks(const Plan& plan) {
  Crowd crowd(plan.port);
  crowd.grow(plan.clients, [](std::size_t, std::string_view) {});
  House house(crowd, plan);
  const Watched server(plan.server);
  house.begin();
  house.talk_until(Clock::now() + plan.warming);
  house.measure();
  const auto stretch = server.during([&] { house.talk_until(Clock::now() + plan.measuring); });
  const auto kept = static_cast<double>(house.times().total());
  return Report("senders")
      .add("senders", plan.clients)
      .add("rooms", plan.rooms)
      .add("durable_messages_per_second", kept / stretch.seconds)
      .add("deliveries_per_second", static_cast<double>(house.delivered()) / stretch.seconds)
      .add("cpu_us_per_message", stretch.cpu_us(kept))
      .add("cpu_share", stretch.cpu_share())
      .add("p50_ms", house.times().milliseconds(0.5))
      .add("p99_ms", house.times().milliseconds(0.99))
      .line();
}

}  // namespace teahouse::load
