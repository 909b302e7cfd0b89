#pragma once

#include <optional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/house_for_test.hpp"

namespace teahouse::hub_test {

inline constexpr RoomId lobby = RoomId::lobby();
inline constexpr RoomId tea{RoomKind::open, Uuid{9, 9}};
inline const Person ana{UserId{Uuid{0xa, 1}}, "ana"};
inline const Person ben{UserId{Uuid{0xb, 2}}, "ben"};
inline const Cid cid{"0123456789abcdef"};
inline const EntryId fresh{Uuid{5, 5}};

/// A house, and what its hub asked for at the last event.
class HubTest : public testing::Test {
 protected:
  Effects& happens(const Event& event) { return effects = house.handle(event); }

  Effects& asks(SessionId session, decltype(Request::what) what) {
    return happens(Request{{session, RequestId{"r"}}, std::move(what)});
  }

  void after(Duration time) {
    house.now.tick = house.now.tick + time;
    house.now.wall += time;
  }

  static PersonRecord record(const Person& person) { return House::record(person.name); }

  SessionId comes(const Person& person, Dialect dialect = Dialect::full, std::vector<RoomId> rooms = {}) {
    const SessionId session = house.arrive(person.id, {}, dialect);
    happens(PersonLoaded{session, House::record(person.name, std::move(rooms))});
    return session;
  }

  static EntryPtr entry(RoomId room, std::uint64_t position, const Person& author,
                        What what = Said{"hello"}) {
    std::optional<UserId> to;
    if (room.kind == RoomKind::direct) to = author.id == ana.id ? ben.id : ana.id;
    return House::entry(room, position, author, std::move(what), to);
  }

  template <typename Kind>
  std::vector<Kind> all() const {
    return teahouse::all<Kind>(effects);
  }

  template <typename Kind>
  Kind one() const {
    return only<Kind>(effects);
  }

  Refusal refusal() const { return one<Refuse>().refusal; }

  House house;
  Effects effects;
};

}  // namespace teahouse::hub_test
