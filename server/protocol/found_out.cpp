// What was looked for: rooms, people, invitations, messages.

#include <list>

#include "protocol/gateway.hpp"
#include "protocol/log_frame.hpp"

namespace teahouse::protocol {
namespace {

/// See gateway_in.cpp, which reads it.
std::string search_place(const SearchPlace& place) {
  return std::to_string(place.at.time_since_epoch().count()) + '.' + place.room.text() + '.' +
         std::to_string(place.position.value);
}

RoomFound room_found(const RoomRecord& room, bool entered, Texts& texts) {
  return {texts(room.id), room.name, room.topic, room.members, entered};
}

/// Bytes of one frame.
constexpr std::size_t found_bytes_max = 64 * 1024;

}  // namespace

void write(const ShowFound& show, std::string& out) {
  Texts texts;
  std::vector<RoomFound> rooms;
  rooms.reserve(show.rooms.size());
  std::size_t bytes = 0;
  for (const auto& [room, entered] : show.rooms) {
    bytes += room.name.size() + room.topic.size();
    if (bytes > found_bytes_max) break;
    rooms.push_back(room_found(room, entered, texts));
  }
  encode(RoomsFound{.id = id(show.asker), .rooms = rooms}, out);
}

void write(const ShowPeople& show, std::string& out) {
  Texts texts;
  const auto people = users(show.people, texts);
  encode(PeopleFound{.id = id(show.asker),
                     .room = texts(show.room),
                     .users = people,
                     .count = show.count,
                     .next = show.next ? std::optional(texts(*show.next)) : std::nullopt},
         out);
}

void write(const ShowInvites& show, std::string& out) {
  Texts texts;
  std::vector<Invite> invites;
  invites.reserve(show.invites.size());
  for (const auto& one : show.invites) {
    invites.push_back({.invite = texts(one.id.value.text()),
                       .by = texts(one.by),
                       .at = milliseconds(one.at),
                       .until = one.until ? std::optional(milliseconds(*one.until)) : std::nullopt,
                       .uses = one.uses,
                       .used = one.used});
  }
  const auto made = show.made ? std::optional(texts(show.made->value.text())) : std::nullopt;
  encode(Invites{.id = id(show.asker), .room = texts(show.room), .invites = invites, .made = made}, out);
}

void write(const ShowInvite& show, std::string& out) {
  Texts texts;
  const auto& [invite, room, entered] = show.found;
  encode(InviteFound{.id = id(show.asker),
                     .by = texts(invite.by),
                     .found = room_found(room, entered, texts),
                     .access = room.access,
                     .until = invite.until ? std::optional(milliseconds(*invite.until)) : std::nullopt},
         out);
}

void write(const ShowMessages& show, std::string& out) {
  Texts texts;
  std::vector<MessageFound> messages;
  std::list<std::vector<TextRange>> ranges;
  messages.reserve(show.found.messages.size());
  for (const auto& found : show.found.messages) {
    auto& of_this = ranges.emplace_back();
    for (const auto& range : found.ranges) of_this.push_back({range.begin, range.length});
    messages.push_back({.room = texts(found.room),
                        .seq = found.position.value,
                        .from = texts(found.author),
                        .at = milliseconds(found.at),
                        .text = found.text,
                        .ranges = of_this});
  }
  const auto& next = show.found.next;
  encode(MessagesFound{.id = id(show.asker),
                       .messages = messages,
                       .next = next ? std::optional(texts(search_place(*next))) : std::nullopt},
         out);
}

void write(const ShowMembers& show, std::string& out) {
  Texts texts;
  std::vector<Member> members;
  members.reserve(show.found.members.size());
  for (const auto& [person, role, since] : show.found.members)
    members.push_back({texts(person), role, milliseconds(since)});
  encode(MembersFound{.id = id(show.asker),
                      .room = texts(show.room),
                      .members = members,
                      .count = show.found.count,
                      .next = show.found.next ? std::optional(show.found.next->value) : std::nullopt},
         out);
}

void write(const ShowPerson& show, std::string& out) {
  Texts texts;
  std::vector<FormerName> names;
  names.reserve(show.found.names.size());
  for (const auto& [name, until] : show.found.names) names.push_back({name, milliseconds(until)});
  encode(PersonFound{.id = id(show.asker),
                     .user = texts(show.found.person),
                     .since = milliseconds(show.found.since),
                     .names = names},
         out);
}

}  // namespace teahouse::protocol
