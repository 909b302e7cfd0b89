// People who talk as people do, and newcomers: how they fare while somebody else attacks.

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
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

constexpr std::chrono::milliseconds settling{1'000};
constexpr std::chrono::milliseconds between_newcomers{100};
constexpr std::size_t at_the_door = 4;

/// All are in the lobby, and speak in turn, each again when the others have.
class Talk {
 public:
  Talk(Crowd& crowd, const Plan& plan) : crowd_(crowd), plan_(plan), heard_(plan.clients, 0) {}

  void until(Clock::time_point end) {
    const auto began = nanoseconds_now();
    for (std::size_t spoken = 0; Clock::now() < end;) {
      // From when it is due, however late the load gets round to it.
      for (auto due = at(began, spoken); due <= nanoseconds_now(); due = at(began, spoken)) {
        speak(due);
        ++spoken;
      }
      crowd_.turn(std::chrono::milliseconds(1), [this](auto client, auto text) { hear(client, text); });
    }
  }

  void finish() {
    const auto end = Clock::now() + std::chrono::seconds(20);
    while (delivered_ < due_.size() * plan_.clients) {
      if (Clock::now() > end) throw std::runtime_error("not everything was delivered");
      crowd_.turn(std::chrono::milliseconds(10), [this](auto client, auto text) { hear(client, text); });
    }
  }

  const Histogram& times() const { return times_; }

 private:
  std::uint64_t at(std::uint64_t began, std::size_t spoken) const {
    return began + static_cast<std::uint64_t>(static_cast<double>(spoken) * 1e9 / plan_.rate);
  }

  void speak(std::uint64_t due) {
    crowd_.say(due_.size() % plan_.clients, numbered_message(due_.size(), plan_.text_bytes));
    due_.push_back(due);
  }

  /// Everybody everything and once, in the same order: what one hears at a place all hear there.
  void hear(std::size_t client, std::string_view text) {
    refuse_refusals(text);
    if (!is_message(text)) return;
    const auto number = number_of(text);
    if (number >= due_.size()) throw std::runtime_error("a message that nobody said");
    const auto place = heard_[client]++;
    if (place == order_.size()) order_.push_back(number);
    if (order_[place] != number) throw std::runtime_error("two heard another order");
    ++delivered_;
    times_.add(nanoseconds_now() - due_[number]);
  }

  Crowd& crowd_;
  const Plan& plan_;
  std::vector<std::uint64_t> due_;  ///< When, by message.
  std::vector<std::size_t> order_;  ///< In which they were heard.
  std::vector<std::size_t> heard_;  ///< How many, by listener.
  std::uint64_t delivered_ = 0;
  Histogram times_;
};

/// Somebody who has never been here comes every so often, and goes again.
class Newcomers {
 public:
  explicit Newcomers(std::uint16_t port) : thread_([this, port] { run(port); }) {}
  ~Newcomers() { finish(); }
  Newcomers(const Newcomers&) = delete;
  Newcomers& operator=(const Newcomers&) = delete;

  void finish() {
    {
      const std::scoped_lock lock(mutex_);
      over_ = true;
    }
    ended_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  /// After finish(): from connecting to being told who one is, and how many were turned away.
  const Histogram& times() const { return times_; }
  std::uint64_t turned_away() const { return turned_away_; }

 private:
  void run(std::uint16_t port) {
    for (auto next = Clock::now(); !over_by(next); next += between_newcomers) {
      const auto began = nanoseconds_now();
      try {
        Crowd one(port);
        one.grow(1, [](std::size_t, std::string_view) {});
        times_.add(nanoseconds_now() - began);
      } catch (const std::exception&) {
        ++turned_away_;
      }
    }
  }

  bool over_by(Clock::time_point time) {
    std::unique_lock lock(mutex_);
    return ended_.wait_until(lock, time, [this] { return over_; });
  }

  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;  // Guarded by mutex_.
  Histogram times_;
  std::uint64_t turned_away_ = 0;
  std::thread thread_;
};

}  // namespace

std::string people(const Plan& plan) {
  if (plan.rate <= 0) throw std::runtime_error("people need a --rate");
  Crowd crowd(plan.port);
  // A few at a time, as people do: a network with two hundred in the door at once is an attack itself.
  while (crowd.size() < plan.clients)
    crowd.grow(std::min(at_the_door, plan.clients - crowd.size()), [](std::size_t, std::string_view) {});
  // It may never be quiet: others come and go.
  for (const auto begin = Clock::now(); Clock::now() - begin < settling;)
    crowd.turn(std::chrono::milliseconds(10), [](std::size_t, std::string_view) {});
  const Watched server(plan.server);
  Newcomers newcomers(plan.port);
  Talk talk(crowd, plan);
  const auto stretch = server.during([&] { talk.until(Clock::now() + plan.measuring); });
  newcomers.finish();
  talk.finish();
  return Report("people")
      .add("p50_ms", talk.times().milliseconds(0.5))
      .add("p99_ms", talk.times().milliseconds(0.99))
      .add("newcomers", newcomers.times().total())
      .add("newcomers_p99_ms", newcomers.times().milliseconds(0.99))
      .add("newcomers_turned_away", newcomers.turned_away())
      .add("cpu_share", stretch.cpu_share())
      .line();
}

}  // namespace teahouse::load
