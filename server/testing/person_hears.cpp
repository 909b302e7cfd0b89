// The second half of Person: what the server says, and what follows from it.
#include "testing/person.hpp"
#include "testing/world.hpp"

namespace teahouse::sim {
namespace {

enum Type : int {
  send_msg = 1,
  online_count = 2,
  send_name = 3,
  send_user_list = 4,
  acknowledged_type = 5,
  refused_type = 6,
  pong = 7,
  roster_changed = 8,
  page_type = 9,
  subscribed_type = 10,
  membership_changed = 13,
  my_rooms = 14,
  room_entered_type = 15,
  room_left_type = 16,
  people_found_type = 19,
  edited = 20,
  recalled = 21,
  reacted = 22,
  pinned = 45,
  arranged = 50,
  appointed = 51,
  removed = 52,
  recalled_all = 60,
};

constexpr Duration retry_soon{300};

}  // namespace

void Person::heard(std::string_view text) {
  world_.trace().note(device_, "< ", text);
  world_.recorded("server", text);
  const Json frame = Json::parse(text);
  world_.heard(*this, frame);
  const Json& data = frame.at("data");
  switch (frame.at("type").get<int>()) {
    case send_name:
      signed_in(data);
      break;
    case send_msg:
    case membership_changed:
    case edited:
    case recalled:
    case reacted:
    case pinned:
    case arranged:
    case appointed:
    case removed:
    case recalled_all:
      entry(frame);
      break;
    default:
      break;
  }
  if (dialect_ == Dialect::original) return;
  switch (frame.at("type").get<int>()) {
    case online_count:
      view(data.at("room")).counted(data);
      know_all(data.at("room"));
      break;
    case send_user_list:
      view(data.at("room")).list(data);
      know_all(data.at("room"));
      break;
    case roster_changed:
      // Who is then still unknown is a fault of the house: it would not be seen if it were asked for.
      view(data.at("room")).change(data);
      break;
    case people_found_type:
      people_found(frame);
      break;
    case acknowledged_type:
      acknowledged_[data.at("cid")] = {data.at("room"), data.at("seq")};
      break;
    case refused_type:
      return refuse(frame);
    case page_type:
      page(frame);
      break;
    case subscribed_type:
      subscribed(data);
      break;
    case my_rooms:
      for (const Json& room : data.at("rooms")) room_entered(room);
      for (const auto& [cid, deed] : deeds_) attempt(cid);
      break;
    case room_entered_type:
      room_entered(data);
      break;
    case room_left_type:
      room_left(data);
      break;
    case pong:
      for (const Json& head : data.at("heads")) {
        const bool is_new = !rooms_.contains(head.at("room"));
        view(head.at("room")).head_is(head.at("head"));
        if (is_new) subscribe(head.at("room"));
        fill(head.at("room"));
      }
      break;
    default:
      break;
  }
  answered(frame);
}

void Person::signed_in(const Json& data) {
  self_->user_id = data.at("userId");
  self_->token = data.at("token");
  if (live_) return;
  live_ = true;
  if (dialect_ == Dialect::full) keep_pinging();
}

void Person::answered(const Json& frame) {
  const auto id = frame.find("id");
  if (id == frame.end()) return;
  unanswered_.erase(id->get<std::string>());
  if (const auto deed = deed_of_request_.find(*id); deed != deed_of_request_.end()) {
    deeds_.erase(deed->second);
    deed_of_request_.erase(deed);
  }
}

void Person::refuse(const Json& frame) {
  const std::string code = frame.at("data").at("code");
  const std::string id = frame.value("id", "");
  unanswered_.erase(id);
  const bool again =
      code == "tooFast" || code == "unavailable" || code == "tooManyPending" || code == "readOnly";
  if (const auto deed = deed_of_request_.find(id); deed != deed_of_request_.end()) {
    const std::string cid = deed->second;
    deed_of_request_.erase(deed);
    if (again) return attempt_later(cid, Duration{frame.at("data").value("retryAfter", retry_soon.count())});
    deeds_.erase(cid);
    refused_.insert(cid);
  }
  if (const auto asked = asked_of_.find(id); asked != asked_of_.end()) {
    const std::string room = asked->second;
    asked_of_.erase(asked);
    const auto found = rooms_.find(room);
    if (found == rooms_.end()) return;
    found->second.asked = false;
    if (again) {
      subscribe_later(room, retry_soon);
    } else {
      found->second.wanted = found->second.heard = false;
    }
  }
}

void Person::entry(const Json& frame) {
  const std::string room = frame.at("data").at("room");
  view(room).messages.take(frame, frame.at("data").at("seq"));
  if (view(room).take(frame)) world_.contradicted(*this, frame);
  if (dialect_ == Dialect::full) fill(room);
}

void Person::page(const Json& frame) {
  const Json& data = frame.at("data");
  const std::string room = data.at("room");
  const Json& entries = data.at("entries");
  RoomView& known = view(room);
  const auto asked = asked_of_.find(frame.value("id", ""));
  const bool ours = asked != asked_of_.end();
  if (!known.has_begun() && ours) {
    known.begin(entries.empty() ? data.at("head").get<std::uint64_t>()
                                : entries[0].at("data").at("seq").get<std::uint64_t>() - 1);
  }
  const std::uint64_t before = known.last();
  for (const Json& one : entries) {
    known.messages.take(one, data.at("head"));
    if (known.take(one)) world_.contradicted(*this, one);
  }
  known.head_is(data.at("head"));
  if (ours) {
    known.asked = false;
    asked_of_.erase(asked);
  }
  if (known.last() > before || !ours) fill(room);
}

void Person::subscribed(const Json& data) {
  RoomView& known = view(data.at("room"));
  known.epoch = data.at("epoch");
  known.heard = known.wanted;  // The answer may be older than a change of mind.
  known.head_is(data.at("head"));
}

void Person::room_entered(const Json& data) {
  const std::string room = data.at("room");
  RoomView& known = view(room);
  known.wanted = true;
  if (!known.heard) subscribe(room);
}

void Person::room_left(const Json& data) {
  RoomView& known = view(data.at("room"));
  known.wanted = known.heard = false;
}

void Person::people_found(const Json& frame) {
  const Json& data = frame.at("data");
  const std::string room = data.at("room");
  if (finding_[room] != frame.value("id", "")) return;
  const std::string next = data.value("next", "");
  view(room).found(data);
  if (!next.empty()) find_people(room, next);
}

}  // namespace teahouse::sim
