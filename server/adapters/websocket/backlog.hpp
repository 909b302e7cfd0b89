#pragma once

#include <cstddef>
#include <deque>
#include <string_view>
#include <vector>

#include <sys/uio.h>

#include "adapters/websocket/turn.hpp"

namespace teahouse::websocket {

/// What one reader has not taken yet, in order. Shared bytes are held, not copied; the reader's own are kept
/// together.
class Backlog {
 public:
  /// What waits.
  std::size_t bytes() const { return bytes_; }

  /// What it takes: blocks that are shared count as a whole.
  std::size_t memory() const;

  void hold(BytesPtr bytes, std::size_t begin, std::size_t end);
  void keep(std::string_view own);

  /// The front of it, as at most `count` pieces.
  void gather(std::vector<iovec>& pieces, std::size_t count) const;

  /// So many bytes of the front went.
  void went(std::size_t count);

 private:
  struct Held {
    BytesPtr bytes;
    std::size_t begin;
    std::size_t end;
  };

  std::deque<Held> held_;
  std::size_t bytes_ = 0;
  bool last_is_own_ = false;
};

}  // namespace teahouse::websocket
