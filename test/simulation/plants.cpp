#include "simulation/plants.hpp"

#include <cstdio>

#include "simulation/storm.hpp"

namespace teahouse::sim {

const std::vector<Planted>& plants() {
  static const std::vector<Planted> all{
      {Plant::repeats_are_delivered, "hears_once"},
      {Plant::holes_are_ignored, "hears_in_order"},
      {Plant::memory_grows, "nothing_grows"},
      {Plant::heads_are_not_compared, "hears_all_after_the_storm"},
      {Plant::resume_is_off_by_one, "resumes_where_it_left"},
      {Plant::members_are_not_checked, "hears_only_what_they_may"},
      {Plant::announced_before_committed, "shown_is_committed"},
      {Plant::retries_get_a_new_cid, "hears_once"},
      {Plant::acknowledged_on_fault, "acknowledged_is_durable"},
      {Plant::presence_gaps_are_ignored, "knows_who_is_here"},
      {Plant::presence_is_for_ever, "knows_who_is_here"},
      {Plant::typing_is_for_ever, "typing_is_forgotten"},
      {Plant::rosters_fold_to_nothing, "knows_who_is_here"},
      {Plant::crowds_count_once, "knows_who_is_here"},
      {Plant::private_rooms_are_open, "hears_only_what_they_may"},
      {Plant::direct_rooms_are_anybodys, "hears_only_what_they_may"},
      {Plant::lost_conversations_stay_lost, "hears_all_after_the_storm"},
      {Plant::requests_count_for_ever, "every_request_is_answered"},
      {Plant::faults_are_refusals, "refused_never_appears"},
      {Plant::edits_keep_old_words, "sees_messages_as_they_are"},
      {Plant::quiet_reading_is_told, "seen_was_said"},
      {Plant::recalls_of_all_keep_words, "sees_messages_as_they_are"},
      {Plant::left_rooms_remember, "forgotten_is_forgotten"},
      {Plant::originals_hear_everything, "originals_hear_four_frames"},
  };
  return all;
}

std::optional<std::uint64_t> caught([[maybe_unused]] const Planted& planted,
                                    [[maybe_unused]] std::uint64_t seeds) {
#ifdef TEAHOUSE_PLANTED_BUGS
  plant(planted.plant);
  std::optional<std::uint64_t> found;
  for (std::uint64_t seed = 1; seed <= seeds && !found; ++seed) {
    const auto failure = weather(make_plan(seed)).failure;
    if (failure && failure->promise == planted.promise) found = seed;
  }
  plant(Plant::none);
  return found;
#else
  return std::nullopt;
#endif
}

int show_plants() {
  constexpr std::uint64_t seeds = 600;
  int missed = 0;
  for (const Planted& planted : plants()) {
    const auto seed = caught(planted, seeds);
    if (!seed) ++missed;
    std::printf("%-30s %-28s %s\n", std::string(name(planted.plant)).c_str(), planted.promise.c_str(),
                seed ? ("seed " + std::to_string(*seed)).c_str() : "NOT CAUGHT");
  }
  return missed;
}

}  // namespace teahouse::sim
