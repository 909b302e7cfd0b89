// All of the input is the text of one frame.

#include <string>
#include <variant>
#include <vector>

#include <simdjson.h>

#include "base/check.hpp"
#include "base/json_out.hpp"
#include "base/text.hpp"
#include "fuzz/input.hpp"
#include "protocol/gateway.hpp"

namespace teahouse::protocol {
namespace {

constexpr SessionId session{3, 7};
const Fresh fresh{Uuid{1, 2}, Uuid{3, 4}};

/// The fields of `data`, as a client would write them.
class Fields {
 public:
  void add(std::string_view name, const std::string& text) {
    begin(name);
    CHECK(simdjson::validate_utf8(text), "what is decoded is UTF-8");
    append_text(text, text_);
  }
  void add(std::string_view name, std::uint64_t number) {
    begin(name);
    append_number(number, text_);
  }
  void add(std::string_view name, const std::vector<std::string>& texts) {
    begin(name);
    text_ += '[';
    for (const auto& text : texts) {
      if (text_.back() != '[') text_ += ',';
      append_text(text, text_);
    }
    text_ += ']';
  }
  void flag(std::string_view name, const std::optional<bool>& value) {
    if (value) flag(name, *value);
  }
  void flag(std::string_view name, bool value) {
    begin(name);
    text_ += value ? "true" : "false";
  }
  template <typename Value>
  void add(std::string_view name, const std::optional<Value>& value) {
    if (value) add(name, *value);
  }

  std::string text() const { return '{' + text_ + '}'; }

 private:
  void begin(std::string_view name) {
    if (!text_.empty()) text_ += ',';
    append_word(name, text_);
    text_ += ':';
  }

