#include "core/typing.hpp"

#include "base/planted.hpp"

namespace teahouse {

void Typing::heard(const Person& who, bool on, Tick now) {
  if (!on) return stopped(who.id);
  if (writers_.size() >= people_max && !writers_.contains(who.id)) return;
  const auto [found, is_new] = writers_.insert_or_assign(who.id, Writer{who, now + lease});
  untold_ = untold_ || is_new;
}

void Typing::stopped(UserId who) {
  if (writers_.erase(who) > 0) untold_ = true;
}

std::optional<DeliverTyping> Typing::due(RoomId room, Tick now) {
  if (!untold_ && writers_.empty()) return std::nullopt;
  const auto is_over = [&](const auto& writer) {
    return writer.second.until <= now && !planted(Plant::typing_is_for_ever);
  };
  if (std::erase_if(writers_, is_over) > 0) untold_ = true;
  if (!untold_ && writers_.empty()) return std::nullopt;
  if (told_ && now - *told_ < (untold_ ? fold : again)) return std::nullopt;
  told_ = now;
  untold_ = false;
  DeliverTyping told{room, {}, static_cast<std::uint32_t>(writers_.size())};
  for (const auto& [who, writer] : writers_) {
    if (told.people.size() == named) break;
    told.people.push_back(writer.person);
  }
  return told;
}

}  // namespace teahouse
