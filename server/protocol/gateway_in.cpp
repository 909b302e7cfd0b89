#include <charconv>

#include "base/digest.hpp"
#include "protocol/gateway.hpp"

namespace teahouse::protocol {
namespace {

Target target(const std::string& text) {
  if (const auto room = RoomId::parse(text)) return *room;
  if (const auto user = Uuid::parse(text)) return UserId{*user};
  return Nobody{};
}

std::optional<Target> maybe_target(const std::optional<std::string>& text) {
  return text ? std::optional(target(*text)) : std::nullopt;
}

/// A client that gives no cid has no retries to tell apart.
Cid cid_of(const std::optional<std::string>& cid, const Fresh& fresh) {
  return Cid{cid ? *cid : fresh.other.text()};
}

std::optional<Position> position(const std::optional<std::uint64_t>& seq) {
  return seq ? std::optional(Position{*seq}) : std::nullopt;
}

/// Nothing of a secret goes further than here.
InviteId invite(const std::string& secret) {
  return InviteId{digest(secret)};
}

std::optional<Instant> instant(const std::optional<std::uint64_t>& at) {
  return at ? std::optional(Instant{Duration{static_cast<std::int64_t>(*at)}}) : std::nullopt;
}

/// As search_place() of found_out.cpp writes it: the time, the room and the position, dots between.
std::optional<SearchPlace> search_place(std::string_view text) {
  const auto number = [](std::string_view digits) -> std::optional<std::uint64_t> {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool is_whole = error == std::errc{} && end == digits.data() + digits.size();
    return is_whole && value <= (std::uint64_t{1} << 53U) ? std::optional(value) : std::nullopt;
  };
  const auto first = text.find('.');
  const auto last = text.rfind('.');
  if (first == last) return std::nullopt;
  const auto at = number(text.substr(0, first));
  const auto room = RoomId::parse(text.substr(first + 1, last - first - 1));
  const auto position = number(text.substr(last + 1));
  if (!at || !room || !position) return std::nullopt;
  return SearchPlace{*instant(at), *room, Position{*position}};
}

bool is_endpoint(std::string_view text) {
  return text.starts_with("https://");
}

std::optional<Quiet> quiet_of(const PushSubscribe& frame) {
  if (!frame.quiet_from || !frame.quiet_to) return std::nullopt;
  return Quiet{*frame.quiet_from, *frame.quiet_to};
}

std::optional<Level> level_of(std::string_view word) {
  if (word == "usual") return Level::usual;
  if (word == "all") return Level::all;
  if (word == "mentions") return Level::mentions;
  if (word == "none") return Level::none;
  return std::nullopt;
}

class Understand {
 public:
  Understand(SessionId session, const Fresh& fresh) : session_(session), fresh_(fresh) {}

