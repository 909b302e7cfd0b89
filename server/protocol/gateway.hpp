#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/uuid.hpp"
#include "core/effect.hpp"
#include "protocol/codec.hpp"

namespace teahouse::protocol {

// Between the words of the wire and the core's: the only place that knows both. Pure, no state.

/// A `connection` frame. Whether its token is good is for an Identity to say.
struct Hello {
  Asker asker;
  std::optional<std::string> user;
  std::optional<std::string> token;
  std::optional<std::string> name;
  Dialect dialect = Dialect::original;
};

/// Names for what a request may bring into being; the core has no dice and no clock.
struct Fresh {
  Uuid entry;
  Uuid other;  ///< The cid that a client did not give, or a new room's id; begins with the time.
};

/// What a text frame asks. One that cannot be read is a Request too: a Garbled one.
std::variant<Hello, Request> understand(SessionId session, std::string_view text, const Fresh& fresh,
                                        Decoder& decoder);

// Each appends the text of one frame.

void write(const Entry& entry, std::string& out);

/// As write, for those who know of nothing but words: a message that has only files says what they are
/// called.
void write_in_words(const Entry& entry, std::string& out);

void write(const Welcome& welcome, std::string_view token, Instant expires, std::string& out);
void write(const ShowRooms& show, std::string& out);
void write(const Acknowledge& acknowledge, std::string& out);
void write(const ShowForgotten& show, std::string& out);
void write(const Refuse& refuse, std::string& out);
void write(const ShowPage& show, std::string& out);
void write(const ShowPins& show, std::string& out);
void write(const ShowSubscribed& show, std::string& out);
void write(const ShowHole& show, std::string& out);
void write(const ShowMark& show, std::string& out);
void write(const ShowSeen& show, std::string& out);
void write(const ShowSettings& show, std::string& out);
void write(const ShowEntered& show, std::string& out);
void write(const ShowLeft& show, std::string& out);
void write(const ShowFound& show, std::string& out);
void write(const ShowPeople& show, std::string& out);
void write(const ShowMembers& show, std::string& out);
void write(const ShowPerson& show, std::string& out);
void write(const ShowInvites& show, std::string& out);
void write(const ShowInvite& show, std::string& out);
void write(const ShowMessages& show, std::string& out);
void write(const ShowSubscription& show, std::string& out);
void write(const ShowPushed& show, std::string& out);
void write(const ShowPong& show, Instant at, std::string& out);
void write(const ShowMoving& show, std::string& out);
void write(const DeliverRoster& deliver, std::string& out);
void write(const DeliverTyping& deliver, std::string& out);
void write_count(RoomId room, std::uint32_t count, std::string& out);
void write_people(RoomId room, const std::vector<Person>& people, std::uint32_t count, std::string& out);

/// What a push says, for the client's worker: JSON, at most a letter's length. See docs/protocol.md.
std::string push_words(const Push& push);

}  // namespace teahouse::protocol
