#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

#include "core/event.hpp"
#include "ports/bus.hpp"

namespace teahouse {

/// The one door of a shard that any thread may knock at: answers of the store and news of other shards wait
/// here for the shard's next turn.
///
/// Bounded: an answer always finds its place, since only so many questions can be asked (Limits::pending);
/// news beyond `news_max` is dropped and counted, for the bus may lose.
class Mailbox final : public BusListener {
 public:
  static constexpr std::size_t news_max = 4096;

  /// `wake` is called when something comes into an empty mailbox, from the thread that brought it; it must be
  /// cheap, and is set before anyone knocks.
  void on_mail(std::function<void()> wake) { wake_ = std::move(wake); }

  void post(Event event);
  void hear(NewsPtr news) override;

  /// Gives `into`, which is empty, everything that came.
  void drain(std::vector<Event>& into);

  std::size_t dropped() const;

 private:
  std::function<void()> wake_;

  mutable std::mutex mutex_;
  std::vector<Event> events_;  // Guarded by mutex_, as is what follows.
  std::size_t news_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace teahouse
