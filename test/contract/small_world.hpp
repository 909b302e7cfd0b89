#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "scene.hpp"

namespace teahouse {

/// A small world, so that people meet: four persons, eight rooms, forty cids, some names that are the same
/// when folded.
class World {
 public:
  static Person person() { return people().at(below(people().size())); }
  static RoomId room() {
    if (below(4) == 0) return RoomId::lobby();
    if (below(2) == 0) return open_room();
    return RoomId::direct(person().id, person().id);
  }
  static RoomId open_room() { return {RoomKind::open, {0x100, below(4)}}; }
  static Cid cid() { return Cid{"cid-of-a-small-world-" + std::to_string(below(40))}; }
  static std::string name() {
    static const std::vector<std::string> names{"tea", "Tea", "ＴＥＡ", "coffee", "茶馆", "龙井"};
    return names.at(below(names.size()));
  }
  static What what() {
    switch (below(19)) {
      case 0:
      case 1:
        return Entered{};
      case 2:
        return Left{};
      case 3:
        return Edited{Position{below(6)}, name()};
      case 4:
        return Recalled{Position{below(6)}};
      case 5:
      case 6:
        return Reacted{Position{below(6)}, below(2) == 0 ? "👍" : "🎉", below(3) > 0};
      case 7:
      case 8:
        return Pinned{Position{below(6)}, below(3) > 0};
      case 9:
      case 10:
        return arranged();
      case 15:
        return Appointed{{person().id, {}}, below(3) > 0};
      case 16:
        return Removed{{person().id, {}}};
      case 11:
        return Said{name(), Quote{Position{below(6)}}};
      default:
        return Said{std::string(below(30) == 0 ? page_bytes_max / 2 : 0, 'x') + name()};
    }
  }
  static Arranged arranged() {
    Arranged arranged;
    if (below(2) == 0) arranged.name = name();
    if (below(3) == 0) arranged.topic = below(2) == 0 ? "" : name();
    if (below(3) == 0) arranged.speakers = below(3) == 0 ? Speakers::keepers : Speakers::everyone;
    if (below(3) == 0) arranged.window = Duration{below(2) == 0 ? 0 : 4};
    return arranged;
  }
  static MessageSearch search() {
    static const std::vector<std::string> words{"tea",  "t",      "茶",     "茶馆 x", "x",
                                                "龙井", "nobody", "coffee", ""};
    MessageSearch search{.words = words.at(below(words.size())), .who = person().id};
    if (below(3) == 0) search.from = person().id;
    if (below(3) == 0) search.room = room();
    if (below(4) == 0) search.since = at(static_cast<std::int64_t>(below(20)));
    if (below(4) == 0) search.until = at(static_cast<std::int64_t>(below(20)));
    search.limit = static_cast<std::uint32_t>(1 + below(5));
    return search;
  }
  static std::uint64_t position() {
    return below(10) == 0 ? std::numeric_limits<std::uint64_t>::max() : below(12);
  }
  static std::uint64_t below(std::size_t end) { return *rc::gen::inRange<std::size_t>(0, end); }

 private:
  static const std::vector<Person>& people() {
    static const std::vector<Person> people{ana, ben, cem, {UserId{{0xd, 4}}, "dot"}};
    return people;
  }
};

}  // namespace teahouse
