#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "ports/fault.hpp"

namespace teahouse::http {

/// How many questions to the ports have no answer yet. A door waits for them before it goes, so that no
/// answer comes to an event loop that is not there any more. Any thread.
class Questions {
 public:
  void begin() {
    const std::lock_guard lock(mutex_);
    ++open_;
  }
  void end() {
    const std::lock_guard lock(mutex_);
    --open_;
    none_.notify_all();
  }
  void wait_for_none() {
    std::unique_lock lock(mutex_);
    none_.wait(lock, [this] { return open_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_;
  std::uint64_t open_ = 0;
};

/// Asks a port and waits for its answer, without keeping anybody else waiting: `ask` is given the Done. Goes
/// on in the event loop in which it was called.
template <typename T, typename Ask>
boost::asio::awaitable<Result<T, Fault>> answer_to(Questions& questions, Ask ask) {
  using Answer = std::shared_ptr<Result<T, Fault>>;
  const auto loop = co_await boost::asio::this_coro::executor;
  const auto begin = [&](auto handler) {
    questions.begin();
    auto kept = std::make_shared<decltype(handler)>(std::move(handler));
    ask(Done<T>([kept, loop, &questions](Result<T, Fault> answer) mutable {
      auto told = std::make_shared<Result<T, Fault>>(std::move(answer));
      // Nothing of the handler may be left with whoever answers.
      boost::asio::post(loop, [kept = std::move(kept), told = std::move(told)]() mutable {
        std::move (*kept)(std::move(told));
      });
      questions.end();
    }));
  };
  const Answer answer =
      co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(Answer)>(
          begin, boost::asio::use_awaitable);
  co_return std::move(*answer);
}

}  // namespace teahouse::http
