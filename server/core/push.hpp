#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/entry.hpp"
#include "core/room_settings.hpp"

namespace teahouse {

// Browsers that are pushed to: what is kept of them, and what stores are asked and answer.

/// A time of each day, in minutes of the day in UTC. It may go over midnight; from a minute to the same one
/// is the whole day.
struct Quiet {
  std::uint32_t from = 0;
  std::uint32_t to = 0;

  bool has(Instant now) const;
  bool operator==(const Quiet&) const = default;
};

/// Where one browser is pushed to.
struct Subscription {
  std::string endpoint;  ///< An address of its push service; whoever knows it and the keys can push.
  std::string p256dh;    ///< Its key and secret (RFC 8291), in base64url.
  std::string auth;
  bool words = true;                          ///< A push says what was said, not only who said something.
  std::optional<Quiet> quiet = std::nullopt;  ///< When it is not pushed to.

  bool operator==(const Subscription&) const = default;
};

/// Of one person; the one that was said longest ago goes when another comes.
constexpr std::size_t subscriptions_max = 8;

/// A browser that was not here for so long is not known to us any more, as its cookie is good no more: nor do
/// we push to it.
constexpr Duration subscription_life = std::chrono::hours{24 * 400};

/// Whoever is in a room and has browsers that are pushed to.
struct SubscriberSearch {
  RoomId room;
  bool all_only = false;  ///< Only those who want to be told everything that is said there.
  Instant now{};

  bool operator==(const SubscriberSearch&) const = default;
};

struct Subscriber {
  Person person;
  Position mark;  ///< Read up to here.
  Level level = Level::usual;
  Instant muted_until{};
  std::vector<Subscription> browsers;  ///< The one that was said longest ago first.

  bool operator==(const Subscriber&) const = default;
};

struct Subscribers {
  std::string room_name;  ///< Of an open room, if there is anybody.
  std::vector<Subscriber> people;

  bool operator==(const Subscribers&) const = default;
};

/// Whether somebody wants to be told of a message when they are not looking.
bool wants(const Subscriber& subscriber, RoomKind kind, bool is_for_them, Instant now);

/// What became of a push.
enum class PushFate : std::uint8_t {
  delivered,    ///< The push service has it.
  gone,         ///< There is no such browser any more.
  refused,      ///< It would not take it.
  unreachable,  ///< It does not answer, or we had too much to push.
  forbidden,    ///< An address that we do not push to.
};

struct PushOutcome {
  PushFate fate = PushFate::unreachable;
  std::uint32_t status = 0;  ///< Of HTTP; 0 when there was no answer.

  bool operator==(const PushOutcome&) const = default;
};

}  // namespace teahouse
