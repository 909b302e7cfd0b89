#include "adapters/websocket/backlog.hpp"

#include <utility>

namespace teahouse::websocket {

void Backlog::hold(BytesPtr bytes, std::size_t begin, std::size_t end) {
  held_.push_back({std::move(bytes), begin, end});
  bytes_ += end - begin;
  last_is_own_ = false;
}

void Backlog::keep(std::string_view own) {
  if (!last_is_own_ || held_.empty()) {
    held_.push_back({new Bytes, 0, 0});
    last_is_own_ = true;
  }
  held_.back().bytes->text.append(own);
  held_.back().end += own.size();
  bytes_ += own.size();
}

void Backlog::gather(std::vector<iovec>& pieces, std::size_t count) const {
  for (auto at = held_.begin(); at != held_.end() && count > 0; ++at, --count) {
    pieces.push_back({at->bytes->text.data() + at->begin, at->end - at->begin});
  }
}

void Backlog::went(std::size_t count) {
  bytes_ -= count;
  while (count > 0) {
    Held& front = held_.front();
    const std::size_t whole = front.end - front.begin;
    if (count < whole) {
      front.begin += count;
      return;
    }
    count -= whole;
    held_.pop_front();
  }
}

}  // namespace teahouse::websocket
