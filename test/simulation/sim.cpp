// Weathers storms: `teahouse_sim --seeds 1000`, `teahouse_sim 42`, `teahouse_sim 42 --keep 1,5,9`,
// `teahouse_sim --plants`.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "simulation/plants.hpp"
#include "simulation/storm.hpp"

namespace {

using namespace teahouse::sim;

std::vector<std::size_t> numbers(const std::string& text) {
  std::vector<std::size_t> numbers;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    numbers.push_back(std::stoul(text.substr(at, end - at)));
    at = end + 1;
  }
  return numbers;
}

/// The numbers of the steps that are left, so that they can be named on a command line.
std::string kept(const Plan& whole, const Plan& part) {
  std::string text;
  std::size_t at = 0;
  for (std::size_t step = 0; step < whole.steps.size() && at < part.steps.size(); ++step) {
    const auto same = [](const Step& one, const Step& other) {
      return one.at == other.at && one.act == other.act && one.who == other.who && one.a == other.a &&
             one.b == other.b;
    };
    if (!same(whole.steps[step], part.steps[at])) continue;
    text += (text.empty() ? "" : ",") + std::to_string(step);
    ++at;
  }
  return text;
}

void print(const Outcome& outcome) {
  for (const std::string& line : outcome.trace) std::printf("%s\n", line.c_str());
}

int tell(const Plan& plan, const Outcome& outcome) {
  std::printf("seed %llu breaks %s: %s\n", static_cast<unsigned long long>(plan.seed),
              outcome.failure->promise.c_str(), outcome.failure->how.c_str());
  const Plan small = shrink(plan, outcome.failure->promise, 200);
  print(weather(small, true));
  const Outcome last = weather(small);
  std::printf("\n%s: %s\nwith %zu of %zu steps. Again:\n  script/sim %llu --keep %s\n",
              last.failure->promise.c_str(), last.failure->how.c_str(), small.steps.size(), plan.steps.size(),
              static_cast<unsigned long long>(plan.seed), kept(plan, small).c_str());
  return 1;
}

int one(std::uint64_t seed, const std::string& keep) {
  Plan plan = make_plan(seed);
  if (!keep.empty()) {
    std::vector<Step> steps;
    for (const std::size_t at : numbers(keep)) steps.push_back(plan.steps.at(at));
    plan.steps = std::move(steps);
  }
  const Outcome outcome = weather(plan, true);
  if (outcome.failure && keep.empty()) return tell(plan, outcome);
  print(outcome);
  if (outcome.failure)
    std::printf("\n%s: %s\n", outcome.failure->promise.c_str(), outcome.failure->how.c_str());
  return outcome.failure ? 1 : 0;
}

int many(std::uint64_t first, std::uint64_t count, bool all) {
  std::size_t entries = 0;
  std::uint64_t broken = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const Plan plan = make_plan(seed);
    const Outcome outcome = weather(plan);
    if (outcome.failure && !all) return tell(plan, outcome);
    entries += outcome.entries;
    if (!outcome.failure) continue;
    ++broken;
    std::printf("seed %llu breaks %s: %s\n", static_cast<unsigned long long>(seed),
                outcome.failure->promise.c_str(), outcome.failure->how.c_str());
  }
  if (broken > 0) return 1;
  std::printf("%llu storms from seed %llu on, %zu entries, every promise kept\n",
              static_cast<unsigned long long>(count), static_cast<unsigned long long>(first), entries);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  std::string keep;
  std::uint64_t first = 1;
  std::uint64_t count = 0;
  std::uint64_t seed = 0;
  bool all = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string next = at + 1 < words.size() ? words[at + 1] : "";
    if (words[at] == "--plants") return show_plants();
    if (words[at] == "--all") {
      all = true;
    } else if (words[at] == "--seeds") {
      count = std::strtoull(next.c_str(), nullptr, 10);
      ++at;
    } else if (words[at] == "--from") {
      first = std::strtoull(next.c_str(), nullptr, 10);
      ++at;
    } else if (words[at] == "--keep") {
      keep = next;
      ++at;
    } else {
      seed = std::strtoull(words[at].c_str(), nullptr, 10);
    }
  }
  if (count > 0) return many(first, count, all);
  if (seed > 0) return one(seed, keep);
  std::printf("usage: script/sim --seeds N [--from SEED] [--all] | SEED [--keep STEPS] | --plants\n");
  return 2;
}
