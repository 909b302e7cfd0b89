#include "testing/room_view.hpp"

#include <algorithm>
#include <utility>

namespace teahouse::sim {
namespace {

RoomView::Line line_of(const Json& frame) {
  const Json& data = frame.at("data");
  return {data.at("id"), data.at("from").at("userId"), data.value("cid", ""),
          frame.at("type").dump() + data.value("change", "") + data.value("target", Json{}).dump() +
              data.value("whom", Json{}).dump()};
}

}  // namespace

void RoomView::begin(std::uint64_t after) {
  if (begun_) return;
  begun_ = true;
  first_ = after + 1;
  last_ = after;
  held_.erase(held_.begin(), held_.upper_bound(after));
}

bool RoomView::take(const Json& frame) {
  const std::uint64_t position = frame.at("data").at("seq");
  const Line line = line_of(frame);
  head_ = std::max(head_, position);
  if (begun_ && position <= last_) {
    const auto known = lines_.find(position);
    return known != lines_.end() && known->second != line;
  }
  const auto [there, is_new] = held_.emplace(position, line);
  if (!is_new && there->second != line) return true;
  if (!begun_) return false;
  for (auto next = held_.find(last_ + 1); next != held_.end(); next = held_.find(last_ + 1)) {
    lines_.insert(held_.extract(next));
    ++last_;
  }
  return false;
}

void RoomView::head_is(std::uint64_t head) {
  head_ = std::max(head_, head);
}

void RoomView::list(const Json& data) {
  listed_ = true;
  only_counted_ = false;
  finding_ = false;
  who_.clear();
  for (const Json& user : data.at("users")) who_[user.at("userId")] = user.at("name");
  count_ = data.at("count");
}

void RoomView::change(const Json& data) {
  if (!listed_) return;
  finding_ = false;
  for (const Json& user : data.at("went")) who_.erase(user.at("userId"));
  for (const Json& user : data.at("came")) who_[user.at("userId")] = user.at("name");
  for (const Json& user : data.at("renamed")) {
    if (const auto found = who_.find(user.at("userId")); found != who_.end()) found->second = user.at("name");
  }
  count_ = data.at("count");
}

void RoomView::counted(const Json& data) {
  count_ = data.at("count");
  only_counted_ = true;
  finding_ = false;
}

void RoomView::begin_to_find() {
  finding_ = true;
  found_.clear();
}

void RoomView::found(const Json& data) {
  if (!finding_) return;
  for (const Json& user : data.at("users")) found_[user.at("userId")] = user.at("name");
  if (data.contains("next")) return;
  only_counted_ = finding_ = false;
  who_ = std::exchange(found_, {});
  count_ = data.at("count");
}

void RoomView::disconnected() {
  heard = asked = listed_ = only_counted_ = finding_ = false;
}

}  // namespace teahouse::sim
