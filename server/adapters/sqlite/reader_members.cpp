// Who is in rooms that somebody made, and who somebody is.

#include <string>

#include "adapters/sqlite/reader.hpp"
#include "base/text.hpp"

namespace teahouse {

std::variant<Members, Refusal> Reader::find_members(const MemberSearch& search) {
  Rows found = select_room_(kind_number(search.room.kind), search.room.uuid);
  if (!found.next()) return Refusal::unknown_room;
  const auto room = room_record(found, 0);
  const auto key = found.integer(room_columns_count);
  if (const auto refused = refuse_reading(search.who, room, key)) return *refused;
  Members answer{{}, room.members, std::nullopt};
  const auto wanted = fold(search.query);
  std::size_t looked_at = 0;
  Position last;
  for (Rows rows = select_members_(key, search.after.value, members_looked_at); rows.next();) {
    last = Position{rows.natural(4)};
    ++looked_at;
    if (fold(rows.text(1)).find(wanted) == std::string::npos) continue;
    answer.members.push_back({{UserId{rows.uuid(0)}, std::string(rows.text(1))},
                              rows.integer(2) != 0 ? Role::keeper : Role::member,
                              Instant{Duration{rows.integer(3)}}});
    if (answer.members.size() == search.limit) break;
  }
  if (answer.members.size() == search.limit || looked_at == members_looked_at) answer.next = last;
  return answer;
}

std::optional<PersonFound> Reader::find_person(UserId whom) {
  Rows known = select_known_(whom.value);
  if (!known.next()) return std::nullopt;
  PersonFound found{{whom, std::string(known.text(1))}, Instant{Duration{known.integer(2)}}, {}};
  for (Rows rows = select_former_names_(known.integer(0)); rows.next();)
    found.names.push_back({std::string(rows.text(0)), Instant{Duration{rows.integer(1)}}});
  return found;
}

}  // namespace teahouse
