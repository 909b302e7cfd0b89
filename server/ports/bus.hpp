#pragma once

#include "core/news.hpp"

namespace teahouse {

/// Where a shard hears the others. Any thread; never waits; may drop what it has no room for.
class BusListener {
 public:
  virtual ~BusListener() = default;
  virtual void hear(NewsPtr news) = 0;
};

/// Spreads news among all shards of all nodes. May lose, repeat and delay; must not invent. Any thread; never
/// waits.
///
/// Nothing durable rests on it: positions reveal what was lost, the store repairs it.
class Bus {
 public:
  virtual ~Bus() = default;

  /// To every shard but the one it is from.
  virtual void publish(NewsPtr news) = 0;
};

}  // namespace teahouse
