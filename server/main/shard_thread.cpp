#include "main/shard_thread.hpp"

#include <algorithm>

#include <boost/asio/post.hpp>

#include "main/run_some.hpp"

namespace teahouse {
namespace {

/// How long requests may wait for their answers when the house closes; the store is faster unless it is
/// broken.
constexpr Duration drain_patience{5'000};

/// How long clients may take to hear that they are let go.
constexpr Duration goodbye_patience{1'000};

/// As many handlers of the io_context run in a turn: who comes in by the thousand does it over many turns.
constexpr int handlers_max = 32;

/// Over which time people are asked to come back, so that they do not all come at once.
constexpr Duration comeback_spread{2'000};

}  // namespace

ShardThread::ShardThread(ShardId id, const Limits& limits, const Common& common,
                         const http::DoorOptions& door, const websocket::Bounds& bounds)
    : alarm_(io_),
      clock_(common.clock),
      connections_(io_, common.clock, bounds),
      shard_(id, limits,
             World{common.store, common.directory, common.invitations, common.subscriptions, common.bus,
                   common.identity, common.clock, random_, connections_, common.pusher}),
      door_(io_, door, common.identity, common.clock, random_, [this](http::Upgraded upgraded) {
        const websocket::Origin origin{upgraded.leftover, upgraded.network, upgraded.deflate_bits};
        if (upgraded.secure) {
          connections_.adopt(std::move(upgraded.secure), origin);
        } else {
          connections_.adopt(upgraded.descriptor, origin);
        }
      }) {
  connections_.tell(shard_);
  common.bus.attach(id, *shard_.mailbox());
  // The loop waits in its io_context; mail brings it round to the next turn.
  shard_.mailbox()->on_mail([this] { boost::asio::post(io_, [] {}); });
}

ShardThread::~ShardThread() {
  // The store outlives the shard, and answers what it was asked.
  shard_.mailbox()->on_mail({});
}

void ShardThread::start() {
  thread_ = std::thread([this] { run(); });
}

void ShardThread::run() {
  while (!may_stop()) {
    set_alarm();
    run_some(io_, handlers_max);
    connections_.receive();
    shard_.turn();
  }
}

/// The next turn is not later than a beat from now, nor than a waiting room is due.
void ShardThread::set_alarm() {
  const Tick now = clock_.now().tick;
  const Tick wanted = std::min(now + Shard::beat, shard_.due().value_or(now + Shard::beat));
  if (alarm_at_ && *alarm_at_ <= wanted) return;
  alarm_at_ = wanted;
  alarm_.expires_after(std::max(wanted - now, Duration{0}));
  alarm_.async_wait([this](const boost::system::error_code& error) {
    if (!error) alarm_at_.reset();
  });
}

void ShardThread::leave() {
  boost::asio::post(io_, [this] {
    door_.shut();
    shard_.drain(comeback_spread);
    phase_ = Phase::draining;
    deadline_ = clock_.now().tick + drain_patience;
  });
}

bool ShardThread::may_stop() {
  if (phase_ == Phase::draining && (shard_.idle() || clock_.now().tick >= deadline_)) {
    shard_.close_all(CloseCode::restarting);
    phase_ = Phase::saying_goodbye;
    deadline_ = clock_.now().tick + goodbye_patience;
  }
  return phase_ == Phase::saying_goodbye &&
         (connections_.counts().held == 0 || clock_.now().tick >= deadline_);
}

void ShardThread::join() {
  if (thread_.joinable()) thread_.join();
  door_.settle();
}

}  // namespace teahouse
