#pragma once

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "core/effect.hpp"

namespace teahouse {

/// The pages that clients of a shard asked for and that are not read yet.
///
/// Each client is read one page after another, and the next only when it has taken most of the last. So a
/// client that asks for many at once (it comes back to fifty rooms, on a slow line) is sent them as fast as
/// it reads, and is not let go as a slow reader for what it was right to ask. On the shard's thread only.
class PageQueue {
 public:
  /// The page, if it is to be read now; else it waits, in the order in which it was asked for.
  std::optional<LoadPage> ask(LoadPage load);

  /// This client's page was read and sent.
  void answered(SessionId session);

  /// The pages that are to be read now. `behind` says of a client how many bytes it has not taken.
  template <typename Behind>
  std::vector<LoadPage> due(const Behind& behind) {
    std::vector<LoadPage> due;
    std::erase_if(idle_, [&](SessionId session) {
      if (behind(session) > behind_bytes_max) return false;
      due.push_back(next(session));
      return true;
    });
    return due;
  }

  /// With one page more this is still well below what may wait for a reader.
  static constexpr std::size_t behind_bytes_max = 64 * 1024;

 private:
  LoadPage next(SessionId session);

  /// Of clients for which a page is being read, or waits.
  std::map<SessionId, std::deque<LoadPage>> waiting_;
  std::vector<SessionId> idle_;  // Those of them for which none is being read.
};

}  // namespace teahouse