  std::string text_;
};

std::optional<std::string> written(const std::optional<Access>& access) {
  if (!access) return std::nullopt;
  return *access == Access::open ? "open" : "invited";
}

std::optional<std::string> written(const std::optional<Speakers>& speakers) {
  if (!speakers) return std::nullopt;
  return *speakers == Speakers::everyone ? "everyone" : "keepers";
}

/// A frame as a client would write it.
template <typename Frame>
std::string written(const Frame& frame) {
  Fields data;
  if constexpr (requires { frame.user_id; }) data.add("userId", frame.user_id);
  if constexpr (requires { frame.token; }) data.add("token", frame.token);
  if constexpr (requires { frame.name; }) data.add("name", frame.name);
  if constexpr (requires { frame.v; }) data.add("v", frame.v);
  if constexpr (requires { frame.to; }) data.add("to", frame.to);
  if constexpr (requires { frame.text; }) data.add("text", frame.text);
  if constexpr (requires { frame.room; }) data.add("room", frame.room);
  if constexpr (requires { frame.with; }) data.add("with", frame.with);
  if constexpr (requires { frame.since; }) data.add("since", frame.since);
  if constexpr (requires { frame.epoch; }) data.add("epoch", frame.epoch);
  if constexpr (requires { frame.before; }) data.add("before", frame.before);
  if constexpr (requires { frame.after; }) data.add("after", frame.after);
  if constexpr (requires { frame.limit; }) data.add("limit", frame.limit);
  if constexpr (requires { frame.seq; }) data.add("seq", frame.seq);
  if constexpr (requires { frame.topic; }) data.add("topic", frame.topic);
  if constexpr (requires { frame.query; }) data.add("query", frame.query);
  if constexpr (requires { frame.reply; }) data.add("reply", frame.reply);
  if constexpr (requires { frame.target; }) data.add("target", frame.target);
  if constexpr (requires { frame.emoji; }) data.add("emoji", frame.emoji);
  if constexpr (requires { frame.on; }) data.flag("on", frame.on);
  if constexpr (requires { frame.secret; }) data.add("secret", frame.secret);
  if constexpr (requires { frame.invite; }) data.add("invite", frame.invite);
  if constexpr (requires { frame.lasts; }) data.add("lasts", frame.lasts);
  if constexpr (requires { frame.uses; }) data.add("uses", frame.uses);
  if constexpr (requires { frame.access; }) data.add("access", written(frame.access));
  if constexpr (requires { frame.files; }) data.add("files", frame.files);
  if constexpr (requires { frame.from; }) data.add("from", frame.from);
  if constexpr (requires { frame.link; }) data.flag("link", frame.link);
  if constexpr (requires { frame.code; }) data.flag("code", frame.code);
  if constexpr (requires { frame.until; }) data.add("until", frame.until);
  if constexpr (requires { frame.at; }) data.add("at", frame.at);
  if constexpr (requires { frame.back; }) data.flag("back", frame.back);
  if constexpr (requires { frame.backs; }) data.add("backs", frame.backs);
  if constexpr (requires { frame.quiet; }) data.flag("quiet", frame.quiet);
  if constexpr (requires { frame.level; }) data.add("level", frame.level);
  if constexpr (requires { frame.muted_until; }) data.add("mutedUntil", frame.muted_until);
  if constexpr (requires { frame.pinned; }) data.flag("pinned", frame.pinned);
  if constexpr (requires { frame.archived; }) data.add("archived", frame.archived);
  if constexpr (requires { frame.user; }) data.add("user", frame.user);
  if constexpr (requires { frame.speakers; }) data.add("speakers", written(frame.speakers));
  if constexpr (requires { frame.window; }) data.add("window", frame.window);
  if constexpr (requires { frame.endpoint; }) data.add("endpoint", frame.endpoint);
  if constexpr (requires { frame.p256dh; }) data.add("p256dh", frame.p256dh);
  if constexpr (requires { frame.auth; }) data.add("auth", frame.auth);
  if constexpr (requires { frame.words; }) data.flag("words", frame.words);
  if constexpr (requires { frame.quiet_from; }) data.add("quietFrom", frame.quiet_from);
  if constexpr (requires { frame.quiet_to; }) data.add("quietTo", frame.quiet_to);
  if constexpr (requires { frame.cid; }) data.add("cid", frame.cid);

  Fields whole;
  whole.add("type", std::string(Frame::type));
  whole.add("id", frame.id);
  std::string text = whole.text();
  text.pop_back();
  return text + ",\"data\":" + data.text() + '}';
}

void judge_refusal(const Request& request, const Garbled& garbled) {
  CHECK(!garbled.message.empty(), "whoever is refused is told why");
  std::string answer;
  write(Refuse{request.asker, garbled.refusal, garbled.message, garbled.cid, {}}, answer);
  simdjson::dom::parser parser;
  CHECK(parser.parse(answer).error() == simdjson::SUCCESS, "a refusal is JSON, whatever was refused");
  CHECK(answer.size() <= 1'024, "a refusal does not say again all that was said");
}

void judge(const Request& request, Decoder& decoder, std::string_view text) {
  CHECK(request.asker.session == session, "a request is of the session that sent it");
  CHECK(!request.asker.request || code_point_count(request.asker.request->value) <= 64,
        "a request's id is short");
  const auto frame = decode(text, decoder);
  const auto* const garbled = std::get_if<Garbled>(&request.what);
  if (garbled != nullptr) judge_refusal(request, *garbled);
  if (frame) {
    CHECK(garbled == nullptr || std::holds_alternative<protocol::Subscribe>(*frame) ||
              std::holds_alternative<protocol::FindPeople>(*frame) ||
              std::holds_alternative<protocol::FindMessages>(*frame) ||
              std::holds_alternative<protocol::SetRoom>(*frame) ||
              std::holds_alternative<protocol::PushSubscribe>(*frame) ||
              std::holds_alternative<protocol::PushTest>(*frame),
          "what was decoded is understood, unless it hears two rooms or none, goes on after nobody, or wants "
          "what there is not");
    return;
  }
  CHECK(garbled != nullptr && garbled->refusal == frame.error().code &&
            garbled->message == frame.error().message,
        "what cannot be decoded is garbled, and for that reason");
  CHECK(garbled->refusal == Refusal::malformed || garbled->refusal == Refusal::unknown_type,
        "what cannot be decoded is no frame or no request");
}

void run(std::string_view text) {
  static Decoder decoder;
  const auto understood = understand(session, text, fresh, decoder);
  const auto frame = decode(text, decoder);
  CHECK(std::holds_alternative<Hello>(understood) == (frame && std::holds_alternative<Connection>(*frame)),
        "a connection is a hello, and nothing else is");
  if (const auto* const request = std::get_if<Request>(&understood)) judge(*request, decoder, text);
  if (!frame) return;

  const auto again = decode(std::visit([](const auto& one) { return written(one); }, *frame), decoder);
  CHECK(again && *again == *frame, "what is decoded and written again stays the same");
}

}  // namespace
}  // namespace teahouse::protocol

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  teahouse::protocol::run(teahouse::fuzz::Input(bytes, size).rest());
  return 0;
}
