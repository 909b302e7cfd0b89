#include "testing/person.hpp"

#include <utility>

#include "testing/world.hpp"

namespace teahouse::sim {
namespace {

constexpr Duration ping_every{4'000};
constexpr Duration patience{6'000};  // With a server that does not say who one is.

}  // namespace

Person::Person(World& world, std::string device, std::shared_ptr<Self> self, Dialect dialect,
               const Dice& dice)
    : world_(world), device_(std::move(device)), self_(std::move(self)), dialect_(dialect), dice_(dice) {}

void Person::connect(std::uint32_t shard) {
  if (wire_ || is_away_) return;
  wire_ = std::make_shared<Wire>();
  shard_ = shard;
  ++connection_;
  live_ = false;
  unanswered_.clear();
  asked_of_.clear();
  deed_of_request_.clear();
  for (auto& [room, view] : rooms_) view.disconnected();
  wire_->on_frame = [this](std::string_view frame) { heard(frame); };
  wire_->on_end = [this](std::optional<CloseCode> code) { ended(code); };
  world_.trace().note(device_, "connects to shard ", std::to_string(shard));
  if (!world_.open(shard, wire_)) return ended(std::nullopt);

  Json data = Json::object();
  if (dialect_ == Dialect::full) data["v"] = 1;
  if (!self_->token.empty()) {
    data["token"] = self_->token;
    data["userId"] = self_->user_id;
  } else {
    data["name"] = self_->name;
  }
  request("connection", data);
  world_.clock().after(patience, [this, connection = connection_] {
    if (connection == connection_ && !live_) hang_up(Duration{0});
  });
}

void Person::hang_up(Duration until_noticed) {
  if (!wire_) return;
  world_.trace().note(device_, "hangs up");
  const auto wire = std::exchange(wire_, nullptr);
  live_ = false;
  wire->on_frame = nullptr;
  wire->on_end = nullptr;
  world_.hang_up(shard_, wire, until_noticed);
}

void Person::read(bool reading) {
  if (!wire_) return;
  world_.trace().note(device_, reading ? "reads again" : "stops reading");
  world_.read(shard_, wire_, reading);
}

void Person::ended(std::optional<CloseCode> code) {
  world_.trace().note(device_, "is closed with ", std::to_string(code ? static_cast<int>(*code) : 0));
  wire_ = nullptr;
  live_ = false;
  if (code && static_cast<int>(*code) / 100 == 41) *self_ = {{}, {}, self_->name};
}

void Person::send(const Json& frame) {
  if (!wire_) return;
  world_.said(*this, frame);
  const std::string text = frame.dump();
  world_.trace().note(device_, "> ", text);
  world_.recorded("client", text);
  world_.say(shard_, wire_, text);
}

void Person::send_raw(const std::string& text) {
  if (!wire_) return;
  world_.trace().note(device_, "> ", text);
  world_.recorded("client", text);
  world_.say(shard_, wire_, text);
}

std::string Person::request(const std::string& type, Json data) {
  const std::string id = std::to_string(connection_) + "." + std::to_string(++requests_);
  unanswered_[id] = world_.clock().tick();
  send({{"type", type}, {"id", id}, {"data", std::move(data)}});
  return id;
}

void Person::want(const std::string& type, Json data) {
  if (dialect_ == Dialect::original) return;  // It knows three words.
  const std::string cid = device_ + "-" + dice_.uuid().text().substr(0, 24);
  data["cid"] = cid;
  deeds_[cid] = {type, std::move(data), 0};
  attempt(cid);
}

void Person::attempt(const std::string& cid) {
  const auto deed = deeds_.find(cid);
  if (deed == deeds_.end() || !live_) return;
  deed->second.sent_on = connection_;
  deed_of_request_[request(deed->second.type, deed->second.data)] = cid;
}

void Person::attempt_later(const std::string& cid, Duration wait) {
  world_.clock().after(wait, [this, cid, connection = connection_] {
    if (connection == connection_) attempt(cid);
  });
}

void Person::say(const std::string& to, const std::string& text) {
  if (dialect_ == Dialect::full) return want("msg", {{"to", to}, {"text", text}});
  if (live_) send({{"type", "msg"}, {"data", {{"to", to}, {"text", text}}}});
}

void Person::change(const std::string& type, const std::string& room, std::uint64_t target, Json more) {
  more["room"] = room;
  more["target"] = target;
  want(type, std::move(more));
}

void Person::keep(const std::string& type, const std::string& room, Json wanted) {
  wanted["room"] = room;
  want(type, std::move(wanted));
}

void Person::forget_me() {
  want("forgetMe", Json::object());
}

void Person::create_room(const std::string& name, const std::string& access) {
  want("createRoom", {{"name", name}, {"access", access}});
}

void Person::invite(const std::string& room, const std::string& secret, std::uint32_t uses) {
  Json data{{"room", room}, {"secret", secret}};
  if (uses > 0) data["uses"] = uses;
  want("createInvite", std::move(data));
}

void Person::join(const std::string& room, const std::string& secret) {
  Json data{{"room", room}};
  if (!secret.empty()) data["secret"] = secret;
  want("join", std::move(data));
}

void Person::leave(const std::string& room) {
  // Who leaves does not want to be let in any more.
  std::erase_if(deeds_, [&](const auto& deed) {
    return deed.second.type == "join" && deed.second.data.at("room") == room;
  });
  want("leave", {{"room", room}});
}

void Person::subscribe(const std::string& room) {
  if (!live_) return;
  Json data{{"room", room}};
  if (const auto found = rooms_.find(room); found != rooms_.end() && found->second.has_begun()) {
    data["since"] = found->second.last();
    data["epoch"] = found->second.epoch;
  }
  asked_of_[request("subscribe", std::move(data))] = room;
}

void Person::subscribe_later(const std::string& room, Duration wait) {
  world_.clock().after(wait, [this, room, connection = connection_] {
    const auto found = rooms_.find(room);
    const bool wanted = found != rooms_.end() && found->second.wanted && !found->second.heard;
    if (connection == connection_ && wanted) subscribe(room);
  });
}

void Person::subscribe_with(const std::string& user) {
  if (live_) request("subscribe", {{"with", user}});
}

void Person::unsubscribe(const std::string& room) {
  if (!live_) return;
  const auto found = rooms_.find(room);
  if (found == rooms_.end() || room == "lobby") return;
  found->second.wanted = found->second.heard = false;
  send({{"type", "unsubscribe"}, {"data", {{"room", room}}}});
}

void Person::ask_history(const std::string& room, std::uint64_t before) {
  if (live_) request("history", {{"room", room}, {"before", before}, {"limit", 20}});
}

void Person::fill(const std::string& room) {
  const auto found = rooms_.find(room);
  if (found == rooms_.end() || !live_) return;
  RoomView& view = found->second;
  if (!view.lacks() || view.asked || !view.wanted) return;
  view.asked = true;
  asked_of_[request("history", {{"room", room}, {"after", view.last()}, {"limit", 50}})] = room;
}

/// Of a crowded room one is told how many are there; who they are is asked for.
void Person::know_all(const std::string& room) {
  if (!view(room).knows_all()) find_people(room, "");
}

void Person::find_people(const std::string& room, const std::string& after) {
  if (!live_) return;
  Json data{{"room", room}, {"limit", 3}};
  if (after.empty()) view(room).begin_to_find();
  if (!after.empty()) data["after"] = after;
  finding_[room] = request("findPeople", std::move(data));
}

void Person::mark_read(const std::string& room, bool quiet) {
  const auto found = rooms_.find(room);
  if (!live_ || found == rooms_.end()) return;
  Json data{{"room", room}, {"seq", found->second.last()}};
  if (quiet) data["quiet"] = true;
  request("read", std::move(data));
}

void Person::write(const std::string& room, bool on) {
  if (live_) send({{"type", "typing"}, {"data", {{"room", room}, {"on", on}}}});
}

void Person::attend(bool on) {
  if (!live_) return;
  send({{"type", "attend"}, {"data", {{"on", on}}}});
  request("pushSubscribe", {{"endpoint", "https://push.example/" + device_},
                            {"p256dh", std::string(87, 'p')},
                            {"auth", std::string(22, 'a')},
                            {"words", on}});
}

void Person::rename(const std::string& name) {
  if (live_) request("changeName", {{"name", name}});
}

void Person::ping() {
  if (live_) request("ping", Json::object());
}

void Person::find_rooms() {
  if (live_) request("findRooms", {{"query", ""}});
}

void Person::find_invite(const std::string& secret) {
  if (live_) request("findInvite", {{"secret", secret}});
}

void Person::keep_pinging() {
  world_.clock().after(ping_every, [this, connection = connection_] {
    if (connection != connection_ || !live_) return;
    ping();
    keep_pinging();
  });
}

}  // namespace teahouse::sim
