#include "core/arranging.hpp"

namespace teahouse {
namespace {

template <typename Part>
void keep_news(std::optional<Part>& wanted, const Part& present) {
  if (wanted == present) wanted.reset();
}

}  // namespace

Arranged what_is_new(const Arranged& wanted, const RoomRecord& room) {
  Arranged news = wanted;
  keep_news(news.name, room.name);
  keep_news(news.topic, room.topic);
  keep_news(news.speakers, room.speakers);
  keep_news(news.window, room.window);
  return news;
}

bool asks_again(const RoomDraft& draft, const RoomRecord& room) {
  const bool called_so = room.name == draft.name && room.topic == draft.topic;
  return (called_so || room.arranged != Position{}) && room.access == draft.access;
}

bool is_empty(const Arranged& arranged) {
  return arranged == Arranged{};
}

void arrange(RoomRecord& room, const Arranged& arranged, Position position) {
  if (arranged.name) room.name = *arranged.name;
  if (arranged.topic) room.topic = *arranged.topic;
  if (arranged.speakers) room.speakers = *arranged.speakers;
  if (arranged.window) room.window = *arranged.window;
  room.arranged = position;
}

std::optional<Refusal> refuse_doing(const What& what, const RoomRecord& room, Role role) {
  if (role == Role::keeper) return std::nullopt;
  if (is_keeping(what)) return Refusal::not_a_keeper;
  const bool speaks = is_said(what) || std::holds_alternative<Pinned>(what);
  return speaks && room.speakers == Speakers::keepers ? std::optional(Refusal::only_keepers_speak)
                                                      : std::nullopt;
}

}  // namespace teahouse
