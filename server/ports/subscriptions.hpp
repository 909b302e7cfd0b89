#pragma once

#include <optional>
#include <string>

#include "core/push.hpp"
#include "ports/fault.hpp"

namespace teahouse {

/// Browsers that are pushed to. Called and answered as Store is, and held to
/// test/contract/subscriptions_contract.hpp.
class Subscriptions {
 public:
  virtual ~Subscriptions() = default;

  /// Pushes to this browser are for this person from now on, and for nobody else; answers false for somebody
  /// never seen before. Of a person at most subscriptions_max are kept, those that were said last, and none
  /// of anybody for longer than subscription_life after it was said.
  virtual void subscribe(UserId who, Subscription subscription, Instant now, Done<bool> done) = 0;

  /// Nobody is pushed to there any more; answers false if nobody was. With a person, only if it is theirs.
  virtual void unsubscribe(std::optional<UserId> who, std::string endpoint, Done<bool> done) = 0;

  /// Of the people who are in the room those who have browsers to be pushed to; nobody for a room that is not
  /// there.
  virtual void subscribers(SubscriberSearch search, Done<Subscribers> done) = 0;
};

}  // namespace teahouse
