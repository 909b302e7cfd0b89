#include "adapters/http/export_lines.hpp"

#include <chrono>
#include <string_view>

#include <fmt/format.h>

#include "base/json_out.hpp"

namespace teahouse::http {
namespace {

std::string_view kind_of(const RoomRecord& room) {
  switch (room.id.kind) {
    case RoomKind::lobby:
      return "lobby";
    case RoomKind::direct:
      return "direct";
    case RoomKind::open:
      break;
  }
  return room.access == Access::invited ? "private" : "open";
}

/// The next field of an object.
std::string& field(std::string_view name, std::string& out) {
  if (out.back() != '{') out += ',';
  append_word(name, out);
  out += ':';
  return out;
}

void append_person(const Person& person, std::string& out) {
  out += '{';
  append_word(person.id.value.text(), field("userId", out));
  append_text(person.name, field("name", out));
  out += '}';
}

void append_file(const Entry& message, const File& file, std::string& out) {
  const auto id = file.id.value.text();
  out += '{';
  append_text(file.name, field("name", out));
  append_text(file.type, field("type", out));
  append_number(file.size, field("size", out));
  append_word("/files/" + message.room.text() + '/' + id + "/file", field("path", out));
  out += '}';
}

}  // namespace

std::string utc(Instant at) {
  using std::chrono::days;
  const auto day = std::chrono::floor<days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

void append_head(UserId who, Instant at, std::string& out) {
  out += '{';
  append_word("teahouse.messages", field("format", out));
  append_number(1, field("version", out));
  append_word(who.value.text(), field("userId", out));
  append_word(utc(at), field("at", out));
  out += "}\n";
}

void append_room(const RoomRecord& room, UserId who, std::string& out) {
  out += '{';
  append_word(room.id.text(), field("room", out));
  append_word(kind_of(room), field("kind", out));
  if (!room.name.empty()) append_text(room.name, field("name", out));
  if (!room.topic.empty()) append_text(room.topic, field("topic", out));
  if (!room.pair.empty())
    append_person(room.pair.front().id == who ? room.pair.back() : room.pair.front(), field("with", out));
  out += "}\n";
}

void append_message(const Entry& message, std::string& out) {
  const auto& said = std::get<Said>(message.what);
  out += '{';
  append_word(message.room.text(), field("room", out));
  append_number(message.position.value, field("seq", out));
  append_word(message.id.value.text(), field("id", out));
  append_word(utc(message.at), field("at", out));
  append_text(message.author.name, field("as", out));
  append_text(said.text, field("text", out));
  if (said.edited != Position{}) field("edited", out) += "true";
  if (said.answers) append_number(said.answers->position.value, field("answers", out));
  if (!said.files.empty()) {
    field("files", out) += '[';
    for (const File& file : said.files) {
      if (out.back() != '[') out += ',';
      append_file(message, file, out);
    }
    out += ']';
  }
  out += "}\n";
}

void append_end(std::uint64_t messages, std::string& out) {
  out += '{';
  field("end", out) += "true";
  append_number(messages, field("messages", out));
  out += "}\n";
}

}  // namespace teahouse::http
