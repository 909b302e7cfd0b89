#pragma once

#include <sstream>
#include <string>

#include "core/push.hpp"
#include "core/records.hpp"

namespace teahouse {

/// Who is pushed to, as text that is compared.
inline std::string text(const Subscribers& found) {
  std::ostringstream out;
  out << "subscribers of '" << found.room_name << "'";
  for (const auto& one : found.people) {
    out << "\n    " << one.person.name << ' ' << one.mark.value << ' ' << static_cast<int>(one.level);
    for (const auto& browser : one.browsers) out << ' ' << browser.endpoint << browser.quiet.has_value();
  }
  return out.str();
}

/// What is looked for, as text.
inline std::string asked(const MessageSearch& search) {
  std::string out = " '" + search.words + "' for " + search.who.value.text();
  if (search.from) out += " from " + search.from->value.text();
  if (search.room) out += " in " + search.room->text();
  if (search.since) out += " since " + std::to_string(search.since->time_since_epoch().count());
  if (search.until) out += " until " + std::to_string(search.until->time_since_epoch().count());
  return out + " by " + std::to_string(search.limit);
}

}  // namespace teahouse
