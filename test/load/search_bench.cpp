// How long a search takes among so many messages: fills a store with Chinese and English, as fast as it takes
// them, waits until they are indexed, and looks for words that are in many of them, in few and in none.
//
//   search_bench DIRECTORY [MESSAGES] [ROOMS] [SEARCHES]

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "adapters/sqlite/sqlite_store.hpp"

namespace teahouse {
namespace {

using Clock = std::chrono::steady_clock;

/// Numbers that look random and are the same every time.
class Noise {
 public:
  std::uint64_t next() { return state_ = mix(state_, 0x9e3779b97f4a7c15ULL); }

  /// Small ones are likely, as with the words of a language: the chance falls as 1 / n.
  std::size_t zipf(std::size_t end) {
    const double part = static_cast<double>(next() >> 11U) / 9007199254740992.0;
    return std::min(end - 1,
                    static_cast<std::size_t>(std::exp(part * std::log(static_cast<double>(end)))) - 1);
  }

 private:
  std::uint64_t state_ = 42;
};

std::string utf8(std::uint32_t c) {
  return {static_cast<char>(0xe0U | c >> 12U), static_cast<char>(0x80U | (c >> 6U & 0x3fU)),
          static_cast<char>(0x80U | (c & 0x3fU))};
}

/// One of 3,000 characters, the likeliest first; neighbours in the table are far apart in the language.
std::string han(std::size_t rank) {
  return utf8(0x4e00 + static_cast<std::uint32_t>(rank * 7919 % 20'000));
}

/// One of 50,000 words.
std::string latin(std::size_t rank) {
  std::string word;
  for (auto rest = rank + 30; rest > 0; rest /= 21) word += "aeioubcdfghklmnprstvw"[rest % 21];
  return word;
}

std::string message(Noise& noise) {
  std::string text;
  const bool is_han = noise.next() % 2 == 0;
  const auto words = 4 + noise.next() % (is_han ? 24 : 14);
  for (std::size_t at = 0; at < words; ++at) {
    if (is_han) {
      text += han(noise.zipf(3'000));
      if (at % 9 == 8) text += "，";
    } else {
      if (at > 0) text += ' ';
      text += latin(noise.zipf(50'000));
    }
  }
  if (noise.next() % 50 == 0) text += " https://tea.example/" + latin(noise.zipf(50'000));
  return text;
}

/// So many appends may be under way.
class Slots {
 public:
  explicit Slots(int free) : free_(free) {}
  void take() {
    std::unique_lock lock(mutex_);
    given_.wait(lock, [this] { return free_ > 0; });
    --free_;
  }
  void give() {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
    }
    given_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable given_;
  int free_;
};

constexpr int under_way = 4'000;
constexpr std::size_t people_count = 200;

Person person(std::size_t at) {
  return {UserId{Uuid::random(mix(1, at), mix(2, at))}, "person " + std::to_string(at)};
}
RoomId room(std::size_t at) {
  return at == 0 ? RoomId::lobby() : RoomId{RoomKind::open, Uuid::random(mix(3, at), mix(4, at))};
}

void fill(SqliteStore& store, std::size_t messages, std::size_t rooms) {
  Slots slots(under_way);
  const auto done = [&slots](Result<Appended, Fault>) { slots.give(); };
  std::int64_t now = 1'700'000'000'000;
  const auto cid = [&](std::uint64_t number) {
    return Cid{Uuid::ordered(static_cast<std::uint64_t>(now), mix(number, 7), mix(number, 8)).text()};
  };
  std::uint64_t made = 0;
  for (std::size_t at = 1; at < rooms; ++at) {
    slots.take();
    store.create_room({room(at),
                       "room " + std::to_string(at),
                       {},
                       person(0),
                       EntryId{{1, ++made}},
                       cid(made),
                       Instant{Duration{now}}},
                      done);
    for (std::size_t who = 1; who < people_count; ++who) {
      slots.take();
      store.append({EntryId{{1, ++made}}, room(at), person(who), std::nullopt, cid(made),
                    Instant{Duration{now}}, Entered{}},
                   done);
    }
  }
  Noise noise;
  for (std::size_t at = 0; at < messages; ++at) {
    now += 1 + static_cast<std::int64_t>(noise.next() % 2000);
    slots.take();
    store.append({EntryId{{2, at}}, room(noise.zipf(rooms)), person(noise.zipf(people_count)), std::nullopt,
                  cid(++made), Instant{Duration{now}}, Said{message(noise)}},
                 done);
  }
  for (int at = 0; at < under_way; ++at) slots.take();
}

struct Asked {
  double milliseconds = 0;
  bool is_whole = false;  ///< A page was filled, or there is no more.
};

Asked ask(SqliteStore& store, const MessageSearch& search) {
  const auto begin = Clock::now();
  std::atomic<bool> answered = false;
  bool is_whole = false;
  store.find_messages(search, [&](Result<std::variant<MessagesFound, Refusal>, Fault> answer) {
    const auto& found = std::get<MessagesFound>(*answer);
    is_whole = found.messages.size() == search.limit || !found.next;
    answered.store(true);
    answered.notify_one();
  });
  answered.wait(false);
  return {std::chrono::duration<double, std::milli>(Clock::now() - begin).count(), is_whole};
}

void measure(SqliteStore& store, const char* name, std::size_t searches, auto make) {
  Noise noise;
  std::vector<double> times;
  std::size_t whole = 0;
  for (std::size_t at = 0; at < searches; ++at) {
    const auto asked = ask(store, make(noise));
    times.push_back(asked.milliseconds);
    whole += asked.is_whole ? 1 : 0;
  }
  std::ranges::sort(times);
  const auto part = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("  %-28s p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms  answered whole %3.0f %%\n", name, part(0.5),
              part(0.99), times.back(), 100.0 * static_cast<double>(whole) / static_cast<double>(searches));
}

void bench(const SqliteOptions& options, std::size_t messages, std::size_t rooms, std::size_t searches) {
  SqliteStore store(options);
  const auto seconds = [begin = Clock::now()] {
    return std::chrono::duration<double>(Clock::now() - begin).count();
  };
  fill(store, messages, rooms);
  const auto filled = seconds();
  std::printf("%zu messages in %zu rooms said in %.0f s", messages, rooms, filled);
  while (store.counts().indexing) std::this_thread::yield();
  const auto indexed = seconds();
  std::printf(", indexed %.0f s later; the file has %.0f MB\n", indexed - filled,
              static_cast<double>(std::filesystem::file_size(options.directory / "teahouse.db")) / 1e6);

  const auto who = person(0).id;
  const auto words = [&](std::string text) { return MessageSearch{.words = std::move(text), .who = who}; };
  measure(store, "one Han character", searches, [&](Noise& noise) { return words(han(noise.zipf(3'000))); });
  measure(store, "two Han characters", searches,
          [&](Noise& noise) { return words(han(noise.zipf(3'000)) + han(noise.zipf(3'000))); });
  measure(store, "a word", searches, [&](Noise& noise) { return words(latin(noise.zipf(50'000))); });
  measure(store, "the beginning of a word", searches,
          [&](Noise& noise) { return words(latin(noise.zipf(50'000)).substr(0, 2)); });
  measure(store, "two words", searches,
          [&](Noise& noise) { return words(latin(noise.zipf(50'000)) + " " + latin(noise.zipf(50'000))); });
  measure(store, "a word, by somebody", searches, [&](Noise& noise) {
    auto search = words(latin(noise.zipf(50'000)));
    search.from = person(noise.zipf(people_count)).id;
    return search;
  });
  measure(store, "what nobody said", searches,
          [&](Noise& noise) { return words("zzz" + latin(noise.zipf(50'000))); });
}

}  // namespace
}  // namespace teahouse

int main(int count, char** arguments) {
  const auto number = [&](int at, std::size_t otherwise) {
    return count > at ? static_cast<std::size_t>(std::strtoul(arguments[at], nullptr, 10)) : otherwise;
  };
  if (count < 2) {
    std::fputs("search_bench DIRECTORY [MESSAGES] [ROOMS] [SEARCHES]\n", stderr);
    return 2;
  }
  teahouse::bench({.directory = arguments[1]}, number(2, 100'000), number(3, 20), number(4, 500));
}
