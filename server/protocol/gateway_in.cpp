#include "protocol/gateway.hpp"

namespace teahouse::protocol {
namespace {

Target target(const std::string& text) {
  if (const auto room = RoomId::parse(text)) return *room;
  if (const auto user = Uuid::parse(text)) return UserId{*user};
  return Nobody{};
}

/// A client that gives no cid has no retries to tell apart.
Cid cid_of(const std::optional<std::string>& cid, const Fresh& fresh) {
  return Cid{cid ? *cid : fresh.other.text()};
}

std::optional<Position> position(const std::optional<std::uint64_t>& seq) {
  return seq ? std::optional(Position{*seq}) : std::nullopt;
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
    return Request{asker(frame.id), Say{to, std::move(frame.text), cid_of(frame.cid, fresh_),
                                        EntryId{fresh_.entry}, position(frame.reply)}};
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
                                                      position(frame.after), frame.limit}};
  }
  std::variant<Hello, Request> operator()(Read& frame) const {
    return Request{asker(frame.id), ReadUpTo{target(frame.room), Position{frame.seq}}};
  }
  std::variant<Hello, Request> operator()(CreateRoom& frame) const {
    return Request{
        asker(frame.id),
        teahouse::CreateRoom{std::move(frame.name), frame.topic.value_or(""), cid_of(frame.cid, fresh_),
                             RoomId{RoomKind::open, fresh_.other}, EntryId{fresh_.entry}}};
  }
  std::variant<Hello, Request> operator()(Join& frame) const {
    return Request{asker(frame.id),
                   EnterRoom{target(frame.room), cid_of(frame.cid, fresh_), EntryId{fresh_.entry}}};
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
  std::variant<Hello, Request> operator()(Ping& frame) const {
    return Request{asker(frame.id), teahouse::Ping{}};
  }

 private:
  Asker asker(std::optional<std::string>& id) const {
    return {session_, id ? std::optional(RequestId{std::move(*id)}) : std::nullopt};
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
