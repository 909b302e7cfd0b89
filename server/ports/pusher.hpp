#pragma once

#include <string>

#include "core/push.hpp"
#include "ports/fault.hpp"

namespace teahouse {

/// A word to one browser, which it can read alone.
struct Letter {
  Subscription browser;
  std::string words;    ///< At most letter_bytes_max.
  std::string topic;    ///< One that is not delivered yet gives way to a newer one of the same topic.
  bool patient = true;  ///< Tried again when the push service is busy or away.
  bool urgent = true;   ///< Worth waking a device that saves its battery.
  bool first = false;   ///< Nothing of this topic went out before it.
  /// Says only that what went out with this topic is not true any more: if that is the first and still here,
  /// neither goes out.
  bool takes_back = false;
};

/// Push services take 4,096 bytes, sealed.
constexpr std::size_t letter_bytes_max = 3'900;

/// Brings letters to the push services of browsers, outside the house. Any thread; never waits; see Done. May
/// give up: a push is a help and no promise.
class Pusher {
 public:
  virtual ~Pusher() = default;
  virtual void push(Letter letter, Done<PushOutcome> done) = 0;
};

}  // namespace teahouse
