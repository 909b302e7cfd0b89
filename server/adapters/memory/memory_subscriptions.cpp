// Browsers that are pushed to.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"

namespace teahouse {

void MemoryStore::subscribe(UserId who, Subscription subscription, Instant now, Done<bool> done) {
  done(locked([&] { return subscribe_now(who, subscription, now); }));
}

void MemoryStore::unsubscribe(std::optional<UserId> who, std::string endpoint, Done<bool> done) {
  done(locked([&] { return unsubscribe_now(who, endpoint); }));
}

void MemoryStore::subscribers(SubscriberSearch search, Done<Subscribers> done) {
  done(locked([&] { return subscribers_now(search); }));
}

bool MemoryStore::subscribe_now(UserId who, const Subscription& subscription, Instant now) {
  const auto found = people_.find(who);
  if (found == people_.end()) return false;
  unsubscribe_now({}, subscription.endpoint);
  for (auto& [id, person] : people_)
    std::erase_if(person.browsers, [&](const auto& one) { return one.second < now - subscription_life; });
  auto& browsers = found->second.browsers;
  browsers.emplace_back(subscription, now);
  if (browsers.size() > subscriptions_max) browsers.erase(browsers.begin());
  return true;
}

bool MemoryStore::unsubscribe_now(std::optional<UserId> who, const std::string& endpoint) {
  std::size_t gone = 0;
  for (auto& [id, person] : people_) {
    if (who && id != *who) continue;
    gone += std::erase_if(person.browsers, [&](const auto& one) { return one.first.endpoint == endpoint; });
  }
  return gone > 0;
}

Subscribers MemoryStore::subscribers_now(const SubscriberSearch& search) const {
  const Log* const log = find(search.room);
  if (log == nullptr) return {};
  Subscribers answer{log->record.name, {}};
  for (const auto& [who, person] : people_) {
    const auto own = person.rooms.find(search.room);
    if (own == person.rooms.end() || !own->second.here) continue;
    const RoomSettings& settings = own->second.settings;
    if (search.all_only && settings.level != Level::all) continue;
    Subscriber one{{who, person.name}, own->second.mark, settings.level, settings.muted_until, {}};
    for (const auto& [browser, said] : person.browsers) {
      if (said >= search.now - subscription_life) one.browsers.push_back(browser);
    }
    if (!one.browsers.empty()) answer.people.push_back(std::move(one));
  }
  if (answer.people.empty()) return {};
  std::ranges::sort(answer.people, {}, [](const Subscriber& one) { return one.person.id; });
  return answer;
}

}  // namespace teahouse
