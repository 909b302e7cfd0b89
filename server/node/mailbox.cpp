#include "node/mailbox.hpp"

#include "base/check.hpp"

namespace teahouse {

void Mailbox::on_mail(std::function<void()> wake) {
  const std::scoped_lock lock(mutex_);
  wake_ = std::move(wake);
}

void Mailbox::post(Event event) {
  const std::scoped_lock lock(mutex_);
  const bool was_empty = events_.empty();
  events_.push_back(std::move(event));
  if (was_empty && wake_) wake_();
}

void Mailbox::hear(NewsPtr news) {
  {
    const std::scoped_lock lock(mutex_);
    if (news_ >= news_max) {
      ++dropped_;
      return;
    }
    ++news_;
  }
  post(Heard{std::move(news)});
}

void Mailbox::drain(std::vector<Event>& into) {
  CHECK(into.empty(), "events are handled before more are taken");
  const std::scoped_lock lock(mutex_);
  events_.swap(into);
  news_ = 0;
}

std::size_t Mailbox::dropped() const {
  const std::scoped_lock lock(mutex_);
  return dropped_;
}

}  // namespace teahouse
