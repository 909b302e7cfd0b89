#pragma once

#include <string>

#include "protocol/examples_said.hpp"

namespace teahouse::protocol {

// The examples of what keepers do, and of who is in a room and who somebody is.

inline std::string arranged() {
  return encoded(Arranged{.room = tea,
                          .seq = 49,
                          .id = "c0ffee00-0000-4000-8000-000000000049",
                          .from = ana,
                          .name = "tea and cake",
                          .topic = "Saturdays at four",
                          .speakers = Speakers::keepers,
                          .window = 900'000,
                          .at = at,
                          .cid = cid});
}

inline std::string appointed() {
  return encoded(Appointed{.room = tea,
                           .seq = 50,
                           .id = "c0ffee00-0000-4000-8000-000000000050",
                           .from = ana,
                           .whom = ben,
                           .on = true,
                           .at = at,
                           .cid = cid});
}

inline std::string removed() {
  return encoded(Removed{.room = tea,
                         .seq = 51,
                         .id = "c0ffee00-0000-4000-8000-000000000051",
                         .from = ana,
                         .whom = cem,
                         .at = at,
                         .cid = cid});
}

inline std::string members_found() {
  const Member members[]{{.user = ana, .role = Role::keeper, .since = at},
                         {.user = ben, .role = Role::member, .since = at + 1500}};
  return encoded(MembersFound{.id = "19", .room = coffee, .members = members, .count = 7, .next = 2});
}

inline std::string person_found() {
  const FormerName names[]{{.name = "Quiet Wren", .until = at}};
  return encoded(PersonFound{.id = "20", .user = ben, .since = at - 1000, .names = names});
}

}  // namespace teahouse::protocol
