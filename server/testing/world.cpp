#include "testing/world.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/check.hpp"

namespace teahouse::sim {
namespace {

enum Stream : std::uint64_t { of_bus = 1, of_store, of_turns, of_people = 100, of_shards = 10'000 };

}  // namespace

World::World(std::uint64_t seed, Options options)
    : options_(options),
      seed_(seed),
      trace_(clock_, options.keep_trace),
      bus_(clock_, options_.faults, trace_, Dice(seed, of_bus)),
      store_(clock_, options_.faults, trace_, Dice(seed, of_store)),
      dice_(seed, of_turns) {
  store_.on_committed([this](const EntryPtr& entry) {
    truth_.committed(entry, clock_.tick());
    trace_.note("store", "commits ", entry->room.text() + " " + std::to_string(entry->position.value));
    for (Watcher* const watcher : watchers_) watcher->committed(*this, *entry);
  });
  if (const char* const file = std::getenv("TEAHOUSE_FRAMES");
      options_.records && file != nullptr && *file != '\0') {
    recording_ = ::open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  }
  shards_.resize(shard_count());
  for (std::uint32_t node = 0; node < options_.nodes; ++node) start(node);
  beat();
}

World::~World() {
  if (recording_ >= 0) ::close(recording_);
}

Person& World::add(const std::string& device, std::shared_ptr<Self> self, Dialect dialect) {
  return people_.emplace_back(*this, device, std::move(self), dialect,
                              Dice(seed_, of_people + people_.size()));
}

Person* World::find(const std::string& device) {
  for (Person& person : people_) {
    if (person.device() == device) return &person;
  }
  return nullptr;
}

void World::start(std::uint32_t node) {
  if (is_up(node) || (down_ == node && calm_)) return;
  trace_.note("node ", std::to_string(node), " starts");
  for (std::uint32_t at = node * options_.shards; at < (node + 1) * options_.shards; ++at) {
    const Dice dice(seed_, of_shards + starts_++);
    shards_[at].reset(
        new SimShard{ShardId{at}, node, dice, {clock_, options_.faults, Dice(seed_, ~starts_)}, {}, false});
    SimShard& made = *shards_[at];
    made.shard.emplace(made.id, options_.limits,
                       teahouse::World{store_, store_, store_, store_, bus_, identity_, clock_, made.dice,
                                       made.transport, pusher_});
    made.transport.tell(*made.shard, [this, at] { wake(at, Duration{0}); });
    made.shard->mailbox()->on_mail([this, at] { wake(at, Duration{0}); });
    bus_.attach(made.id, node, made.shard->mailbox());
  }
}

void World::crash(std::uint32_t node) {
  if (!is_up(node)) return;
  trace_.note("node ", std::to_string(node), " crashes");
  for (std::uint32_t at = node * options_.shards; at < (node + 1) * options_.shards; ++at) {
    // What is still on its way to the mailbox must not wake a shard that is no more.
    shards_[at]->shard->mailbox()->on_mail({});
    shards_[at].reset();
  }
}

void World::wake(std::uint32_t at, Duration wait) {
  SimShard* const shard = shards_[at].get();
  if (shard == nullptr || std::exchange(shard->awake, true)) return;
  clock_.after(wait, [this, at, shard, incarnation = shard->shard->hub().incarnation()] {
    if (shards_[at].get() != shard || shard->shard->hub().incarnation() != incarnation) return;
    shard->awake = false;
    shard->transport.receive();
    shard->shard->turn();
    if (const auto due = shard->shard->due()) {
      clock_.after(std::max(*due - clock_.tick(), Duration{0}), [this, at] { wake(at, Duration{0}); });
    }
    for (Watcher* const watcher : watchers_) watcher->turned(*this, *shard);
  });
}

void World::beat() {
  clock_.after(Shard::beat, [this] {
    for (std::uint32_t at = 0; at < shards_.size(); ++at) wake(at, Duration{0});
    beat();
  });
}

void World::calm_down() {
  trace_.note("world", "is calm");
  calm_ = true;
  options_.faults = Faults{};
  bus_.heal();
  for (std::uint32_t node = 0; node < options_.nodes; ++node) start(node);
  if (down_) crash(*down_);
  for (Person& person : people_) person.read(true);
}

void World::tell_calm() {
  for (Watcher* const watcher : watchers_) watcher->calm(*this);
}

void World::fail(const std::string& promise, const std::string& how) {
  trace_.note("BROKEN", " " + promise + ": ", how);
  if (!failure_) failure_ = {promise, how};
}

std::uint32_t World::shard_that_is_up(std::uint32_t wished) const {
  for (std::uint32_t next = 0; next < shards_.size(); ++next) {
    const std::uint32_t at = (wished % shard_count() + next) % shard_count();
    if (shards_[at]) return at;
  }
  return wished % shard_count();
}

bool World::open(std::uint32_t shard, const std::shared_ptr<Wire>& wire) {
  if (!shards_[shard]) return false;
  shards_[shard]->transport.connect(wire);
  return true;
}

void World::say(std::uint32_t shard, const std::shared_ptr<Wire>& wire, const std::string& text) {
  if (shards_[shard] && wire->server_here) shards_[shard]->transport.say(wire, text);
}

void World::hang_up(std::uint32_t shard, const std::shared_ptr<Wire>& wire, Duration until_noticed) {
  wire->client_here = false;
  if (shards_[shard] && wire->server_here) shards_[shard]->transport.hang_up(wire, until_noticed);
}

void World::read(std::uint32_t shard, const std::shared_ptr<Wire>& wire, bool reading) {
  if (shards_[shard] && wire->server_here) shards_[shard]->transport.read(wire, reading);
}

void World::said(const Person& person, const Json& frame) {
  for (Watcher* const watcher : watchers_) watcher->said(*this, person, frame);
}

void World::heard(const Person& person, const Json& frame) {
  for (Watcher* const watcher : watchers_) watcher->heard(*this, person, frame);
}

void World::contradicted(const Person& person, const Json& frame) {
  for (Watcher* const watcher : watchers_) watcher->contradicted(*this, person, frame);
}

void World::recorded(const char* direction, std::string_view text) {
  if (recording_ < 0) return;
  const bool is_json = Json::accept(text);
  record(R"({"dir":")" + std::string(direction) + (is_json ? R"(","frame":)" : R"(","text":)") +
         (is_json ? std::string(text)
                  : Json(std::string(text)).dump(-1, ' ', true, Json::error_handler_t::replace)) +
         "}\n");
}

void World::recorded_close(CloseCode code) {
  if (recording_ >= 0) record(R"({"close":)" + std::to_string(static_cast<int>(code)) + "}\n");
}

void World::record(std::string_view line) {
  const ssize_t written = ::write(recording_, line.data(), line.size());
  CHECK(written == static_cast<ssize_t>(line.size()), "a recorded frame is written whole");
}

}  // namespace teahouse::sim
