#pragma once

#include <cstdint>
#include <string_view>

namespace teahouse {

/// Bugs that are in the program on purpose, one of which a test may switch on: a checker that has caught
/// nothing proves nothing. In a build without TEAHOUSE_PLANTED_BUGS they are constants and cost nothing.
enum class Plant : std::uint8_t {
  none,
  // Store
  early_acknowledgement,  ///< Answers before COMMIT.
  dedupe_only_in_memory,  ///< Forgets cids over a restart.
  synchronous_off,        ///< Commits without fsync.
  // Room
  repeats_are_delivered,
  holes_are_ignored,
  memory_grows,
  // Hub
  heads_are_not_compared,  ///< A lost last message is never missed.
  resume_is_off_by_one,
  members_are_not_checked,     ///< Whoever asks hears a room.
  announced_before_committed,  ///< Said to the room before the store answered.
  retries_get_a_new_cid,
  acknowledged_on_fault,  ///< An unknown outcome is taken for a yes.
  // Presence
  presence_gaps_are_ignored,
  presence_is_for_ever,
  typing_is_for_ever,
  rosters_fold_to_nothing,  ///< Who came and went again between two tellings is not told of.
  crowds_count_once,        ///< That a room is crowded is told, and not how it goes on.
  // Hub, found by the simulation and planted again
  direct_rooms_are_anybodys,     ///< Whoever works out the id of a direct room hears it from its first word.
  lost_conversations_stay_lost,  ///< A direct room whose first announcement was lost is not looked for.
  requests_count_for_ever,
  faults_are_refusals,  ///< An unknown outcome is taken for a no.
  originals_hear_everything,
  quiet_reading_is_told,  ///< Who reads without the others knowing is given away.
  // Private rooms
  private_rooms_are_open,  ///< Whoever knows their id enters.
  // What is done to messages
  edits_keep_old_words,       ///< A message that was edited says so, and has the words from before.
  recalls_of_all_keep_words,  ///< Who takes back everything is heard, and what is kept stays as it was.
  left_rooms_remember,        ///< What they said in rooms that they have left stays.
  count,
};

std::string_view name(Plant plant);

#ifdef TEAHOUSE_PLANTED_BUGS
/// Switches one bug on for this process; Plant::none switches it off. The environment's TEAHOUSE_PLANT=name
/// does it at start.
void plant(Plant plant);

bool planted(Plant plant);
#else
constexpr bool planted(Plant) {
  return false;
}
#endif

}  // namespace teahouse
