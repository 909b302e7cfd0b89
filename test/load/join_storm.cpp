// Thousands come into one room at once: what they are told, and when all of them know who is there.

#include <charconv>
#include <stdexcept>
#include <unordered_set>
#include <vector>

#include "cases.hpp"
#include "crowd.hpp"
#include "report.hpp"
#include "watched.hpp"

namespace teahouse::load {
namespace {

constexpr std::chrono::seconds patience{30};

/// Everybody hears the lobby as a page does: asks for it when it was told of it.
class Storm {
 public:
  Storm(Crowd& crowd, std::size_t people) : crowd_(crowd), counts_(people, 0) {}

  void hear(std::size_t client, std::string_view text) {
    bytes_ += text.size();
    if (is(text, 14)) crowd_.say(client, R"({"type":"subscribe","data":{"room":"lobby"}})");
    if (is(text, 19)) return hear_found(client, text);
    const bool is_list = is(text, 4);
    if (!is_list && !is(text, 2) && !is(text, 8)) return;
    if (!is_list) news_bytes_ += text.size();
    if (is(text, 2)) count_bytes_ = std::max(count_bytes_, text.size());
    std::size_t& count = counts_[client];
    if (count == counts_.size()) --right_;
    count = count_of(text);
    if (count == counts_.size()) ++right_;
  }

  void look(std::size_t client, std::string_view after) {
    crowd_.say(client, R"({"type":"findPeople","data":{"room":"lobby","limit":200)" +
                           (after.empty() ? std::string() : R"(,"after":")" + std::string(after) + '"') +
                           "}}");
  }

  bool all_are_right() const { return right_ == counts_.size(); }
  bool list_is_whole() const { return listed_; }
  std::size_t found() const { return found_.size(); }
  std::uint64_t bytes() const { return bytes_; }

  /// What nobody could do without: the answers to what each asked, and the count once, when all are there.
  std::uint64_t least_bytes() const { return bytes_ - news_bytes_ + count_bytes_ * counts_.size(); }

 private:
  static bool is(std::string_view text, int type) {
    const auto wanted = R"({"type":)" + std::to_string(type) + ',';
    return text.starts_with(wanted);
  }

  static std::size_t count_of(std::string_view text) {
    constexpr std::string_view key = R"("count":)";
    const auto at = text.find(key);
    std::size_t count = 0;
    if (at != std::string_view::npos)
      std::from_chars(&text[at + key.size()], text.data() + text.size(), count);
    return count;
  }

  void hear_found(std::size_t client, std::string_view text) {
    constexpr std::string_view who = R"("userId":")";
    constexpr std::string_view next = R"("next":")";
    constexpr std::size_t id_size = 36;
    for (auto at = text.find(who); at != std::string_view::npos; at = text.find(who, at + id_size))
      found_.emplace(text.substr(at + who.size(), id_size));
    const auto more = text.find(next);
    if (more == std::string_view::npos) {
      listed_ = true;
    } else {
      look(client, text.substr(more + next.size(), id_size));
    }
  }

  Crowd& crowd_;
  std::vector<std::size_t> counts_;  ///< What each was told last.
  std::size_t right_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t news_bytes_ = 0;
  std::size_t count_bytes_ = 0;
  bool listed_ = false;
  std::unordered_set<std::string> found_;
};

}  // namespace

std::string join_storm(const Plan& plan) {
  const Watched server(plan.server);
  Crowd crowd(plan.port);
  Storm storm(crowd, plan.clients);
  const Crowd::OnText hear = [&](std::size_t client, std::string_view text) { storm.hear(client, text); };
  const auto until = [&](const auto& done, const char* what) {
    for (const auto end = Clock::now() + patience; !done();) {
      if (Clock::now() > end) throw std::runtime_error(what);
      crowd.turn(std::chrono::milliseconds(10), hear);
    }
  };

  const auto cpu = server.cpu();
  const auto began = Clock::now();
  while (crowd.size() < plan.clients) {
    const std::chrono::duration<double> passed = Clock::now() - began;
    const double share = passed / std::chrono::duration<double>(plan.measuring);
    const auto due =
        std::min(plan.clients, static_cast<std::size_t>(share * static_cast<double>(plan.clients)) + 1);
    if (due > crowd.size()) crowd.grow(due - crowd.size(), hear);
    crowd.turn(std::chrono::milliseconds(1), hear);
  }
  const auto last_came = Clock::now();
  until([&] { return storm.all_are_right(); }, "not everybody was told how many there are");
  const auto all_knew = Clock::now();
  const auto bytes = storm.bytes();
  const auto least = storm.least_bytes();
  const auto used = server.cpu() - cpu;

  storm.look(plan.clients / 2, {});
  until([&] { return storm.list_is_whole(); }, "the list has no end");
  if (storm.found() != plan.clients) throw std::runtime_error("the list is not of those who are there");
  const std::chrono::duration<double> coming = last_came - began;
  const std::chrono::duration<double, std::milli> knowing = all_knew - last_came;
  const std::chrono::duration<double, std::milli> listing = Clock::now() - all_knew;
  const auto people = static_cast<double>(plan.clients);
  return Report("storm")
      .add("people", plan.clients)
      .add("seconds_to_come", coming.count())
      .add("ms_until_all_know", knowing.count())
      .add("ms_for_the_whole_list", listing.count())
      .add("cpu_ms_per_person", static_cast<double>(used) / 1e6 / people)
      .add("bytes_per_person", static_cast<double>(bytes) / people)
      .add("times_the_least_bytes", static_cast<double>(bytes) / static_cast<double>(least))
      .line();
}

}  // namespace teahouse::load
