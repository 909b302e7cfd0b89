#include "core/policy.hpp"

#include "base/text.hpp"

namespace teahouse {

std::optional<Refusal> refuse_name(std::string_view name, const Limits& limits) {
  if (!is_visible(name)) return Refusal::name_empty;
  if (grapheme_count(name) > limits.name_graphemes) return Refusal::name_too_long;
  if (name.size() > limits.name_bytes) return Refusal::name_too_long;
  if (!allowed_in_name(name)) return Refusal::name_not_allowed;
  return std::nullopt;
}

std::optional<Refusal> refuse_topic(std::string_view topic, const Limits& limits) {
  if (topic.empty()) return std::nullopt;
  if (grapheme_count(topic) > limits.topic_graphemes) return Refusal::text_too_long;
  if (topic.size() > limits.topic_bytes) return Refusal::text_too_long;
  if (!allowed_in_name(topic)) return Refusal::name_not_allowed;
  return std::nullopt;
}

std::optional<Refusal> refuse_text(std::string_view text, const Limits& limits) {
  // Bytes first: counting is for what could be short enough.
  if (text.size() > limits.text_code_points * 4) return Refusal::text_too_long;
  if (code_point_count(text) > limits.text_code_points) return Refusal::text_too_long;
  if (!is_visible(text)) return Refusal::text_empty;
  return std::nullopt;
}

std::optional<Refusal> refuse_text_of_files(std::string_view text, const Limits& limits) {
  return text.empty() ? std::nullopt : refuse_text(text, limits);
}

std::string_view explain(Refusal refusal) {
  switch (refusal) {
    case Refusal::malformed:
      return "this is not a frame of the protocol";
    case Refusal::unknown_type:
      return "no request has this type";
    case Refusal::not_signed_in:
      return "the first frame must be `connection`";
    case Refusal::already_signed_in:
      return "this connection is signed in already";
    case Refusal::name_empty:
      return "a name needs at least one visible character";
    case Refusal::name_too_long:
      return "a name has at most 32 characters";
    case Refusal::name_not_allowed:
      return "a name may not have characters that hide or turn text";
    case Refusal::text_empty:
      return "a text needs at least one visible character";
    case Refusal::text_too_long:
      return "a text has at most 4,000 code points";
    case Refusal::unknown_room:
      return "there is no such room, or it is none of yours";
    case Refusal::unknown_recipient:
      return "nobody has this id";
    case Refusal::not_a_member:
      return "enter the room first";
    case Refusal::not_a_keeper:
      return "only who keeps the room may do that";
    case Refusal::unknown_member:
      return "nobody else in the room has this id";
    case Refusal::last_keeper:
      return "a room has a keeper: make somebody else one first";
    case Refusal::invite_too_old:
      return "a keeper removed you; come back by an invitation that was made after that";
    case Refusal::only_keepers_speak:
      return "in this room only keepers speak";
    case Refusal::unknown_invite:
      return "there is no such invitation";
    case Refusal::invite_revoked:
      return "the invitation was taken back";
    case Refusal::invite_expired:
      return "the invitation was for a time that is over";
    case Refusal::invite_used_up:
      return "as many have come by the invitation as it was for";
    case Refusal::too_many_invites:
      return "a room has at most 50 invitations that are good";
    case Refusal::unknown_message:
      return "the room has no such message";
    case Refusal::not_yours:
      return "only who said it can edit or recall it";
    case Refusal::too_late:
      return "the time in which the room lets messages be edited and recalled is over";
    case Refusal::message_recalled:
      return "the message was recalled";
    case Refusal::already_so:
      return "it is so already";
    case Refusal::not_an_emoji:
      return "a reaction is one emoji";
    case Refusal::too_many_pins:
      return "a room has at most 50 pinned messages";
    case Refusal::too_many_reactions:
      return "a message has at most 20 different reactions";
    case Refusal::unknown_file:
      return "a message takes files that its author sent whole and that are in no message yet";
    case Refusal::cannot_leave:
      return "the lobby and direct rooms cannot be left";
    case Refusal::room_name_taken:
      return "another room is called that";
    case Refusal::cid_conflict:
      return "this cid was used for something else";
    case Refusal::too_fast:
      return "wait for retryAfter milliseconds and send it again";
    case Refusal::too_many_pending:
      return "wait for answers before you ask for more";
    case Refusal::too_many_rooms:
      return "nobody can be in more than 300 rooms";
    case Refusal::read_only:
      return "the house can be read and not written at the moment";
    case Refusal::unavailable:
      return "the store did not answer; ask again with the same cid";
  }
  return "refused";
}

}  // namespace teahouse
