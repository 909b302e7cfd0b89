#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/push.hpp"

namespace teahouse {

/// What was pushed from this shard and is not read yet, as far as it knows: so that it can be counted, and
/// taken back when it is read. Bounded: what was pushed longest ago is forgotten, and stays where it is.
class Reached {
 public:
  explicit Reached(std::size_t max = 1'000) : max_(max) {}

  /// What is shown to somebody of a room, and where.
  struct Told {
    EntryPtr newest;
    std::uint32_t count = 0;  ///< So many messages.
    std::vector<Subscription> browsers;
    std::uint64_t turn = 0;
  };

  /// They are pushed to, on these browsers. Answers how many messages of the room were, with this one.
  std::uint32_t tell(UserId who, const EntryPtr& entry, std::vector<Subscription> browsers);

  /// They have read so far. What was shown to them and is not true any more; nothing while something newer is
  /// there.
  std::optional<Told> read(UserId who, RoomId room, Position upto);

  /// What was shown, to whomever, with this message as the newest, which is taken back.
  std::vector<Told> recalled(RoomId room, Position position);

  /// The same of all that this author had said in the room before a position.
  std::vector<Told> all_recalled(RoomId room, UserId author, Position before);

  std::size_t size() const { return told_.size(); }

 private:
  using Key = std::pair<RoomId, UserId>;
  Told forget(std::map<Key, Told>::iterator found);
  template <typename IsGone>
  std::vector<Told> gone(RoomId room, IsGone is_gone);

  std::size_t max_;
  std::uint64_t turns_ = 0;
  std::map<Key, Told> told_;
  std::map<std::uint64_t, Key> by_turn_;  ///< The oldest first.
};

}  // namespace teahouse
