#include <algorithm>
#include <limits>

#include "protocol/gateway.hpp"
#include "protocol/log_frame.hpp"

namespace teahouse::protocol {
namespace {

std::uint32_t milliseconds(Duration duration) {
  return static_cast<std::uint32_t>(duration.count());
}

std::optional<std::uint32_t> backs(std::uint32_t count) {
  return count > 0 ? std::optional(count) : std::nullopt;
}

RoomSettings settings(const teahouse::RoomSettings& chosen) {
  return {.level = chosen.level,
          .muted_until = protocol::milliseconds(chosen.muted_until),
          .pinned = chosen.pinned,
          .archived = chosen.archived.value,
          .revision = chosen.revision};
}

Room room(const Membership& membership, UserId who, Texts& texts) {
  const RoomRecord& record = membership.room;
  Room room{.room = texts(record.id),
            .kind = record.id.kind,
            .epoch = record.epoch.value,
            .first_seq = record.first.value,
            .head = record.head.value,
            .mark = membership.mark.value,
            .unread = membership.unread,
            .backs = backs(membership.backs)};
  if (!record.name.empty()) room.name = record.name;
  if (!record.topic.empty()) room.topic = record.topic;
  if (record.id.kind == RoomKind::open) {
    room.access = record.access;
    room.role = membership.role;
  }
  for (const Person& person : record.pair) {
    if (person.id != who) room.with = texts(person);
  }
  if (membership.seen > Position{}) room.seen = membership.seen.value;
  if (membership.last) room.last = log_frame(*membership.last, texts);
  if (record.speakers != Speakers::everyone) room.speakers = record.speakers;
  if (record.window != usual_window) room.window = milliseconds(record.window);
  if (record.arranged != Position{}) room.arranged = record.arranged.value;
  if (membership.settings.revision > 0) room.settings = settings(membership.settings);
  return room;
}

/// Bytes of one frame.
constexpr std::size_t last_words_max = 64 * 1024;

}  // namespace

void write(const Entry& entry, std::string& out) {
  Texts texts;
  std::visit([&](const auto& frame) { encode(frame, out); }, log_frame(entry, texts));
}

void write_in_words(const Entry& entry, std::string& out) {
  Entry told = entry;
  if (auto* const said = std::get_if<Said>(&told.what); said != nullptr && said->text.empty()) {
    for (const File& file : said->files) said->text += (said->text.empty() ? "[" : " [") + file.name + ']';
  }
  write(told, out);
}

void write(const Welcome& welcome, std::string_view token, Instant expires, std::string& out) {
  Texts texts;
  encode(SendName{.id = id(welcome.asker),
                  .user_id = texts(welcome.who.id),
                  .token = token,
                  .name = welcome.who.name,
                  .expires_at = milliseconds(expires)},
         out);
}

void write(const ShowRooms& show, std::string& out) {
  Texts texts;
  std::vector<Room> rooms;
  rooms.reserve(show.rooms.size());
  // One frame for three hundred rooms must not fill its reader's outbox: old rooms go without their last
  // words.
  std::size_t last_words = 0;
  for (const Membership& membership : show.rooms) {
    rooms.push_back(room(membership, show.who, texts));
    if (membership.last) last_words += frame_bytes(*membership.last);
    if (last_words > last_words_max) rooms.back().last.reset();
  }
  encode(MyRooms{.rooms = rooms}, out);
}

void write(const Acknowledge& acknowledge, std::string& out) {
  Texts texts;
  encode(Acknowledged{.id = id(acknowledge.asker),
                      .cid = acknowledge.cid.value,
                      .room = texts(acknowledge.room),
                      .seq = acknowledge.position.value,
                      .at = milliseconds(acknowledge.at)},
         out);
}

void write(const ShowForgotten& show, std::string& out) {
  constexpr std::uint64_t count_max = std::numeric_limits<std::uint32_t>::max();
  encode(protocol::Forgotten{.id = id(show.asker),
                             .cid = show.cid.value,
                             .messages = static_cast<std::uint32_t>(std::min(show.messages, count_max))},
         out);
}

void write(const Refuse& refuse, std::string& out) {
  encode(Refused{.id = id(refuse.asker),
                 .code = refuse.refusal,
                 .message = refuse.message,
                 .cid = refuse.cid ? std::optional<std::string_view>(refuse.cid->value) : std::nullopt,
                 .retry_after =
                     refuse.retry_after ? std::optional(milliseconds(*refuse.retry_after)) : std::nullopt},
         out);
}

void write(const ShowPage& show, std::string& out) {
  Texts texts;
  std::vector<LogFrame> entries;
  entries.reserve(show.entries.size());
  for (const EntryPtr& entry : show.entries) entries.push_back(log_frame(*entry, texts));
  encode(Page{.id = id(show.asker),
              .room = texts(show.room),
              .epoch = show.epoch.value,
              .first_seq = show.first.value,
              .head = show.head.value,
              .entries = entries},
         out);
}

void write(const ShowPins& show, std::string& out) {
  Texts texts;
  std::vector<LogFrame> entries;
  entries.reserve(show.entries.size());
  for (const EntryPtr& entry : show.entries) entries.push_back(log_frame(*entry, texts));
  encode(Pins{.id = id(show.asker), .room = texts(show.room), .entries = entries}, out);
}

void write(const ShowSubscribed& show, std::string& out) {
  Texts texts;
  encode(Subscribed{.id = id(show.asker),
                    .room = texts(show.room),
                    .epoch = show.epoch.value,
                    .first_seq = show.first.value,
                    .head = show.head.value},
         out);
}

void write(const ShowHole& show, std::string& out) {
  Texts texts;
  encode(Hole{.room = texts(show.room),
              .epoch = show.epoch.value,
              .after = show.after.value,
              .before = show.before.value},
         out);
}

void write(const ShowMark& show, std::string& out) {
  Texts texts;
  encode(ReadMark{.id = id(show.asker),
                  .room = texts(show.mark.room),
                  .seq = show.mark.position.value,
                  .unread = show.mark.unread,
                  .backs = backs(show.mark.backs)},
         out);
}

void write(const ShowSeen& show, std::string& out) {
  Texts texts;
  encode(Seen{.room = texts(show.room), .seq = show.position.value}, out);
}

void write(const ShowSettings& show, std::string& out) {
  Texts texts;
  encode(RoomSet{.id = id(show.asker), .room = texts(show.room), .settings = settings(show.settings)}, out);
}

void write(const ShowEntered& show, std::string& out) {
  Texts texts;
  encode(RoomEntered{.id = id(show.asker), .data = room(show.membership, show.who, texts)}, out);
}

void write(const ShowLeft& show, std::string& out) {
  Texts texts;
  RoomLeft frame{.id = id(show.asker), .room = texts(show.room)};
  if (show.by) frame.by = texts(*show.by);
  encode(frame, out);
}

void write(const ShowPong& show, Instant at, std::string& out) {
  Texts texts;
  std::vector<Head> heads;
  heads.reserve(show.heads.size());
  for (const RoomHead& head : show.heads)
    heads.push_back({texts(head.room), head.epoch.value, head.head.value});
  encode(Pong{.id = id(show.asker), .at = milliseconds(at), .heads = heads}, out);
}

void write(const ShowMoving& show, std::string& out) {
  encode(Notice{.kind = NoticeKind::moving, .retry_after = milliseconds(show.retry_after)}, out);
}

void write(const DeliverRoster& deliver, std::string& out) {
  Texts texts;
  const auto came = users(deliver.came, texts);
  const auto went = users(deliver.went, texts);
  const auto renamed = users(deliver.renamed, texts);
  encode(RosterChanged{.room = texts(deliver.room),
                       .count = deliver.count,
                       .came = came,
                       .went = went,
                       .renamed = renamed},
         out);
}

void write(const DeliverTyping& deliver, std::string& out) {
  Texts texts;
  const auto people = users(deliver.people, texts);
  encode(Typists{.room = texts(deliver.room), .users = people, .count = deliver.count}, out);
}

void write_count(RoomId room, std::uint32_t count, std::string& out) {
  Texts texts;
  encode(UserOnlineCount{.room = texts(room), .count = count}, out);
}

void write_people(RoomId room, const std::vector<Person>& people, std::uint32_t count, std::string& out) {
  Texts texts;
  encode(SendUserList{.room = texts(room), .users = users(people, texts), .count = count}, out);
}

}  // namespace teahouse::protocol
