#include "adapters/http/files_desk.hpp"

#include <algorithm>
#include <utility>

#include "adapters/http/file_answers.hpp"
#include "adapters/http/range.hpp"
#include "adapters/http/who.hpp"

namespace teahouse::http {
namespace {

namespace asio = boost::asio;

constexpr std::string_view api = "/api/files";
constexpr std::string_view files = "/files/";
constexpr std::size_t wish_bytes_max = 4 * 1024;
constexpr std::size_t taken_at_once = 64 * 1024;
constexpr std::size_t sent_at_once = 128 * 1024;

/// The part up to the next slash, which is cut off with it.
std::string_view next_part(std::string_view& path) {
  const auto slash = path.find('/');
  const auto part = path.substr(0, slash);
  path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  return part;
}

/// The number that a query gives to this name.
std::optional<std::uint64_t> number_of(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return natural(pair.substr(equals + 1));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return std::nullopt;
}

Answer failed(Fault fault) {
  return refused(fault == Fault::read_only ? file_refusals::disk_full : file_refusals::unavailable);
}

}  // namespace

bool FilesDesk::is_for(std::string_view path) {
  return path == "/api/limits" || path == api || path.starts_with("/api/files/") || path.starts_with(files);
}

asio::awaitable<Answer> FilesDesk::answer(const Request& request, Incoming& body) {
  // g++ 12 destroys what stands in a ?: with a co_await twice.
  Answer answer = plain_answer(400, "not a request");
  if (is_sound(request)) answer = co_await route(request, body);
  add_stranger_fields(answer, origins_.secure());
  co_return answer;
}

asio::awaitable<Answer> FilesDesk::route(const Request& request, Incoming& body) {
  if (request.path == "/api/limits") {
    if (!request.is_read()) co_return not_allowed("GET, HEAD");
    co_return limits_told(house_.limits);
  }
  if (!request.is_read() && !may_change(request, origins_)) co_return plain_answer(403, "not from that page");
  const auto who = who_asks(request, identity_, clock_.now().wall, origins_.secure());
  if (!who) co_return refused(file_refusals::not_signed_in);
  if (request.path == api) {
    if (request.method != "POST") co_return not_allowed("POST");
    co_return co_await begin(*who, body);
  }
  if (request.path.starts_with(files)) {
    if (!request.is_read()) co_return not_allowed("GET, HEAD");
    co_return co_await fetch(*who, request.path.substr(files.size()), request);
  }
  const auto id = Uuid::parse(request.path.substr(api.size() + 1));
  if (!id) co_return refused(file_refusals::unknown_file);
  co_return co_await one(*who, FileId{*id}, request, body);
}

asio::awaitable<Answer> FilesDesk::begin(UserId who, Incoming& body) {
  if (!body.size()) co_return refused(file_refusals::length_required);
  if (*body.size() > wish_bytes_max) co_return refused(file_refusals::malformed("the body is too large"));
  const auto text = co_await body.next(static_cast<std::size_t>(*body.size()));
  const auto wish = wish_in(text);
  if (!wish) co_return refused(file_refusals::malformed("the body is {\"name\": \"...\", \"size\": ...}"));
  if (wish->size > house_.limits.file_bytes)
    co_return refused(file_refusals::too_large(house_.limits.file_bytes));

  FileRecord record;
  record.file.id = FileId{random_.uuid()};
  record.announced = wish->size;
  const FileDraft draft{.id = record.file.id,
                        .owner = who,
                        .name = name_of_file(wish->name),
                        .size = wish->size,
                        .duration = wish->duration,
                        .at = clock_.now().wall};
  const auto begun = co_await ask<FileBegun>(
      [&](Done<FileBegun> done) { house_.files.begin_file(draft, house_.limits, std::move(done)); });
  if (!begun) co_return failed(begun.error());
  if (const auto* const room = std::get_if<NoRoom>(&*begun)) co_return refused(file_refusals::no_room(*room));
  if (std::holds_alternative<TooManyUploads>(*begun)) co_return refused(file_refusals::too_many_uploads);
  co_return described(201, record, 0);
}

asio::awaitable<Answer> FilesDesk::one(UserId who, FileId file, const Request& request, Incoming& body) {
  if (request.is_read()) co_return co_await describe(who, file, 200);
  if (request.method == "PUT") co_return co_await take(who, file, request, body);
  if (request.method == "DELETE") co_return co_await drop(who, file);
  co_return not_allowed("GET, HEAD, PUT, DELETE");
}

asio::awaitable<Answer> FilesDesk::describe(UserId who, FileId file, unsigned status) {
  using Own = std::optional<FileRecord>;
  const auto own =
      co_await ask<Own>([&](Done<Own> done) { house_.files.own_file(who, file, std::move(done)); });
  if (!own) co_return failed(own.error());
  if (!*own) co_return refused(file_refusals::unknown_file);
  const FileRecord& record = **own;
  if (record.whole) co_return described(status, record, record.announced);
  const auto arrived = co_await ask<std::uint64_t>(
      [&](Done<std::uint64_t> done) { house_.contents.arrived(file, std::move(done)); });
  if (!arrived) co_return failed(arrived.error());
  co_return described(status, record, std::min(*arrived, record.announced));
}

/// What came before the client went away is kept, so that it need not come again.
asio::awaitable<Answer> FilesDesk::take(UserId who, FileId file, const Request& request, Incoming& body) {
  const auto at = number_of(request.query, "offset");
  if (!at) co_return refused(file_refusals::malformed("the query is offset=N"));
  if (!body.size()) co_return refused(file_refusals::length_required);
  const UploadSeats::Seat seat(house_.seats, who, house_.limits.at_a_time);
  if (!seat) co_return refused(file_refusals::too_many_uploads);

  using Own = std::optional<FileRecord>;
  const auto own =
      co_await ask<Own>([&](Done<Own> done) { house_.files.own_file(who, file, std::move(done)); });
  if (!own) co_return failed(own.error());
  if (!*own) co_return refused(file_refusals::unknown_file);
  const FileRecord& record = **own;
  if (record.whole) co_return described(200, record, record.announced);
  if (*at > record.announced || *body.size() > record.announced - *at)
    co_return refused(file_refusals::too_large(record.announced));

  const auto arrived = co_await ask<std::uint64_t>(
      [&](Done<std::uint64_t> done) { house_.contents.arrived(file, std::move(done)); });
  if (!arrived) co_return failed(arrived.error());
  const auto end = std::min(*arrived, record.announced);
  if (end != *at) co_return described(409, record, end);
  if (auto refusal = co_await take_bytes(file, *at, *body.size(), body)) co_return *std::move(refusal);
  if (*at + *body.size() == record.announced) {
    if (auto refusal = co_await finish(who, file)) co_return *std::move(refusal);
  }
  co_return co_await describe(who, file, 200);
}

/// Nothing if they are all there now.
asio::awaitable<std::optional<Answer>> FilesDesk::take_bytes(FileId file, std::uint64_t at,
                                                             std::uint64_t size, Incoming& body) {
  while (size > 0) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, taken_at_once));
    auto bytes = co_await body.next(wanted);
    const auto came = bytes.size();
    if (came > 0) {
      const auto end = co_await ask<std::uint64_t>([&](Done<std::uint64_t> done) {
        house_.contents.write(file, at, std::move(bytes), std::move(done));
      });
      if (!end) co_return failed(end.error());
      // Somebody else goes on with it: the same person, whose connection here is given up.
      if (*end != at + came) co_return refused({409, "malformed", "the file ends elsewhere"});
    }
    if (came < wanted) co_return refused(file_refusals::unavailable);  // Nobody hears it.
    at += came;
    size -= came;
  }
  co_return std::nullopt;
}

