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
  /// cheap, and may not turn to this mailbox. Any thread. The one before is not called any more when this
  /// returns: whoever is woken takes it back, with `{}`, before they go, for answers may come later.
  void on_mail(std::function<void()> wake);

  void post(Event event);
  void hear(NewsPtr news) override;

  /// Gives `into`, which is empty, everything that came.
  void drain(std::vector<Event>& into);

  std::size_t dropped() const;

 private:
  mutable std::mutex mutex_;
  std::function<void()> wake_;  // Guarded by mutex_, as is what follows.
  std::vector<Event> events_;
  std::size_t news_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace teahouse