  std::variant<Hello, Request> operator()(Connection& frame) const {
    return Hello{asker(frame.id), std::move(frame.user_id), std::move(frame.token), std::move(frame.name),
                 frame.v ? Dialect::full : Dialect::original};
  }
  std::variant<Hello, Request> operator()(ChangeName& frame) const {
    return Request{asker(frame.id), teahouse::ChangeName{std::move(frame.name)}};
  }
  std::variant<Hello, Request> operator()(Msg& frame) const {
    const Target to = frame.to ? target(*frame.to) : Target{RoomId::lobby()};
    Say say{to, std::move(frame.text), cid_of(frame.cid, fresh_), EntryId{fresh_.entry},
            position(frame.reply)};
    if (frame.files) {
      for (const auto& file : *frame.files) {
        // Whatever is no id names no file, as an id does that nobody gave.
        say.files.push_back(FileId{Uuid::parse(file).value_or(Uuid{})});
      }
    }
    return Request{asker(frame.id), std::move(say)};
  }
  std::variant<Hello, Request> operator()(Edit& frame) const {
    return Request{asker(frame.id),
                   teahouse::Edit{target(frame.room), Position{frame.target}, std::move(frame.text),
                                  cid_of(frame.cid, fresh_), EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(Recall& frame) const {
    return Request{asker(frame.id), teahouse::Recall{target(frame.room), Position{frame.target},
                                                     cid_of(frame.cid, fresh_), EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(ForgetMe& frame) const {
    return Request{asker(frame.id), teahouse::ForgetMe{cid_of(frame.cid, fresh_)}};
  }
  std::variant<Hello, Request> operator()(React& frame) const {
    return Request{asker(frame.id),
                   teahouse::React{target(frame.room), Position{frame.target}, std::move(frame.emoji),
                                   frame.on, cid_of(frame.cid, fresh_), EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(PinMessage& frame) const {
    return Request{asker(frame.id), teahouse::Pin{target(frame.room), Position{frame.target}, frame.on,
                                                  cid_of(frame.cid, fresh_), EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(ListPins& frame) const {
    return Request{asker(frame.id), teahouse::ListPins{target(frame.room)}};
  }
  std::variant<Hello, Request> operator()(Subscribe& frame) const {
    Target to = Nobody{};
    if (frame.room && !frame.with) {
      to = target(*frame.room);
      if (!std::holds_alternative<RoomId>(to)) to = Nobody{};
    } else if (frame.with && !frame.room) {
      const auto user = Uuid::parse(*frame.with);
      if (!user)
        return Request{asker(frame.id), garbled(Refusal::unknown_recipient, "data.with: nobody has this id")};
      to = UserId{*user};
    } else {
      return Request{asker(frame.id), garbled(Refusal::malformed, "data: give either room or with")};
    }
    return Request{asker(frame.id),
                   teahouse::Subscribe{to, position(frame.since),
                                       frame.epoch ? std::optional(Epoch{*frame.epoch}) : std::nullopt}};
  }
  std::variant<Hello, Request> operator()(Unsubscribe& frame) const {
    return Request{asker(frame.id), teahouse::Unsubscribe{target(frame.room)}};
  }
  std::variant<Hello, Request> operator()(History& frame) const {
    return Request{asker(frame.id), teahouse::History{target(frame.room), position(frame.before),
                                                      position(frame.after), frame.limit, instant(frame.at)}};
  }
  std::variant<Hello, Request> operator()(Read& frame) const {
    return Request{asker(frame.id),
                   ReadUpTo{target(frame.room), Position{frame.seq}, frame.back.value_or(false), frame.backs,
                            frame.quiet.value_or(false)}};
  }
  std::variant<Hello, Request> operator()(CreateRoom& frame) const {
    return Request{asker(frame.id),
                   teahouse::CreateRoom{std::move(frame.name), frame.topic.value_or(""),
                                        cid_of(frame.cid, fresh_), RoomId{RoomKind::open, fresh_.other},
                                        EntryId{fresh_.entry}, frame.access.value_or(Access::open)}};
  }
  std::variant<Hello, Request> operator()(Join& frame) const {
    return Request{asker(frame.id),
                   EnterRoom{target(frame.room), cid_of(frame.cid, fresh_), EntryId{fresh_.entry},
                             frame.secret ? std::optional(invite(*frame.secret)) : std::nullopt}};
  }
  std::variant<Hello, Request> operator()(Leave& frame) const {
    return Request{asker(frame.id),
                   LeaveRoom{target(frame.room), cid_of(frame.cid, fresh_), EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(FindRooms& frame) const {
    return Request{asker(frame.id), teahouse::FindRooms{frame.query.value_or(""), frame.limit}};
  }
  std::variant<Hello, Request> operator()(FindPeople& frame) const {
    const auto after = frame.after ? Uuid::parse(*frame.after) : std::nullopt;
    if (frame.after && !after)
      return Request{asker(frame.id), garbled(Refusal::malformed, "data.after: not somebody's id")};
    return Request{asker(frame.id),
                   teahouse::FindPeople{target(frame.room), frame.query.value_or(""),
                                        after ? std::optional(UserId{*after}) : std::nullopt, frame.limit}};
  }
  std::variant<Hello, Request> operator()(Typing& frame) const {
    return Request{asker(frame.id), Write{target(frame.room), frame.on}};
  }
  std::variant<Hello, Request> operator()(CreateInvite& frame) const {
    return Request{
        asker(frame.id),
        MakeInvite{target(frame.room), invite(frame.secret),
                   frame.lasts ? std::optional(Duration{*frame.lasts}) : std::nullopt, frame.uses}};
  }
  std::variant<Hello, Request> operator()(ListInvites& frame) const {
    return Request{asker(frame.id), teahouse::ListInvites{target(frame.room)}};
  }
  std::variant<Hello, Request> operator()(RevokeInvite& frame) const {
    const auto id = Uuid::parse(frame.invite);
    return Request{asker(frame.id), teahouse::RevokeInvite{target(frame.room),
                                                           id ? std::optional(InviteId{*id}) : std::nullopt}};
  }
  std::variant<Hello, Request> operator()(FindInvite& frame) const {
    return Request{asker(frame.id), teahouse::FindInvite{invite(frame.secret)}};
  }
  std::variant<Hello, Request> operator()(FindMessages& frame) const {
    const auto after = frame.after ? search_place(*frame.after) : std::nullopt;
    if (frame.after && !after)
      return Request{asker(frame.id), garbled(Refusal::malformed, "data.after: not the next of an answer")};
    return Request{asker(frame.id), teahouse::FindMessages{.words = frame.query.value_or(""),
                                                           .from = maybe_target(frame.from),
                                                           .room = maybe_target(frame.room),
                                                           .link = frame.link.value_or(false),
                                                           .code = frame.code.value_or(false),
                                                           .since = instant(frame.since),
                                                           .until = instant(frame.until),
                                                           .after = after,
                                                           .limit = frame.limit}};
  }
  std::variant<Hello, Request> operator()(SetRoom& frame) const {
    const auto level = level_of(frame.level);
    if (!level)
      return Request{asker(frame.id),
                     garbled(Refusal::malformed, "data.level: must be usual, all, mentions or none")};
    return Request{
        asker(frame.id),
        teahouse::SetRoom{target(frame.room),
                          {.level = *level,
                           .muted_until = Instant{Duration{static_cast<Duration::rep>(frame.muted_until)}},
                           .pinned = frame.pinned,
                           .archived = Position{frame.archived}}}};
  }
  std::variant<Hello, Request> operator()(ArrangeRoom& frame) const {
    return Request{asker(frame.id),
                   teahouse::ArrangeRoom{
                       target(frame.room),
                       {.name = std::move(frame.name),
                        .topic = std::move(frame.topic),
                        .speakers = frame.speakers,
                        .window = frame.window ? std::optional(Duration{*frame.window}) : std::nullopt},
                       cid_of(frame.cid, fresh_),
                       EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(Attend& frame) const {
    return Request{asker(frame.id), teahouse::Attend{frame.on}};
  }
  std::variant<Hello, Request> operator()(PushSubscribe& frame) const {
    if (!is_endpoint(frame.endpoint)) return no_endpoint(frame.id);
    return Request{asker(frame.id),
                   teahouse::PushSubscribe{{std::move(frame.endpoint), std::move(frame.p256dh),
                                            std::move(frame.auth), frame.words, quiet_of(frame)}}};
  }
  std::variant<Hello, Request> operator()(PushUnsubscribe& frame) const {
    return Request{asker(frame.id), teahouse::PushUnsubscribe{std::move(frame.endpoint)}};
  }
  std::variant<Hello, Request> operator()(PushTest& frame) const {
    if (!is_endpoint(frame.endpoint)) return no_endpoint(frame.id);
    return Request{asker(frame.id), teahouse::PushTest{{std::move(frame.endpoint), std::move(frame.p256dh),
                                                        std::move(frame.auth)}}};
  }
  std::variant<Hello, Request> operator()(AppointKeeper& frame) const {
    return Request{asker(frame.id), Appoint{target(frame.room), target(frame.user), frame.on,
                                            cid_of(frame.cid, fresh_), EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(RemoveMember& frame) const {
    return Request{asker(frame.id), Remove{target(frame.room), target(frame.user), cid_of(frame.cid, fresh_),
                                           EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(FindMembers& frame) const {
    return Request{asker(frame.id), teahouse::FindMembers{target(frame.room), frame.query.value_or(""),
                                                          position(frame.after), frame.limit}};
  }
  std::variant<Hello, Request> operator()(FindPerson& frame) const {
    return Request{asker(frame.id), teahouse::FindPerson{target(frame.user)}};
  }
  std::variant<Hello, Request> operator()(Ping& frame) const {
    return Request{asker(frame.id), teahouse::Ping{}};
  }

 private:
  Asker asker(std::optional<std::string>& id) const {
    return {session_, id ? std::optional(RequestId{std::move(*id)}) : std::nullopt};
  }
  Request no_endpoint(std::optional<std::string>& id) const {
    return {asker(id), garbled(Refusal::malformed, "data.endpoint: must begin with https://")};
  }
  static Garbled garbled(Refusal refusal, std::string message) { return {refusal, std::move(message), {}}; }

  SessionId session_;
  const Fresh& fresh_;
};

}  // namespace

std::variant<Hello, Request> understand(SessionId session, std::string_view text, const Fresh& fresh,
                                        Decoder& decoder) {
  auto frame = decode(text, decoder);
  if (frame) return std::visit(Understand(session, fresh), *frame);
  const DecodeError& error = frame.error();
  return Request{
      {session, error.id ? std::optional(RequestId{*error.id}) : std::nullopt},
      Garbled{error.code, error.message, error.cid ? std::optional(Cid{*error.cid}) : std::nullopt}};
}

}  // namespace teahouse::protocol
