#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/entry.hpp"

namespace teahouse::sim {

/// What really is in the logs, entry by entry as it was committed: what everybody's view is compared with.
class Truth {
 public:
  struct Belonging {
    bool in = false;
    Tick since;  ///< Since when this is so.
  };

  void committed(const EntryPtr& entry, Tick now);

  /// Oldest first; nothing for a room that is not there.
  const std::vector<EntryPtr>& log(const std::string& room) const;

  /// Whether the message of this position has, or had, this text; none, if it was recalled.
  bool was_said(const std::string& room, std::uint64_t position, const std::string& text) const;

  /// The entry, if there is one at this position.
  EntryPtr at(const std::string& room, std::uint64_t position) const;

  /// Of a person in an open room.
  Belonging belonging(const std::string& room, const std::string& user) const;

  /// Whether the room is direct and the person one of its two.
  bool is_pair(const std::string& room, const std::string& user) const;

  /// Everyone who is in an open room, whether they are in the house or not.
  std::vector<std::string> members(const std::string& room) const;

  /// Whether they are a keeper of the room.
  bool keeps(const std::string& room, const std::string& user) const;

  /// The entry that carries this cid of this author.
  EntryPtr by_cid(const std::string& author, const std::string& cid) const;

  const std::unordered_map<std::string, std::vector<EntryPtr>>& logs() const { return logs_; }

 private:
  void kept(const Entry& entry);

  std::unordered_map<std::string, std::vector<EntryPtr>> logs_;
  std::map<std::pair<std::string, std::string>, Belonging> belongings_;
  std::map<std::pair<std::string, std::string>, EntryPtr> by_cid_;
  std::map<std::string, std::set<std::string>> keepers_;
};

}  // namespace teahouse::sim
