#include <algorithm>
#include <csignal>
#include <ctime>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <thread>
#include <utility>

#include <sys/resource.h>

#include <fmt/format.h>

#include "adapters/files/disk_contents.hpp"
#include "adapters/files/preview.hpp"
#include "adapters/http/export_house.hpp"
#include "adapters/http/file_house.hpp"
#include "adapters/jwt/jwt_identity.hpp"
#include "adapters/jwt/key_file.hpp"
#include "adapters/memory/memory_contents.hpp"
#include "adapters/memory/memory_store.hpp"
#include "adapters/push/post_office.hpp"
#include "adapters/sqlite/data_directory.hpp"
#include "adapters/sqlite/restored.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "adapters/system/system_clock.hpp"
#include "base/log.hpp"
#include "main/capacity.hpp"
#include "main/config.hpp"
#include "main/node.hpp"
#include "main/sweeper.hpp"

namespace teahouse {
namespace {

/// Signals by which somebody asks us to go. Blocked before any thread is there, so that all threads inherit
/// it.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

/// Returns when one of the signals came. Meanwhile the keys change when it is time, looked at once a day.
void wait_for(const sigset_t& signals, JwtIdentity& identity, const KeyFile& key_file, const Clock& clock) {
  const timespec day{24 * 60 * 60, 0};
  while (sigtimedwait(&signals, nullptr, &day) < 0) {
    try {
      identity.use(key_file.keys(clock.now().wall));
    } catch (const std::runtime_error& error) {
      log(LogLevel::error, fmt::format("the identity keys stay as they are: {}", error.what()));
    }
  }
}

/// Each connection is a descriptor, and the usual limit is for programs that have few. How many there are
/// now.
std::size_t allow_many_descriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
    throw std::runtime_error("cannot ask for the limit of descriptors");
  const auto before = std::exchange(limit.rlim_cur, limit.rlim_max);
  return setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_max : before;
}

/// Where things are kept, as the ports by which the rest of the program knows it.
template <typename Use>
void with_store(const Config& config, const Use& use) {
  if (config.store == StoreKind::memory) {
    log(LogLevel::warning, "everything is kept in memory and gone at the end");
    make_directory(config.data);  // For the keys.
    MemoryStore store;
    MemoryContents contents;
    use(store, store, store, store, store, contents);
  } else {
    SqliteOptions options;
    options.directory = config.data;
    SqliteStore store(options);
    DiskOptions disk;
    disk.directory = config.data / "files";
    disk.make_preview = previews_by_vips();
    if (!disk.make_preview) log(LogLevel::warning, "no previews of pictures: libvips-tools is not installed");
    DiskContents contents(std::move(disk));
    use(store, store, store, store, store, contents);
  }
}

Limits limits_of(const Config& config) {
  Limits limits;
  limits.rates = config.rate_limits;
  if (!limits.rates)
    log(LogLevel::warning, "rates and pipelining are not limited: for measurements, not for people");
  return limits;
}

http::DoorOptions door_of(const Config& config, const Capacity& capacity) {
  http::DoorOptions door;
  door.visits_max = capacity.visits;
  door.address = config.listen;
  door.port = config.port;
  door.certificate_file = config.tls_cert;
  door.key_file = config.tls_key;
  door.origins = config.allowed_origins;
  return door;
}

push::PostOptions post_of(const Config& config) {
  push::PostOptions post;
  post.on = config.push != PushKind::off;
  post.loopback_too = config.push == PushKind::loopback;
  if (post.loopback_too) log(LogLevel::warning, "pushes go to this machine too: for tests, not for people");
  return post;
}

websocket::Bounds bounds_of(const Config& config, const Capacity& capacity) {
  websocket::Bounds bounds;
  if (!config.rate_limits) bounds.frames_burst = websocket::Bounds::no_bound;
  bounds.connections_max = capacity.connections;
  bounds.lingering_max = capacity.lingering;
  return bounds;
}

void serve(const Config& config, const sigset_t& signals) {
  const std::uint32_t shards =
      config.shards != 0 ? config.shards : std::max(1U, std::thread::hardware_concurrency());
  const auto capacity = capacity_of(allow_many_descriptors(), shards);
  auto door = door_of(config, capacity);
  // Before there is a data directory, which a start that is refused shall not leave behind.
  http::check_door(door);
  const SystemClock clock;
  with_store(config, [&](Store& store, Directory& directory, Invitations& invitations,
                         Subscriptions& subscriptions, Files& files, Contents& contents) {
    const KeyFile key_file(config.data / "identity.keys");
    JwtIdentity identity(key_file.keys(clock.now().wall));
    LocalBus bus;
    http::FileHouse file_house{files, contents, config.files};
    http::ExportHouse export_house{store};
    door.files = &file_house;
    door.exports = &export_house;
    const Sweeper sweeper(files, contents, clock);
    auto vapid = push::Vapid::kept(config.data / "push.key", config.push_contact);
    if (config.push != PushKind::off) door.push_key = vapid.key();
    push::PostOffice post_office(std::move(vapid), clock, post_of(config));
    Node node(shards, limits_of(config),
              {store, directory, invitations, subscriptions, bus, identity, clock, post_office}, door,
              bounds_of(config, capacity));
    node.start();
    const char* const scheme = config.tls_cert.empty() ? "http" : "https";
    log(LogLevel::info, fmt::format("open at {}://localhost:{}, {} shards, data in {}", scheme, node.port(),
                                    shards, config.data.string()));
    wait_for(signals, identity, key_file, clock);
    log(LogLevel::info, "closing: what was said is kept, people are told");
    node.stop();
  });
  log(LogLevel::info, "closed");
}

void note_restored(const Config& config) {
  const Epoch epoch = begin_epoch(config.data, SystemClock().now().wall);
  fmt::print("{} is of epoch {} now: clients will read every room anew\n", config.data.string(), epoch.value);
}

/// The process's exit code.
int run(int argc, char** argv) {
  const Config config = config_or_exit(argc, argv);
  try {
    if (config.task == Task::restored) {
      note_restored(config);
      return 0;
    }
    start_log(config.log);
    const sigset_t signals = block_signals();
    serve(config, signals);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "teahouse: " << error.what() << '\n';
    return 1;
  }
}

}  // namespace
}  // namespace teahouse

int main(int argc, char** argv) {
  return teahouse::run(argc, argv);
}
