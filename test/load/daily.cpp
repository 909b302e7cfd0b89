// People as they are: they talk in their rooms, read, take other names, and are cut off and come back.

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>
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

constexpr double renames_per_second = 2;
constexpr double returns_per_second = 5;
constexpr std::uint64_t read_every = 5;  // Messages that one hears.
constexpr std::size_t stride = 37;       // So that those who follow each other are of different rooms.

/// How often something is due that comes so many times a second.
class Pace {
 public:
  explicit Pace(double per_second) : apart_(1e9 / per_second), began_(nanoseconds_now()) {}

  /// When the next was due, if it was; each is asked for once.
  std::uint64_t next(std::uint64_t now) {
    const auto due = began_ + static_cast<std::uint64_t>(static_cast<double>(count_) * apart_);
    if (due > now) return 0;
    ++count_;
    return due;
  }

 private:
  double apart_;
  std::uint64_t began_;
  std::uint64_t count_ = 0;
};

class House {
 public:
  House(Crowd& crowd, std::vector<std::string> tokens, const Plan& plan)
      : crowd_(crowd),
        plan_(plan),
        tokens_(std::move(tokens)),
        rooms_(settle_into_rooms(crowd, plan.rooms)),
        readers_(crowd.size()) {}

  void live_until(Clock::time_point end) {
    Pace talk(plan_.rate), rename(renames_per_second), come_back(returns_per_second);
    while (Clock::now() < end) {
      const auto now = nanoseconds_now();
      while (const auto due = talk.next(now)) speak(due);
      if (rename.next(now) != 0) take_a_name();
      if (come_back.next(now) != 0) cut_one_off();
      turn(std::chrono::milliseconds(1));
    }
  }

  /// Until everybody has heard everything.
  void finish() {
    const auto end = Clock::now() + std::chrono::seconds(20);
    while (!all_have_heard_all()) {
      if (Clock::now() > end) throw std::runtime_error("not everything was heard");
      turn(std::chrono::milliseconds(10));
    }
  }

  void measure() { times_ = back_ = Histogram(); }
  const Histogram& times() const { return times_; }
  /// From being cut off until all that was missed is there.
  const Histogram& back() const { return back_; }

 private:
  struct Reader {
    std::uint64_t last = 0;  ///< All up to here is had; 0 before the first.
    std::set<std::uint64_t> ahead;
    std::uint64_t cut = 0;  ///< When, while it catches up.
    std::uint64_t heard = 0;
  };

  void turn(std::chrono::milliseconds patience) {
    crowd_.turn(patience, [this](std::size_t client, std::string_view text) { hear(client, text); });
  }

  std::size_t next_one() { return (one_ += stride) % rooms_.size(); }

  std::size_t one_who_is_there() {
    for (;;) {
      const auto client = next_one();
      if (readers_[client].cut == 0) return client;
    }
  }

  void speak(std::uint64_t due) {
    const auto client = one_who_is_there();
    crowd_.say(client, numbered_message(due_.size(), plan_.text_bytes, rooms_[client]));
    due_.push_back(due);
  }

  void take_a_name() {
    const auto name = "name " + std::to_string(++names_);
    crowd_.say(one_who_is_there(), R"({"type":"changeName","data":{"name":")" + name + R"("}})");
  }

  void cut_one_off() {
    const auto client = one_who_is_there();
    readers_[client].cut = nanoseconds_now();
    crowd_.come_back(client, R"({"type":"connection","data":{"v":1,"token":")" + tokens_[client] + R"("}})");
  }

  void hear(std::size_t client, std::string_view text) {
    refuse_refusals(text);
    auto& reader = readers_[client];
    if (text.starts_with(R"({"type":3,)") && reader.cut != 0) {
      const auto since = R"(,"epoch":1,"since":)" + std::to_string(reader.last);
      crowd_.say(client, R"({"type":"subscribe","data":{"room":")" + rooms_[client] + '"' +
                             (reader.last == 0 ? "" : since) + "}}");
    } else if (is_message(text) || text.starts_with(R"({"type":9,)")) {
      if (text.find(rooms_[client]) == text.npos) return;  // The lobby's page, which nobody talks in.
      for (const auto position : positions_of(text)) take(reader, position);
      if (is_message(text)) heard_live(client, text);
      if (text.starts_with(R"({"type":9,)") && reader.cut != 0) caught_up(reader);
    }
  }

  /// Live entries may come between the pages of one who is back; to anybody else none is new twice.
  static void take(Reader& reader, std::uint64_t position) {
    if (position <= reader.last) {
      if (reader.cut == 0) throw std::runtime_error("an entry came twice");
      return;
    }
    if (reader.last != 0 && position > reader.last + 1) {
      if (reader.cut == 0) throw std::runtime_error("an entry is missing");
      reader.ahead.insert(position);
      return;
    }
    reader.last = position;
    while (reader.ahead.erase(reader.last + 1) != 0) ++reader.last;
  }

  void heard_live(std::size_t client, std::string_view text) {
    times_.add(nanoseconds_now() - due_.at(number_of(text)));
    auto& reader = readers_[client];
    if (++reader.heard % read_every == 0) {
      crowd_.say(client, R"({"type":"read","data":{"room":")" + rooms_[client] + R"(","seq":)" +
                             std::to_string(reader.last) + "}}");
    }
  }

  void caught_up(Reader& reader) {
    if (!reader.ahead.empty()) return;
    back_.add(nanoseconds_now() - std::exchange(reader.cut, 0));
  }

  bool all_have_heard_all() const {
    for (std::size_t client = 0; client < readers_.size(); ++client) {
      const auto& reader = readers_[client];
      if (reader.cut != 0 || !reader.ahead.empty() || reader.last != readers_[client % plan_.rooms].last)
        return false;
    }
    return true;
  }

  Crowd& crowd_;
  const Plan& plan_;
  const std::vector<std::string> tokens_;  ///< By client, as what follows.
  const std::vector<std::string> rooms_;
  std::vector<Reader> readers_;
  std::vector<std::uint64_t> due_;  ///< When, by message.
  std::size_t one_ = 0;
  std::size_t names_ = 0;
  Histogram times_;
  Histogram back_;
};

}  // namespace

std::string daily(const Plan& plan) {
  if (plan.rate <= 0) throw std::runtime_error("a day needs a --rate");
  const Watched server(plan.server);
  Crowd crowd(plan.port);
  std::vector<std::string> tokens(plan.clients);
  crowd.grow(plan.clients, [&](std::size_t client, std::string_view text) {
    if (text.starts_with(R"({"type":3,)")) tokens[client] = value_of(text, "token");
  });
  House house(crowd, std::move(tokens), plan);
  house.live_until(Clock::now() + plan.warming);
  house.measure();
  const auto stretch = server.during([&] { house.live_until(Clock::now() + plan.measuring); });
  house.finish();
  return Report("daily")
      .add("people", plan.clients)
      .add("rooms", plan.rooms)
      .add("deliveries_per_second", static_cast<double>(house.times().total()) / stretch.seconds)
      .add("cpu_share", stretch.cpu_share())
      .add("p50_ms", house.times().milliseconds(0.5))
      .add("p99_ms", house.times().milliseconds(0.99))
      .add("returns", house.back().total())
      .add("back_p50_ms", house.back().milliseconds(0.5))
      .add("back_p99_ms", house.back().milliseconds(0.99))
      .line();
}

}  // namespace teahouse::load
