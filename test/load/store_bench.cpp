// How many durable appends a second the SQLite store makes: so many senders, each of whom says the next thing
// when the last was acknowledged, in so many open rooms.
//
//   store_bench DIRECTORY [SENDERS] [ROOMS] [SECONDS] [READERS]

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/sqlite/sqlite_store.hpp"

namespace teahouse {
namespace {

using Clock = std::chrono::steady_clock;

/// Whom to let speak next. Filled by the store's thread, emptied by ours.
class Turns {
 public:
  void give(std::size_t sender) {
    {
      const std::lock_guard lock(mutex_);
      senders_.push_back(sender);
    }
    given_.notify_one();
  }

  void take(std::vector<std::size_t>& senders) {
    senders.clear();
    std::unique_lock lock(mutex_);
    given_.wait(lock, [this] { return !senders_.empty(); });
    senders.swap(senders_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable given_;
  std::vector<std::size_t> senders_;
};

struct Sender {
  Person person;
  RoomId room;
  std::uint64_t said = 0;
  Clock::time_point since;
};

Draft next_draft(Sender& sender, std::size_t number) {
  ++sender.said;
  const auto noise = mix(number, sender.said);
  const auto id = Uuid::random(noise, sender.said);
  const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());  // As clients make a cid.
  const auto cid = Uuid::ordered(static_cast<std::uint64_t>(time.count()), noise, mix(sender.said, number));
  return {EntryId{id},
          sender.room,
          sender.person,
          std::nullopt,
          Cid{cid.text()},
          Instant{},
          Said{std::string(128, 'x')}};
}

void bench(const SqliteOptions& options, std::size_t senders_count, std::size_t rooms, double seconds) {
  SqliteStore store(options);
  Turns turns;
  std::vector<std::size_t> ready;
  std::size_t waiting = 0;
  const auto settle = [&] {
    while (waiting > 0) {
      turns.take(ready);
      waiting -= ready.size();
    }
  };

  const auto incarnation =
      static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
  std::vector<Sender> senders(senders_count);
  for (std::size_t at = 0; at < senders_count; ++at) {
    auto& sender = senders[at];
    const auto number = std::to_string(at);
    sender.person = {UserId{Uuid::random(mix(1, at), mix(2, at))}, "sender " + number};
    sender.room = {RoomKind::open, Uuid::random(mix(3, at % rooms), mix(4, at % rooms))};
    sender.said = incarnation;
    const auto done = [&turns, at](Result<Appended, Fault>) { turns.give(at); };
    const auto fresh = EntryId{Uuid::random(at, 5)};
    const Cid cid{"cid-of-entering-" + number + "-" + std::to_string(incarnation)};
    if (at < rooms) {
      store.create_room({sender.room, "room " + number, {}, sender.person, fresh, cid, Instant{}}, done);
    } else {
      store.append({fresh, sender.room, sender.person, std::nullopt, cid, Instant{}, Entered{}}, done);
    }
    ++waiting;
  }
  settle();

  const auto counts = store.counts();
  std::vector<Clock::duration> latencies(1 << 22);
  std::atomic<std::size_t> acknowledged = 0;
  std::atomic<std::size_t> failed = 0;
  const auto begin = Clock::now();
  const auto cpu_begin = std::clock();
  const auto send = [&](std::size_t at) {
    auto& sender = senders[at];
    sender.since = Clock::now();
    store.append(next_draft(sender, at), [&, at](Result<Appended, Fault> answer) {
      if (!answer || !std::holds_alternative<Stored>(*answer)) ++failed;
      latencies[acknowledged++ % latencies.size()] = Clock::now() - senders[at].since;
      turns.give(at);
    });
    ++waiting;
  };
  for (std::size_t at = 0; at < senders_count; ++at) send(at);
  while (Clock::now() - begin < std::chrono::duration<double>(seconds)) {
    turns.take(ready);
    waiting -= ready.size();
    for (const auto at : ready) send(at);
  }
  settle();
  const std::chrono::duration<double> took = Clock::now() - begin;
  const double cpu = static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC;

  latencies.resize(std::min(acknowledged.load(), latencies.size()));
  std::ranges::sort(latencies);
  const auto milliseconds = [&](double part) {
    const auto at = static_cast<std::size_t>(part * static_cast<double>(latencies.size() - 1));
    return std::chrono::duration<double, std::milli>(latencies[at]).count();
  };
  const auto now = store.counts();
  std::printf(
      "%zu senders, %zu rooms, %zu appends: %.0f durable appends/s, %.0f in a commit, %zu failed, %.1f us of "
      "CPU each, "
      "p50 %.1f ms, p99 %.1f "
      "ms, max %.1f ms\n",
      senders_count, rooms, acknowledged.load(), static_cast<double>(acknowledged.load()) / took.count(),
      static_cast<double>(now.writes - counts.writes) / static_cast<double>(now.commits - counts.commits),
      failed.load(), cpu * 1e6 / static_cast<double>(acknowledged.load()), milliseconds(0.5),
      milliseconds(0.99), milliseconds(1));
}

}  // namespace
}  // namespace teahouse

int main(int count, char** arguments) {
  const auto number = [&](int at, std::size_t otherwise) {
    return count > at ? static_cast<std::size_t>(std::strtoul(arguments[at], nullptr, 10)) : otherwise;
  };
  if (count < 2) {
    std::fputs("store_bench DIRECTORY [SENDERS] [ROOMS] [SECONDS] [READERS]\n", stderr);
    return 2;
  }
  teahouse::bench({.directory = arguments[1], .readers = number(5, 2)}, number(2, 1000), number(3, 100),
                  static_cast<double>(number(4, 5)));
}
