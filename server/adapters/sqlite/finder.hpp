#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/word_index.hpp"
#include "core/records.hpp"

namespace teahouse {

/// Finds messages, inside a reader's transaction. Used by one thread.
///
/// It goes through each room from its newest message to its oldest, always on in the room that has come the
/// least far back in time: so what it finds is in order, and it can stop anywhere and say where. One answer
/// looks at so much and no more, whatever is asked.
class Finder {
 public:
  explicit Finder(Database& database);

  std::variant<MessagesFound, Refusal> find(const MessageSearch& search);

  /// The last entry of the room's that is older than this.
  Position last_before(Key room, Position head, Instant time);

 private:
  /// One room, and how far back it was looked through.
  struct Trail {
    Key key = 0;
    RoomId id;
    std::uint64_t first = 1;                  ///< Nothing before this position is shown to who looks.
    std::uint64_t indexed = 0;                ///< Up to here words are in the index.
    std::uint64_t next = 0;                   ///< The position to look at next; below `first` there is none.
    Instant at{};                             ///< Nothing from there on is newer.
    std::vector<std::uint64_t> candidates{};  ///< Positions up to `next`, the best last.
    bool has_candidates = false;
    std::uint64_t looked_down_to = 0;  ///< None below `next` and above this is not among them.
    std::optional<MessageFound> found{};

    bool is_over() const { return !found && next < first; }
    SearchPlace place() const { return {at, id, Position{next + 1}}; }
  };

  /// What is looked for, as the index has it.
  struct Tokens {
    std::vector<std::string> whole;
    std::vector<std::string> begun;
  };

  std::vector<Trail> trails(const MessageSearch& search);
  void begin(Trail& trail, const MessageSearch& search);
  void go_on(Trail& trail, const Tokens& tokens, const Wanted& wanted, const MessageSearch& search);
  void look_for_candidates(Trail& trail, const Tokens& tokens);
  Offsets in_stretch(std::uint64_t stretch, const Tokens& tokens);
  Offsets offsets(std::uint64_t stretch, const std::string& token);
  Offsets offsets_begun(std::uint64_t stretch, const std::string& token);
  void look_at(Trail& trail, std::uint64_t position, const Wanted& wanted, const MessageSearch& search);
  Instant time_of(Key room, std::uint64_t position);

  Statement select_rooms_;
  Statement select_lobby_;
  Statement select_room_;
  Statement select_person_;
  Statement select_time_;
  Statement select_entry_;
  Statement select_offsets_;
  Statement select_begun_;

  int looked_at_ = 0;  ///< Rows, of this answer.
};

}  // namespace teahouse
