#include "adapters/memory/local_bus.hpp"

namespace teahouse {

void LocalBus::attach(ShardId shard, BusListener& listener) {
  listeners_.emplace_back(shard, &listener);
}

void LocalBus::publish(NewsPtr news) {
  for (const auto& [shard, listener] : listeners_) {
    if (shard != news->from) listener->hear(news);
  }
}

}  // namespace teahouse
