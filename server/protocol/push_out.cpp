// What is told of pushes, and what a push itself says.

#include "base/json_out.hpp"
#include "protocol/gateway.hpp"
#include "protocol/log_frame.hpp"

namespace teahouse::protocol {
namespace {

/// More is not shown, and push services take no more.
constexpr std::size_t text_bytes_max = 900;
constexpr std::size_t file_bytes_max = 200;

/// How a text begins, cut between code points.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void name_field(std::string_view name, std::string& out) {
  if (out.size() > 1) out += ',';
  append_word(name, out);
  out += ':';
}
void field(std::string_view name, std::string_view value, std::string& out) {
  name_field(name, out);
  append_text(value, out);
}
void field(std::string_view name, std::uint64_t value, std::string& out) {
  name_field(name, out);
  append_number(value, out);
}

/// How a text begins: so many bytes, or fewer where most of them take several in JSON.
void beginning_field(std::string_view name, std::string_view text, std::size_t bytes, std::string& out) {
  std::string written;
  for (std::size_t most = bytes; written.empty() || written.size() > 2 * bytes + 2; most /= 2) {
    written.clear();
    append_text(beginning(text, most), written);
  }
  name_field(name, out);
  out += written;
}

/// The room; of a direct one also whom it is with, by which clients call it.
void say_where(const Entry& entry, std::string& out) {
  field("room", entry.room.text(), out);
  if (entry.to) field("from", entry.author.id.value.text(), out);
}

/// No more than the notification shows, and what it needs to lead there.
void say(const PushSaid& push, bool with_words, std::string& out) {
  const Entry& entry = *push.entry;
  say_where(entry, out);
  if (!push.room_name.empty()) field("roomName", push.room_name, out);
  field("name", entry.author.name, out);
  field("seq", entry.position.value, out);
  if (push.count > 1) field("count", push.count, out);
  if (!with_words) return;
  beginning_field("text", words(entry.what), text_bytes_max, out);
  const auto* const said = std::get_if<Said>(&entry.what);
  if (said != nullptr && !said->files.empty())
    beginning_field("file", said->files.front().name, file_bytes_max, out);
}

}  // namespace

void write(const ShowSubscription& show, std::string& out) {
  encode(PushKept{.id = id(show.asker), .endpoint = show.endpoint, .on = show.on}, out);
}

void write(const ShowPushed& show, std::string& out) {
  const auto [fate, status] = show.outcome;
  encode(PushTested{.id = id(show.asker),
                    .outcome = fate,
                    .status = status != 0 ? std::optional(status) : std::nullopt},
         out);
}

std::string push_words(const Push& push) {
  std::string out = "{";
  if (const auto* const said = std::get_if<PushSaid>(&push.word)) {
    say(*said, push.browser.words, out);
  } else if (const auto* const read = std::get_if<PushRead>(&push.word)) {
    say_where(*read->newest, out);
    field("read", read->newest->position.value, out);
  } else {
    out += R"("test":true)";
  }
  return out + '}';
}

}  // namespace teahouse::protocol
