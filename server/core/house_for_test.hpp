#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/hub.hpp"

namespace teahouse {

/// A Hub and those around it, for its tests: time that is told, a log of each room, and effects by kind.
class House {
 public:
  explicit House(Limits limits = {}) : limits(limits), hub(ShardId{1}, 11, limits) {
    handle(Ticked{});
    handle(ChangesLoaded{only_change, Changes{only_change, {}}});
  }

  /// The number of the newest change in the store, when the house opens.
  static constexpr std::uint64_t only_change = 5;

  static UserId user(std::uint64_t number) { return UserId{{number, 1}}; }
  static RoomId open_room(std::uint64_t number) { return {RoomKind::open, {number, 2}}; }
  static Cid cid(int number) { return Cid{"cid-of-sixteen-" + std::to_string(100 + number)}; }

  Effects handle(const Event& event) {
    Effects effects;
    hub.handle(event, now, effects);
    return effects;
  }

  Effects pass(Duration duration) {
    now.tick = now.tick + duration;
    now.wall += duration;
    return handle(Ticked{});
  }

  SessionId open() {
    const SessionId session{slots++, 1};
    handle(Opened{session});
    return session;
  }

  static PersonRecord record(std::optional<std::string> name, std::vector<RoomId> rooms = {}) {
    PersonRecord record{std::move(name), {}};
    rooms.insert(rooms.begin(), RoomId::lobby());
    for (const RoomId room : rooms) record.rooms.push_back({room_record(room), {}, 0, nullptr});
    return record;
  }

  static RoomRecord room_record(RoomId room, Position head = Position{}) {
    RoomRecord record;
    record.id = room;
    record.head = head;
    return record;
  }

  /// Connects and says who it is; the store's answer has not come.
  SessionId arrive(UserId who, std::optional<std::string> name = {}, Dialect dialect = Dialect::full) {
    const SessionId session = open();
    handle(SignIn{{session, {}}, who, std::move(name), dialect});
    return session;
  }

  /// Signed in, in the lobby and these rooms.
  SessionId come(UserId who, const std::string& name, std::vector<RoomId> rooms = {},
                 Dialect dialect = Dialect::full) {
    const SessionId session = arrive(who, name, dialect);
    handle(PersonLoaded{session, record(name, std::move(rooms))});
    return session;
  }

  template <typename What>
  Effects ask(SessionId session, What what, std::optional<RequestId> id = {}) {
    return handle(Request{{session, std::move(id)}, std::move(what)});
  }

  static Say say(Target to, std::string text, Cid cid = House::cid(1)) {
    return {to, std::move(text), std::move(cid), EntryId{{9, 9}}};
  }

  static EntryPtr entry(RoomId room, std::uint64_t position, Person author, What what,
                        std::optional<UserId> to = {}) {
    return std::make_shared<const Entry>(Entry{room,
                                               Position{position},
                                               EntryId{{position, 3}},
                                               std::move(author),
                                               to,
                                               cid(static_cast<int>(position)),
                                               {},
                                               std::move(what)});
  }
  static EntryPtr said(RoomId room, std::uint64_t position, const std::string& text = "hello") {
    return entry(room, position, {user(99), "zoe"}, Said{text});
  }

  Effects hear(const EntryPtr& entry, std::optional<RoomRecord> room = {}) {
    return handle(Heard{std::make_shared<const News>(
        News{ShardId{2}, 22, std::vector<Announcement>{{entry, std::move(room)}}})});
  }

  Effects hear(Word word) {
    return handle(Heard{std::make_shared<const News>(News{ShardId{2}, 22, std::move(word)})});
  }

  /// Another shard says for the first time who is on it.
  void hear_of(const Person& person, std::vector<RoomId> rooms) {
    hear(Word(PresenceDelta{0, 1, {{person, std::move(rooms)}}, {}}));
  }

  /// The store has nothing new.
  Effects look() { return handle(ChangesLoaded{only_change, Changes{only_change, {}}}); }

  /// The store's answer to the one LoadPage among the effects.
  Effects answer_page(const Effects& effects, Position head, std::vector<EntryPtr> entries = {});

  Effects subscribe(SessionId session, Target room, std::optional<Position> since, Position head,
                    std::vector<EntryPtr> entries = {}) {
    return answer_page(ask(session, Subscribe{room, since, {}}), head, std::move(entries));
  }

  Now now{Tick{Duration{1'000'000}}, Instant{Duration{1'000'000'000}}};
  Limits limits;
  Hub hub;
  std::uint32_t slots = 0;
};

/// The effects of one kind, in order.
template <typename Kind>
std::vector<Kind> all(const Effects& effects) {
  std::vector<Kind> some;
  for (const Effect& effect : effects) {
    if (const auto* const one = std::get_if<Kind>(&effect)) some.push_back(*one);
  }
  return some;
}

template <typename Kind>
bool none(const Effects& effects) {
  return all<Kind>(effects).empty();
}

/// The one effect of its kind.
template <typename Kind>
Kind only(const Effects& effects) {
  const auto some = all<Kind>(effects);
  return some.size() == 1 ? some.front()
                          : throw std::logic_error("there are " + std::to_string(some.size()) + " of them");
}

inline Effects House::answer_page(const Effects& effects, Position head, std::vector<EntryPtr> entries) {
  const auto load = only<LoadPage>(effects);
  return handle(
      PageLoaded{load.asker, load.use, load.query,
                 std::variant<Page, Refusal>(Page{Epoch{1}, Position{1}, head, std::move(entries)})});
}

/// The words published, of one kind.
template <typename Kind>
std::vector<Kind> words(const Effects& effects) {
  std::vector<Kind> some;
  for (const auto& publish : all<Publish>(effects)) {
    if (const auto* const one = std::get_if<Kind>(&publish.word)) some.push_back(*one);
  }
  return some;
}

inline std::vector<std::uint64_t> delivered(const Effects& effects) {
  std::vector<std::uint64_t> positions;
  for (const auto& deliver : all<Deliver>(effects)) positions.push_back(deliver.entry->position.value);
  return positions;
}

}  // namespace teahouse
