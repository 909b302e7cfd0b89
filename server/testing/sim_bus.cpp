#include "testing/sim_bus.hpp"

#include <algorithm>
#include <string>

namespace teahouse::sim {

void SimBus::publish(NewsPtr news) {
  const Attached from = shards_[news->from];
  for (const auto& [shard, to] : shards_) {
    if (shard == news->from) continue;
    if (cut_.contains(std::minmax(from.node, to.node)) || dice_.happens(faults_.bus_loses)) {
      trace_.note("bus", "loses word of shard ",
                  std::to_string(news->from.value) + " to " + std::to_string(shard.value));
      continue;
    }
    carry(news, to);
    if (dice_.happens(faults_.bus_repeats)) carry(news, to);
  }
}

void SimBus::carry(const NewsPtr& news, const Attached& to) {
  clock_.after(dice_.delay(faults_.bus_delay), [news, mailbox = to.mailbox] {
    if (const auto there = mailbox.lock()) there->hear(news);
  });
}

}  // namespace teahouse::sim
