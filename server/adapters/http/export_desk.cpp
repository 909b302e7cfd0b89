#include "adapters/http/export_desk.hpp"

#include <optional>
#include <string>
#include <utility>

#include "adapters/http/export_lines.hpp"
#include "adapters/http/file_answers.hpp"
#include "adapters/http/who.hpp"

namespace teahouse::http {
namespace {

namespace asio = boost::asio;

/// What one person said, a piece of the store's at a time: no more of it is in memory.
class OwnWords final : public Stream {
 public:
  /// Has a seat, and gives it back.
  OwnWords(ExportHouse& house, Questions& questions, UserId who, Instant now)
      : house_(house), questions_(questions), who_(who), now_(now) {}
  OwnWords(const OwnWords&) = delete;
  OwnWords& operator=(const OwnWords&) = delete;
  ~OwnWords() override { house_.seats.leave(); }

  asio::awaitable<std::optional<std::string>> next() override {
    std::string lines;
    if (!std::exchange(is_begun_, true)) append_head(who_, now_, lines);
    // A piece may have nothing in it.
    while (!is_over_ && lines.empty()) {
      const auto piece = co_await answer_to<OwnMessages>(questions_, [&](Done<OwnMessages> done) {
        house_.store.own_messages(who_, place_, std::move(done));
      });
      if (!piece) co_return std::nullopt;
      append(*piece, lines);
      place_ = piece->next;
      is_over_ = !place_;
      if (is_over_) append_end(messages_, lines);
    }
    co_return lines;
  }

 private:
  void append(const OwnMessages& piece, std::string& lines) {
    if (piece.room && piece.room->id != room_) append_room(*piece.room, who_, lines);
    if (piece.room) room_ = piece.room->id;
    for (const auto& message : piece.messages) append_message(*message, lines);
    messages_ += piece.messages.size();
  }

  ExportHouse& house_;
  Questions& questions_;
  const UserId who_;
  const Instant now_;
  std::optional<OwnPlace> place_;
  std::optional<RoomId> room_;
  std::uint64_t messages_ = 0;
  bool is_begun_ = false;
  bool is_over_ = false;
};

}  // namespace

Answer ExportDesk::answer(const Request& request) {
  Answer answer = is_sound(request) ? route(request) : plain_answer(400, "not a request");
  add_stranger_fields(answer, origins_.secure());
  return answer;
}

Answer ExportDesk::route(const Request& request) {
  if (!request.is_read()) return not_allowed("GET, HEAD");
  // Another site's page can neither read it nor make us go through all rooms for nothing.
  if (request.has("sec-fetch-site") && request.field("sec-fetch-site") != "same-origin" &&
      request.field("sec-fetch-site") != "none")
    return plain_answer(403, "not from that page");
  const auto now = clock_.now();
  const auto who = who_asks(request, identity_, now.wall, origins_.secure());
  if (!who) return refused(file_refusals::not_signed_in);
  const bool is_asked = request.method == "HEAD";
  const auto wait = is_asked ? house_.seats.wait_of(*who, now.tick) : house_.seats.enter(*who, now.tick);
  if (wait) {
    auto refusal = refused({429, "tooFast", "it was taken away just now", std::nullopt,
                            static_cast<std::uint64_t>(wait->count())});
    refusal.add("retry-after", std::to_string(wait->count() / 1000 + 1));
    return refusal;
  }
  Answer answer;
  answer.add("content-type", "application/jsonl; charset=utf-8");
  answer.add("content-disposition",
             "attachment; filename=\"teahouse-" + utc(now.wall).substr(0, 10) + ".jsonl\"");
  answer.add("cache-control", "no-store");
  if (!is_asked) answer.stream = std::make_shared<OwnWords>(house_, questions_, *who, now.wall);
  return answer;
}

}  // namespace teahouse::http
