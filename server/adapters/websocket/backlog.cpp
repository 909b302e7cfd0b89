#include "adapters/websocket/backlog.hpp"

#include <utility>

namespace teahouse::websocket {
namespace {

constexpr std::size_t own_block_bytes = 32 * 1024;

}  // namespace

void Backlog::hold(BytesPtr bytes, std::size_t begin, std::size_t end) {
  held_.push_back({std::move(bytes), begin, end});
  bytes_ += end - begin;
  last_is_own_ = false;
}

void Backlog::keep(std::string_view own) {
  // What went is given back by blocks: one that is never empty must not grow for ever.
  if (!last_is_own_ || held_.empty() || held_.back().bytes->text.size() >= own_block_bytes) {
    held_.push_back({new Bytes, 0, 0});
    last_is_own_ = true;
  }
  held_.back().bytes->text.append(own);
  held_.back().end += own.size();
  bytes_ += own.size();
}

std::size_t Backlog::memory() const {
  std::size_t bytes = 0;
  for (const Held& held : held_) bytes += held.bytes->text.capacity();
  return bytes;
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
