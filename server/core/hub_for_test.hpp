#pragma once

#include <optional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub.hpp"

namespace teahouse::hub_test {

inline constexpr RoomId lobby = RoomId::lobby();
inline constexpr RoomId tea{RoomKind::open, Uuid{9, 9}};
inline const Person ana{UserId{Uuid{0xa, 1}}, "ana"};
inline const Person ben{UserId{Uuid{0xb, 2}}, "ben"};
inline const Cid cid{"0123456789abcdef"};
inline const EntryId fresh{Uuid{5, 5}};

/// A hub, and what it asked for at the last event.
class HubTest : public testing::Test {
 protected:
  HubTest() { happens(ChangesLoaded{changes_now, Changes{}}); }

  Effects& happens(const Event& event) {
    effects.clear();
    hub.handle(event, now, effects);
    return effects;
  }

  Effects& asks(SessionId session, decltype(Request::what) what) {
    return happens(Request{{session, RequestId{"r"}}, std::move(what)});
  }

  void after(Duration time) {
    now.tick = now.tick + time;
    now.wall += time;
  }

  static PersonRecord record(const Person& person, std::vector<RoomId> rooms = {}) {
    PersonRecord record{person.name, {}};
    rooms.insert(rooms.begin(), lobby);
    for (const RoomId room : rooms) {
      RoomRecord known;
      known.id = room;
      record.rooms.push_back({known, Position{}, 0, nullptr});
    }
    return record;
  }

  SessionId comes(std::uint32_t slot, const Person& person, Dialect dialect = Dialect::full,
                  std::vector<RoomId> rooms = {}) {
    const SessionId session{slot, 1};
    happens(Opened{session});
    happens(SignIn{{session, {}}, person.id, {}, dialect});
    happens(PersonLoaded{session, record(person, std::move(rooms))});
    return session;
  }

  static EntryPtr entry(RoomId room, std::uint64_t position, const Person& author,
                        What what = Said{"hello"}) {
    std::optional<UserId> to;
    if (room.kind == RoomKind::direct) to = author.id == ana.id ? ben.id : ana.id;
    return std::make_shared<const Entry>(
        Entry{room, Position{position}, fresh, author, to, cid, {}, std::move(what)});
  }

  template <typename Kind>
  std::vector<Kind> all() const {
    std::vector<Kind> some;
    for (const Effect& effect : effects) {
      if (const auto* const kind = std::get_if<Kind>(&effect)) some.push_back(*kind);
    }
    return some;
  }

  template <typename Kind>
  Kind one() const {
    const auto some = all<Kind>();
    EXPECT_THAT(some, testing::SizeIs(1));
    return some.empty() ? Kind{} : some.front();
  }

  Refusal refusal() const { return one<Refuse>().refusal; }

  Hub hub{ShardId{1}, 77, Limits{}};
  Now now{Tick{Duration{100'000}}, Instant{Duration{1'000'000}}};
  Effects effects;
};

}  // namespace teahouse::hub_test
