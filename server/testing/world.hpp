#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "node/shard.hpp"
#include "testing/no_pushes.hpp"
#include "testing/person.hpp"
#include "testing/sim_bus.hpp"
#include "testing/sim_identity.hpp"
#include "testing/sim_store.hpp"
#include "testing/sim_transport.hpp"
#include "testing/trace.hpp"
#include "testing/truth.hpp"
#include "testing/watcher.hpp"

namespace teahouse::sim {

struct Options {
  std::uint32_t nodes = 2;
  std::uint32_t shards = 2;  ///< Of each node.
  Limits limits;
  Faults faults;
  bool keep_trace = false;
  bool records = false;  ///< Appends every frame to the file that TEAHOUSE_FRAMES names.
};

/// A production Shard over a simulated world.
struct SimShard {
  ShardId id;
  std::uint32_t node = 0;
  Dice dice;
  SimTransport transport;
  std::optional<Shard> shard;
  bool awake = false;  ///< A turn is due.
};

/// A house of nodes and shards, and the people in it, in one thread, in virtual time, out of one seed.
class World {
 public:
  World(std::uint64_t seed, Options options);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  const Limits& limits() const { return options_.limits; }
  SimClock& clock() { return clock_; }
  Trace& trace() { return trace_; }
  Faults& faults() { return options_.faults; }
  SimStore& store() { return store_; }
  SimBus& bus() { return bus_; }
  const Truth& truth() const { return truth_; }
  const SimIdentity& identity() const { return identity_; }
  std::uint32_t shard_count() const { return options_.nodes * options_.shards; }
  /// The wished one, modulo their number; the next that is up, if there is one.
  std::uint32_t shard_that_is_up(std::uint32_t wished) const;
  SimShard* shard(std::uint32_t at) { return shards_[at].get(); }

  /// Everything that is due happens.
  void pass(Duration duration) { clock_.pass(duration); }

  // People.

  /// A device of a person who may have others.
  Person& add(const std::string& device, std::shared_ptr<Self> self, Dialect dialect);
  std::deque<Person>& people() { return people_; }
  Person* find(const std::string& device);

  // Misfortune.

  /// The node's process is gone; its connections break.
  void crash(std::uint32_t node);
  void start(std::uint32_t node);
  bool is_up(std::uint32_t node) const { return shards_[node * options_.shards] != nullptr; }

  /// No faults any more, everything that is to run runs, everybody reads.
  void calm_down();
  void stays_down(std::uint32_t node) { down_ = node; }

  // Watchers.

  void watch(Watcher& watcher) { watchers_.push_back(&watcher); }
  void tell_calm();
  void fail(const std::string& promise, const std::string& how);

  struct Failure {
    std::string promise;
    std::string how;
  };
  /// The first broken promise.
  const std::optional<Failure>& failure() const { return failure_; }

  // What a Person needs.

  bool open(std::uint32_t shard, const std::shared_ptr<Wire>& wire);
  void say(std::uint32_t shard, const std::shared_ptr<Wire>& wire, const std::string& text);
  void hang_up(std::uint32_t shard, const std::shared_ptr<Wire>& wire, Duration until_noticed);
  void read(std::uint32_t shard, const std::shared_ptr<Wire>& wire, bool reading);
  void said(const Person& person, const Json& frame);
  void heard(const Person& person, const Json& frame);
  void contradicted(const Person& person, const Json& frame);
  void recorded(const char* direction, std::string_view text);
  void recorded_close(CloseCode code);

 private:
  void wake(std::uint32_t at, Duration wait);
  void beat();
  /// One write for a line: other processes append to the same file, and half a line is no record.
  void record(std::string_view line);

  Options options_;
  const std::uint64_t seed_;
  SimClock clock_;
  Trace trace_;
  Truth truth_;
  SimIdentity identity_;
  SimBus bus_;
  SimStore store_;
  NoPushes pusher_;
  Dice dice_;
  std::uint64_t starts_ = 0;
  std::optional<std::uint32_t> down_;
  bool calm_ = false;
  std::vector<std::unique_ptr<SimShard>> shards_;
  std::deque<Person> people_;
  std::vector<Watcher*> watchers_;
  std::optional<Failure> failure_;
  int recording_ = -1;  // The file that TEAHOUSE_FRAMES names, or -1
};

}  // namespace teahouse::sim
