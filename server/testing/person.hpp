#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/event.hpp"
#include "testing/dice.hpp"
#include "testing/room_view.hpp"
#include "testing/wire.hpp"

namespace teahouse::sim {

class World;

/// Who one is, shared by all devices of a person.
struct Self {
  std::string user_id;
  std::string token;
  std::string name;
};

/// A device of somebody, which keeps to docs/protocol.md: it applies what follows, drops what it has, holds
/// what is ahead and asks for the hole, sends again what has no answer, with the same cid, and comes back
/// with `since`.
///
/// One of the original dialect only says things and listens.
class Person {
 public:
  Person(World& world, std::string device, std::shared_ptr<Self> self, Dialect dialect, const Dice& dice);

  const std::string& device() const { return device_; }
  const Self& self() const { return *self_; }
  Dialect dialect() const { return dialect_; }

  /// Counts connections; 0 before the first.
  std::uint64_t connection() const { return connection_; }
  bool is_connected() const { return wire_ != nullptr; }
  bool is_live() const { return live_; }
  std::uint32_t shard() const { return shard_; }

  const std::map<std::string, RoomView>& rooms() const { return rooms_; }

  /// What it wanted done and has no answer to: cids.
  std::size_t undone() const { return deeds_.size(); }

  /// Requests of this connection that have no answer, with the time when they were sent.
  const std::map<std::string, Tick>& unanswered() const { return unanswered_; }

  /// What was acknowledged: cid to position.
  const std::map<std::string, std::pair<std::string, std::uint64_t>>& acknowledged() const {
    return acknowledged_;
  }

  /// What was refused for ever.
  const std::set<std::string>& refused() const { return refused_; }

  // What people do. Without a connection, it is kept for the next one, or not done.

  void connect(std::uint32_t shard);
  void hang_up(Duration until_noticed);
  /// Does not connect any more.
  void stay_away() { is_away_ = true; }
  bool is_away() const { return is_away_; }
  void read(bool reading);

  void say(const std::string& to, const std::string& text);
  /// Edits, recalls, reacts: what is done to a message of a room.
  void change(const std::string& type, const std::string& room, std::uint64_t target, Json more);
  void keep(const std::string& type, const std::string& room, Json wanted);
  void forget_me();
  void create_room(const std::string& name, const std::string& access);
  /// `uses` is 0 for any number.
  void invite(const std::string& room, const std::string& secret, std::uint32_t uses);
  void join(const std::string& room, const std::string& secret = {});
  void leave(const std::string& room);

  void subscribe(const std::string& room);
  void subscribe_with(const std::string& user);
  void unsubscribe(const std::string& room);
  void ask_history(const std::string& room, std::uint64_t before);
  void mark_read(const std::string& room, bool quiet);
  /// Has no answer, whatever becomes of it.
  void write(const std::string& room, bool on);
  /// Somebody sits before it, or goes and wants to be pushed to.
  void attend(bool on);
  void rename(const std::string& name);
  void ping();
  void find_rooms();
  void find_invite(const std::string& secret);
  void find_people(const std::string& room, const std::string& after);
  void send_raw(const std::string& text);

 private:
  /// Something that is to be done once, however often it must be asked for.
  struct Deed {
    std::string type;
    Json data;
    std::uint64_t sent_on = 0;  ///< The connection on which it was sent last.
  };

  // person_hears.cpp
  void heard(std::string_view text);
  void signed_in(const Json& data);
  void answered(const Json& frame);
  void refuse(const Json& frame);
  void entry(const Json& frame);
  void page(const Json& frame);
  void subscribed(const Json& data);
  void room_entered(const Json& data);
  void room_left(const Json& data);
  void people_found(const Json& frame);

  void ended(std::optional<CloseCode> code);
  void send(const Json& frame);
  std::string request(const std::string& type, Json data);
  void want(const std::string& type, Json data);
  void attempt(const std::string& cid);
  void attempt_later(const std::string& cid, Duration wait);
  void subscribe_later(const std::string& room, Duration wait);
  void fill(const std::string& room);
  void know_all(const std::string& room);
  void keep_pinging();
  RoomView& view(const std::string& room) { return rooms_[room]; }

  World& world_;
  const std::string device_;
  const std::shared_ptr<Self> self_;
  const Dialect dialect_;
  Dice dice_;

  std::shared_ptr<Wire> wire_;
  std::uint32_t shard_ = 0;
  std::uint64_t connection_ = 0;
  bool live_ = false;
  bool is_away_ = false;
  std::uint64_t requests_ = 0;
  std::map<std::string, Tick> unanswered_;
  std::map<std::string, std::string> asked_of_;  ///< Requests for a room's log: which room.

  std::map<std::string, std::string> finding_;  ///< By room, the newest request for who is in it.

  std::map<std::string, RoomView> rooms_;
  std::map<std::string, Deed> deeds_;  ///< By cid.
  std::map<std::string, std::string> deed_of_request_;
  std::map<std::string, std::pair<std::string, std::uint64_t>> acknowledged_;
  std::set<std::string> refused_;
};

}  // namespace teahouse::sim
