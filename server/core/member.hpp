#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/entry.hpp"

namespace teahouse {

// Who is in a room that somebody made, and who somebody is.

/// Somebody who has entered a room and not left it, whether they are here now or not.
struct Member {
  Person person;  ///< By their present name.
  Role role = Role::member;
  Instant since{};  ///< When they entered.

  bool operator==(const Member&) const = default;
};

struct MemberSearch {
  RoomId room;
  UserId who;         ///< Asks; must be in the room.
  std::string query;  ///< Part of a name, case and width ignored; empty finds all.
  Position after;     ///< Where the piece before ended.
  std::uint32_t limit = 50;

  bool operator==(const MemberSearch&) const = default;
};

/// Those who have been in the room the longest first.
struct Members {
  std::vector<Member> members;
  std::uint32_t count = 0;       ///< All of the room.
  std::optional<Position> next;  ///< There may be more after this.

  bool operator==(const Members&) const = default;
};

/// One search looks at so many names, so that it costs little however rare what it is for.
constexpr std::size_t members_looked_at = 500;

struct FormerName {
  std::string name;
  Instant until{};

  bool operator==(const FormerName&) const = default;
};

/// So many of one person's are kept.
constexpr std::size_t former_names_max = 20;

struct PersonFound {
  Person person;
  Instant since{};                ///< When they became known, as far as is known itself.
  std::vector<FormerName> names;  ///< What they were called before, the newest first.

  bool operator==(const PersonFound&) const = default;
};

}  // namespace teahouse
