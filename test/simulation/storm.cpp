#include "simulation/storm.hpp"

#include <algorithm>
#include <tuple>

#include "simulation/checkers/acknowledged_is_durable.hpp"
#include "simulation/checkers/every_request_is_answered.hpp"
#include "simulation/checkers/forgotten_is_forgotten.hpp"
#include "simulation/checkers/hears_all_after_the_storm.hpp"
#include "simulation/checkers/hears_in_order.hpp"
#include "simulation/checkers/hears_once.hpp"
#include "simulation/checkers/hears_only_what_they_may.hpp"
#include "simulation/checkers/knows_who_is_here.hpp"
#include "simulation/checkers/nothing_grows.hpp"
#include "simulation/checkers/originals_hear_four_frames.hpp"
#include "simulation/checkers/refused_never_appears.hpp"
#include "simulation/checkers/resumes_where_it_left.hpp"
#include "simulation/checkers/seen_was_said.hpp"
#include "simulation/checkers/sees_messages_as_they_are.hpp"
#include "simulation/checkers/shown_is_committed.hpp"
#include "simulation/checkers/typing_is_forgotten.hpp"
#include "simulation/doer.hpp"

namespace teahouse::sim {
namespace {

using Checkers =
    std::tuple<AcknowledgedIsDurable, ShownIsCommitted, HearsInOrder, HearsOnce, HearsOnlyWhatTheyMay,
               HearsAllAfterTheStorm, RefusedNeverAppears, EveryRequestIsAnswered, NothingGrows,
               KnowsWhoIsHere, OriginalsHearFourFrames, ResumesWhereItLeft, SeesMessagesAsTheyAre,
               TypingIsForgotten, ForgottenIsForgotten, SeenWasSaid>;

// A lease of presence runs out, heads are compared, what was refused for its rate is tried again.
constexpr Duration to_settle{24'000};
constexpr Duration to_hear_the_last{7'000};
constexpr Duration slice{100};  // No more happens after the first broken promise.

}  // namespace

Outcome weather(const Plan& plan, bool keep_trace) {
  Options options;
  options.faults = plan.faults;
  // What a long absence needs hundreds of entries for in the house, a short one shows here.
  options.limits.replay_page = 8;
  options.limits.replay = 24;
  options.limits.history = 10;
  options.limits.crowd = 2;  // So that rooms of a few people wait for what meets, too.
  options.limits.meeting = Duration{400};
  if (plan.crowds) {
    options.limits.roster_named = 4;      // So that a house of five is crowded,
    options.limits.people_looked_at = 2;  // and who is in it is found in several pieces.
  }
  options.keep_trace = keep_trace;
  World world(plan.seed, options);
  Checkers checkers;
  std::apply([&](auto&... checker) { (world.watch(checker), ...); }, checkers);

  if (plan.node_stays_down) world.stays_down(1);
  Doer doer(world);
  for (const Step& step : plan.steps) {
    world.clock().after(step.at, [&doer, step] { doer.act(step); });
  }
  const auto pass = [&](Duration duration) {
    for (Duration passed{0}; passed < duration && !world.failure(); passed += slice) world.pass(slice);
    return !world.failure();
  };
  if (pass(storm)) {
    world.calm_down();
    // With the node goes one who was on it, and who comes back to no other.
    if (plan.node_stays_down) doer.one_stays_away();
    doer.everybody_comes();
    if (pass(to_settle)) world.tell_calm();
    doer.everybody_says_one_more_thing();
    if (pass(to_hear_the_last)) world.tell_calm();
  }

  std::size_t entries = 0;
  for (const auto& [room, log] : world.truth().logs()) entries += log.size();
  return {world.failure(), world.trace().hash(), world.trace().lines(), entries};
}

Plan shrink(Plan plan, const std::string& promise, int tries) {
  const auto still_fails = [&](const Plan& smaller) {
    const auto failure = weather(smaller).failure;
    return failure && failure->promise == promise;
  };
  for (std::size_t piece = plan.steps.size() / 2; piece > 0 && tries > 0; piece /= 2) {
    for (std::size_t from = 0; from < plan.steps.size() && tries > 0;) {
      Plan smaller = plan;
      const auto begin = smaller.steps.begin() + static_cast<std::ptrdiff_t>(from);
      const auto end =
          smaller.steps.begin() + static_cast<std::ptrdiff_t>(std::min(from + piece, plan.steps.size()));
      smaller.steps.erase(begin, end);
      --tries;
      if (still_fails(smaller)) {
        plan = std::move(smaller);
      } else {
        from += piece;
      }
    }
  }
  return plan;
}

}  // namespace teahouse::sim
