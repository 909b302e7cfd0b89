#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/event.hpp"

namespace teahouse {

// The effects that are about pushes; see effect.hpp.

// To one client.

struct ShowSubscription {
  Asker asker;
  std::string endpoint;
  bool on = true;
  bool operator==(const ShowSubscription&) const = default;
};

struct ShowPushed {
  Asker asker;
  PushOutcome outcome;
  bool operator==(const ShowPushed&) const = default;
};

// To the store.

struct KeepSubscription {
  Asker asker;
  UserId who;
  Subscription subscription;
  Instant at;
  bool operator==(const KeepSubscription&) const = default;
};

/// Whoever asks drops one of their own. Nobody asks when the push service says that the browser is gone.
struct DropSubscription {
  std::optional<Asker> asker;
  std::optional<UserId> who;
  std::string endpoint;
  bool operator==(const DropSubscription&) const = default;
};

/// Who of those in the entry's room has browsers to be pushed to.
struct FindSubscribers {
  EntryPtr entry;
  SubscriberSearch search;
  bool operator==(const FindSubscribers&) const = default;
};

// To a browser that is not here.

/// That it can be pushed to.
struct PushTried {
  bool operator==(const PushTried&) const = default;
};

/// What was said.
struct PushSaid {
  EntryPtr entry;
  std::string room_name;    ///< Of an open room.
  std::uint32_t count = 1;  ///< So many messages of the room were pushed and are not read, with this one.
  bool urgent = true;       ///< It is for them, and not only what they want to be told too.
  bool operator==(const PushSaid&) const = default;
};

/// That what was pushed of a room is read by now, or taken back.
struct PushRead {
  EntryPtr newest;  ///< Of what was pushed.
  bool operator==(const PushRead&) const = default;
};

struct Push {
  std::optional<Asker> asker;  ///< Whoever wants to try it.
  Subscription browser;
  std::variant<PushTried, PushSaid, PushRead> word;
  bool operator==(const Push&) const = default;
};

}  // namespace teahouse
