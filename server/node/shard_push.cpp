// The effects by which people are reached who look elsewhere.

#include "node/letter_of.hpp"
#include "node/shard.hpp"

namespace teahouse {

void Shard::carry_out(const KeepSubscription& keep) {
  world_.subscriptions.subscribe(
      keep.who, keep.subscription, keep.at,
      answer<SubscriptionKept, bool>({keep.asker, keep.subscription.endpoint, true, Fault::unavailable}));
}

void Shard::carry_out(const DropSubscription& drop) {
  if (!drop.asker)
    return world_.subscriptions.unsubscribe(drop.who, drop.endpoint, [](const Result<bool, Fault>&) {});
  world_.subscriptions.unsubscribe(
      drop.who, drop.endpoint,
      answer<SubscriptionKept, bool>({*drop.asker, drop.endpoint, false, Fault::unavailable}));
}

void Shard::carry_out(const FindSubscribers& find) {
  world_.subscriptions.subscribers(find.search,
                                   answer<SubscribersFound, Subscribers>({find.entry, Fault::unavailable}));
}

void Shard::carry_out(const Push& push) {
  world_.pusher.push(letter_of(push),
                     answer<Pushed, PushOutcome>({push.asker, push.browser.endpoint, Fault::unavailable}));
}

}  // namespace teahouse
