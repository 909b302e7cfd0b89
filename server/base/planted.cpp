#include "base/planted.hpp"

#include <array>
#include <atomic>
#include <cstdlib>

namespace teahouse {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Plant::count)> names{
    "none",
    "early_acknowledgement",
    "dedupe_only_in_memory",
    "synchronous_off",
    "repeats_are_delivered",
    "holes_are_ignored",
    "memory_grows",
    "heads_are_not_compared",
    "resume_is_off_by_one",
    "members_are_not_checked",
    "announced_before_committed",
    "retries_get_a_new_cid",
    "acknowledged_on_fault",
    "presence_gaps_are_ignored",
    "presence_is_for_ever",
    "typing_is_for_ever",
    "rosters_fold_to_nothing",
    "crowds_count_once",
    "direct_rooms_are_anybodys",
    "lost_conversations_stay_lost",
    "requests_count_for_ever",
    "faults_are_refusals",
    "originals_hear_everything",
    "quiet_reading_is_told",
    "private_rooms_are_open",
    "edits_keep_old_words",
    "recalls_of_all_keep_words",
    "left_rooms_remember",
};
static_assert(!names.back().empty(), "every plant has a name");

#ifdef TEAHOUSE_PLANTED_BUGS
Plant from_environment() {
  const char* const wanted = std::getenv("TEAHOUSE_PLANT");
  if (wanted == nullptr) return Plant::none;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (names.at(at) == wanted) return static_cast<Plant>(at);
  }
  return Plant::none;
}

std::atomic<Plant>& switched_on() {
  static std::atomic<Plant> on{from_environment()};
  return on;
}
#endif

}  // namespace

std::string_view name(Plant plant) {
  return names.at(static_cast<std::size_t>(plant));
}

#ifdef TEAHOUSE_PLANTED_BUGS
void plant(Plant plant) {
  switched_on().store(plant, std::memory_order_relaxed);
}

bool planted(Plant plant) {
  return switched_on().load(std::memory_order_relaxed) == plant;
}
#endif

}  // namespace teahouse
