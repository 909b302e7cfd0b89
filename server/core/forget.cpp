#include "base/digest.hpp"
#include "core/records.hpp"

namespace teahouse {

Draft recall_all(const ForgetDraft& wish, RoomId room, std::uint32_t count) {
  const auto name = digest(wish.author.id.value.text() + wish.cid.value + room.text());
  return {EntryId{name}, room, wish.author, std::nullopt, Cid{name.text()}, wish.at, RecalledAll{count}};
}

}  // namespace teahouse