/// Nothing if it is whole now.
asio::awaitable<std::optional<Answer>> FilesDesk::finish(UserId who, FileId file) {
  const auto finished = co_await ask<FileFinished>(
      [&](Done<FileFinished> done) { house_.contents.finish(file, std::move(done)); });
  if (!finished) co_return failed(finished.error());
  if (std::holds_alternative<Uncleaned>(*finished)) {
    const auto dropped =
        co_await ask<bool>([&](Done<bool> done) { house_.files.drop_file(who, file, std::move(done)); });
    if (!dropped) co_return failed(dropped.error());
    co_return refused(file_refusals::cannot_be_cleaned);
  }
  const auto& facts = std::get<FileFacts>(*finished);
  const auto known =
      co_await ask<bool>([&](Done<bool> done) { house_.files.finish_file(file, facts, std::move(done)); });
  if (!known) co_return failed(known.error());
  co_return std::nullopt;
}

asio::awaitable<Answer> FilesDesk::drop(UserId who, FileId file) {
  const auto dropped =
      co_await ask<bool>([&](Done<bool> done) { house_.files.drop_file(who, file, std::move(done)); });
  if (!dropped) co_return failed(dropped.error());
  if (!*dropped) co_return refused(file_refusals::unknown_file);
  Answer answer;
  answer.status = 204;
  answer.add("cache-control", "no-store");
  co_return answer;
}

asio::awaitable<Answer> FilesDesk::fetch(UserId who, std::string_view place, const Request& request) {
  const auto room = RoomId::parse(next_part(place));
  const auto id = Uuid::parse(next_part(place));
  if (!room || !id || place.empty()) co_return refused(file_refusals::unknown_file);
  using Found = std::optional<FileRecord>;
  const FileId file{*id};
  const auto found =
      co_await ask<Found>([&](Done<Found> done) { house_.files.file_in(*room, file, who, std::move(done)); });
  if (!found) co_return failed(found.error());
  if (!*found) co_return refused(file_refusals::unknown_file);
  const FileRecord& record = **found;
  if (place != "preview") co_return file_answer(request, record, FilePart::content, record.file.size);
  if (!record.file.preview) co_return refused(file_refusals::unknown_file);
  const auto preview = co_await ask<FileBytes>(
      [&](Done<FileBytes> done) { house_.contents.read(file, FilePart::preview, 0, 0, std::move(done)); });
  if (!preview) co_return failed(preview.error());
  co_return file_answer(request, record, FilePart::preview, preview->whole);
}

asio::awaitable<std::string> FilesDesk::read(const FileBody& body, std::uint64_t at) {
  const auto size = std::min<std::uint64_t>(body.at + body.size - at, sent_at_once);
  auto bytes = co_await ask<FileBytes>([&](Done<FileBytes> done) {
    house_.contents.read(body.file, body.part, at, static_cast<std::size_t>(size), std::move(done));
  });
  if (!bytes) co_return std::string();
  co_return std::move(bytes->bytes);
}

}  // namespace teahouse::http
