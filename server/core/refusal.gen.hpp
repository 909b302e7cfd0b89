// Generated from protocol/teahouse.schema.json by protocol/generate.mjs. Do not edit.
#pragma once

#include <cstdint>

namespace teahouse {

/// Why a request was refused. All are definite (what was asked for did not happen and will not) but
/// `unavailable`: after that nobody knows, and the client asks again with the same cid, also if `readOnly`,
/// `tooFast` or `tooManyPending` is then the answer.
enum class Refusal : std::uint8_t {
  /// Not JSON, not an object of this protocol, or a field of the wrong type; the message names the place.
  malformed,
  /// No request has this type.
  unknown_type,
  /// Something other than `connection` came first.
  not_signed_in,
  /// A second `connection`.
  already_signed_in,
  /// The name has nothing to see in it.
  name_empty,
  /// The name has more than 32 characters.
  name_too_long,
  /// The name has characters that hide or turn text.
  name_not_allowed,
  /// The text has nothing to see in it.
  text_empty,
  /// The text has more than 4,000 code points.
  text_too_long,
  /// There is no such room, or it is none of yours.
  unknown_room,
  /// Nobody is called by this id.
  unknown_recipient,
  /// The room is there, and you have not entered it.
  not_a_member,
  /// Only who keeps the room may do that.
  not_a_keeper,
  /// Nobody else in the room has this id.
  unknown_member,
  /// A room has a keeper: make somebody else one first.
  last_keeper,
  /// A keeper removed you: you come back by an invitation that was made after that.
  invite_too_old,
  /// In this room only keepers speak, and pin.
  only_keepers_speak,
  /// There is no such invitation.
  unknown_invite,
  /// The invitation was taken back.
  invite_revoked,
  /// The invitation was for a time that is over.
  invite_expired,
  /// As many have come by the invitation as it was for.
  invite_used_up,
  /// A room has 50 invitations that are good; take one back first.
  too_many_invites,
  /// The room has no such message.
  unknown_message,
  /// Somebody else said it: only they can edit or recall it.
  not_yours,
  /// The time in which the room lets messages be edited and recalled is over: a day, if no keeper said
  /// otherwise.
  too_late,
  /// The message was recalled: nothing can be done to it any more.
  message_recalled,
  /// It is already as you want it: recalled, or your reaction there, or not there.
  already_so,
  /// A reaction is one emoji.
  not_an_emoji,
  /// The message has 20 different reactions; add to one of them.
  too_many_reactions,
  /// One of the files is none that you sent whole and that is in no message yet.
  unknown_file,
  /// The room has 50 pinned messages; take one down first.
  too_many_pins,
  /// The lobby and direct rooms cannot be left.
  cannot_leave,
  /// Another room is called that.
  room_name_taken,
  /// This cid was used for something else.
  cid_conflict,
  /// Wait for retryAfter milliseconds and send it again.
  too_fast,
  /// More than 16 requests wait for their answers.
  too_many_pending,
  /// Nobody can be in more than 300 rooms.
  too_many_rooms,
  /// The house can be read and not written at the moment.
  read_only,
  /// The store did not answer. What was asked may or may not have happened: ask again with the same cid.
  unavailable,
};

/// Why the server closed the connection, and so what to do: below 4000 as RFC 6455 says; 4000-4099 come back
/// and resume; 4100-4199 sign in again, without the token; 4200-4299 do not come back.
enum class CloseCode : std::uint16_t {
  /// The client closed; so do we.
  normal = 1000,
  /// Not RFC 6455.
  protocol_error = 1002,
  /// A binary message.
  not_text = 1003,
  /// Text that is not UTF-8.
  not_utf8 = 1007,
  /// A message over 64 KiB, or a first one over 4 KiB.
  too_big = 1009,
  /// The server is going down or moving: come back after the time that the notice gave.
  restarting = 1012,
  /// Too much waited to be read. Come back and resume.
  slow_reader = 4008,
  /// The server has too much to do. Come back a little later and resume.
  overloaded = 4009,
  /// No `connection` frame within 5 seconds.
  sign_in_timeout = 4100,
  /// The first frame was not a `connection`.
  sign_in_first = 4101,
  /// The token is too old.
  token_expired = 4102,
  /// The token is not one that this server gave.
  token_tampered = 4103,
  /// The token is another person's than userId says, or was made for another purpose.
  token_foreign = 4104,
  /// Too many malformed requests, or far more frames than anybody needs.
  too_many_strikes = 4200,
};

}  // namespace teahouse
