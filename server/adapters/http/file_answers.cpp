#include "adapters/http/file_answers.hpp"

#include <limits>

#include <simdjson.h>

#include "adapters/http/range.hpp"
#include "base/json_out.hpp"

namespace teahouse::http {
namespace {

/// Longer than any name that is kept, shorter than what takes time.
constexpr std::size_t name_bytes_max = 2'000;

Answer json(unsigned status, std::string text) {
  Answer answer{.status = status, .fields = {}, .text = std::move(text)};
  answer.add("content-type", "application/json");
  answer.add("cache-control", "no-store");
  return answer;
}

void append_field(std::string_view name, std::uint64_t number, std::string& out) {
  out += ',';
  append_word(name, out);
  out += ':';
  append_number(number, out);
}

void append_field(std::string_view name, std::string_view text, std::string& out) {
  out += ',';
  append_word(name, out);
  out += ':';
  append_text(text, out);
}

/// As `files` of a message has it.
std::string sent(const File& file) {
  std::string out = R"({"file":)";
  append_word(file.id.value.text(), out);
  append_field("name", file.name, out);
  append_field("type", file.type, out);
  append_field("size", file.size, out);
  out += file.preview ? R"(,"preview":true)" : R"(,"preview":false)";
  if (file.width != 0 && file.height != 0) {
    append_field("width", file.width, out);
    append_field("height", file.height, out);
  }
  if (!file.tint.empty()) append_field("tint", file.tint, out);
  if (file.duration) append_field("duration", *file.duration, out);
  return out + '}';
}

/// As RFC 8187 writes what is no ASCII.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += digits[static_cast<unsigned char>(c) >> 4U];
      encoded += digits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return encoded;
}

/// What it is shown as. Only of this list anything leaves the house as what it is.
std::string shown_type(const FileRecord& record, FilePart part) {
  if (part == FilePart::preview) return "image/webp";
  if (!record.shown) return "application/octet-stream";
  return record.file.type == "text/plain" ? "text/plain; charset=utf-8" : record.file.type;
}

}  // namespace

FileRefusal file_refusals::malformed(std::string_view message) {
  return {400, "malformed", message};
}
FileRefusal file_refusals::too_large(std::uint64_t max) {
  return {413, "fileTooLarge", "it is larger than what is taken", max};
}
FileRefusal file_refusals::no_room(const NoRoom& room) {
  if (!room.of_the_day) return {507, "noRoom", "the house is full", room.left};
  return {507, "noRoom", "that is more than one person sends in a day", room.left,
          static_cast<std::uint64_t>(file_day.count())};
}

Answer refused(const FileRefusal& refusal) {
  std::string text = R"({"code":)";
  append_word(refusal.code, text);
  append_field("message", refusal.message, text);
  if (refusal.max) append_field("max", *refusal.max, text);
  if (refusal.retry_after) append_field("retryAfter", *refusal.retry_after, text);
  return json(refusal.status, text + '}');
}

Answer described(unsigned status, const FileRecord& record, std::uint64_t arrived) {
  std::string text = R"({"file":)";
  append_word(record.file.id.value.text(), text);
  append_field("offset", arrived, text);
  append_field("size", record.announced, text);
  if (record.whole) text += R"(,"sent":)" + sent(record.file);
  return json(status, text + '}');
}

Answer limits_told(const FileLimits& limits) {
  std::string text = R"({"fileBytes":)";
  append_number(limits.file_bytes, text);
  append_field("filesPerMessage", files_of_message_max, text);
  return json(200, text + '}');
}

std::optional<FileWish> wish_in(std::string_view body) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(simdjson::padded_string(body)).get_object().get(object) != simdjson::SUCCESS)
    return std::nullopt;
  FileWish wish;
  std::string_view name;
  if (object["name"].get_string().get(name) != simdjson::SUCCESS || name.size() > name_bytes_max)
    return std::nullopt;
  wish.name = name;
  // No disk has more, and sums of such numbers stay numbers.
  constexpr std::uint64_t size_max = 1ULL << 50U;
  if (object["size"].get_uint64().get(wish.size) != simdjson::SUCCESS || wish.size > size_max)
    return std::nullopt;
  std::uint64_t duration = 0;
  const auto found = object["duration"].get_uint64().get(duration);
  if (found == simdjson::SUCCESS && duration <= std::numeric_limits<std::uint32_t>::max()) {
    wish.duration = static_cast<std::uint32_t>(duration);
  } else if (found != simdjson::NO_SUCH_FIELD) {
    return std::nullopt;
  }
  return wish;
}

Answer file_answer(const Request& request, const FileRecord& record, FilePart part, std::uint64_t whole) {
  const auto id = record.file.id.value.text();
  // What a file is never changes, so its name says it.
  const std::string etag = '"' + id + (part == FilePart::preview ? "-preview\"" : "\"");
  Answer answer;
  answer.add("etag", etag);
  // Kept by the browser, and asked for each time: who leaves a room sees nothing of it any more.
  answer.add("cache-control", "private, no-cache");
  answer.add("vary", "cookie, authorization");
  if (request.field("if-none-match").find(etag) != std::string_view::npos) {
    answer.status = 304;
    return answer;
  }
  answer.add("accept-ranges", "bytes");
  const bool is_same = !request.has("if-range") || request.field("if-range") == etag;
  const auto asked = asked_range(is_same ? request.field("range") : std::string_view(), whole);
  if (asked.kind == RangeKind::unsatisfiable) {
    answer.status = 416;
    answer.add("content-range", "bytes */" + std::to_string(whole));
    return answer;
  }
  if (asked.kind == RangeKind::part) {
    answer.status = 206;
    answer.add("content-range", "bytes " + std::to_string(asked.range.at) + '-' +
                                    std::to_string(asked.range.at + asked.range.size - 1) + '/' +
                                    std::to_string(whole));
  }
  answer.add("content-type", shown_type(record, part));
  const bool is_shown = record.shown || part == FilePart::preview;
  answer.add("content-disposition",
             (is_shown ? "inline; filename*=UTF-8''" : "attachment; filename*=UTF-8''") +
                 percent_encoded(record.file.name));
  answer.body_of = FileBody{record.file.id, part, asked.range.at, asked.range.size};
  return answer;
}

}  // namespace teahouse::http
