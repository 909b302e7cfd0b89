#pragma once

#include <atomic>
#include <deque>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "adapters/push/endpoint.hpp"
#include "adapters/push/vapid.hpp"
#include "base/time.hpp"
#include "ports/clock.hpp"
#include "ports/pusher.hpp"

namespace teahouse::push {

struct PostOptions {
  bool on = true;                  ///< Otherwise every push is forbidden.
  bool loopback_too = false;       ///< Also to addresses of this machine: for tests.
  std::size_t held_max = 1'000;    ///< Letters, waiting and under way.
  std::size_t under_way_max = 32;  ///< Connections.
  Duration patience{7'000};        ///< For each try.
  /// Waits between tries.
  std::vector<Duration> again{Duration{2'000}, Duration{15'000}, Duration{60'000}};
};

/// Pushes by HTTPS from a thread of its own. A push service that is busy (429, 5xx) or away is tried again a
/// few times, later each time; redirects are not followed. What is too much is given up.
///
/// Letters of one topic to one browser go out one after the other. While one waits, a newer one takes its
/// place, and the older is answered `unreachable`.
class PostOffice final : public Pusher {
 public:
  PostOffice(Vapid vapid, const Clock& clock, PostOptions options);
  /// Gives up what is under way, and answers it.
  ~PostOffice() override;

  void push(Letter letter, Done<PushOutcome> done) override;

 private:
  /// A letter, and whom to tell what became of it; told in any case, also when the office closes.
  class Parcel {
   public:
    Parcel(Letter letter, Done<PushOutcome> done, std::atomic<std::size_t>& held)
        : letter_(std::move(letter)), done_(std::move(done)), held_(&held) {}
    Parcel(Parcel&& other) noexcept
        : letter_(std::move(other.letter_)), done_(std::exchange(other.done_, nullptr)), held_(other.held_) {}
    Parcel& operator=(Parcel&& other) noexcept {
      std::swap(letter_, other.letter_);
      std::swap(done_, other.done_);
      std::swap(held_, other.held_);
      return *this;
    }
    ~Parcel() { answer({PushFate::unreachable, 0}); }

    const Letter& letter() const { return letter_; }
    void answer(PushOutcome outcome) {
      const auto once = std::exchange(done_, nullptr);
      if (!once) return;
      --*held_;
      once(outcome);
    }

   private:
    Letter letter_;
    Done<PushOutcome> done_;
    std::atomic<std::size_t>* held_;
  };

  /// Where letters of one topic to one browser wait for each other.
  struct Lane {
    std::optional<Parcel> waiting{};
    bool busy = false;      ///< One is under way, or its time has not come.
    std::size_t tries = 0;  ///< That went wrong, one after another.
  };

  void take(Parcel parcel);
  void next();
  void go_on(const std::string& lane);
  boost::asio::awaitable<void> deliver(std::string lane, Parcel parcel);
  boost::asio::awaitable<PushOutcome> attempt(const Letter& letter);
  boost::asio::awaitable<PushOutcome> post(const Endpoint& endpoint, const Letter& letter,
                                           const std::string& body,
                                           std::vector<boost::asio::ip::tcp::endpoint> addresses);
  bool may_be_spoken_to(const boost::asio::ip::address& address) const;

  const Vapid vapid_;
  const Clock& clock_;
  const PostOptions options_;
  boost::asio::ssl::context tls_;
  std::atomic<std::size_t> held_ = 0;
  std::atomic<bool> closes_ = false;

  // On the office's thread.
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> open_;
  std::unordered_map<std::string, Lane> lanes_;
  std::deque<std::string> ready_;  ///< Lanes whose turn it is.
  std::size_t under_way_ = 0;

  std::thread thread_;
};

}  // namespace teahouse::push
