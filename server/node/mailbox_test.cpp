#include "node/mailbox.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

NewsPtr news() {
  return std::make_shared<const News>(News{ShardId{2}, 1, PresenceWanted{ShardId{1}}});
}

TEST(Mailbox, HandsOutWhatCameInTheOrderInWhichItCame) {
  Mailbox mailbox;
  mailbox.post(Ticked{});
  mailbox.hear(news());
  mailbox.post(Drain{});
  std::vector<Event> mail;
  mailbox.drain(mail);
  ASSERT_THAT(mail, SizeIs(3));
  EXPECT_TRUE(std::holds_alternative<Ticked>(mail[0]));
  EXPECT_TRUE(std::holds_alternative<Heard>(mail[1]));
  EXPECT_TRUE(std::holds_alternative<Drain>(mail[2]));
  mail.clear();
  mailbox.drain(mail);
  EXPECT_THAT(mail, IsEmpty());
}

TEST(Mailbox, WakesOnceForEverythingThatComesBeforeItIsEmptied) {
  Mailbox mailbox;
  int woken = 0;
  mailbox.on_mail([&] { ++woken; });
  mailbox.post(Ticked{});
  mailbox.post(Ticked{});
  EXPECT_EQ(woken, 1);
  std::vector<Event> mail;
  mailbox.drain(mail);
  mailbox.hear(news());
  EXPECT_EQ(woken, 2);
}

TEST(Mailbox, IsSilentOnceNobodyIsToBeWokenAnyMore) {
  Mailbox mailbox;
  std::atomic<bool> waking = false;
  std::atomic<bool> woken = false;
  mailbox.on_mail([&] {
    waking = true;
    for (int count = 0; count < 10'000; ++count) std::this_thread::yield();
    woken = true;
  });
  std::thread sender([&] { mailbox.post(Ticked{}); });
  while (!waking) std::this_thread::yield();
  mailbox.on_mail({});
  EXPECT_TRUE(woken) << "a wake that is under way is waited for";
  sender.join();

  std::vector<Event> mail;
  mailbox.drain(mail);
  woken = false;
  mailbox.post(Ticked{});
  EXPECT_FALSE(woken);
}

TEST(Mailbox, DropsNewsWhenItIsFullAndNeverAnAnswer) {
  Mailbox mailbox;
  for (std::size_t count = 0; count < Mailbox::news_max + 3; ++count) mailbox.hear(news());
  mailbox.post(Ticked{});
  EXPECT_EQ(mailbox.dropped(), 3U);
  std::vector<Event> mail;
  mailbox.drain(mail);
  EXPECT_THAT(mail, SizeIs(Mailbox::news_max + 1));
  mail.clear();
  mailbox.hear(news());
  mailbox.drain(mail);
  EXPECT_THAT(mail, SizeIs(1)) << "once it is emptied it takes news again";
}

TEST(Mailbox, LosesNothingThatManyThreadsBring) {
  Mailbox mailbox;
  constexpr int threads = 4;
  constexpr int each = 500;
  std::vector<std::thread> senders;
  for (int thread = 0; thread < threads; ++thread) {
    senders.emplace_back([&] {
      for (int count = 0; count < each; ++count) mailbox.post(Ticked{});
    });
  }
  std::size_t came = 0;
  std::vector<Event> mail;
  while (came < threads * each) {
    mailbox.drain(mail);
    came += mail.size();
    mail.clear();
  }
  for (std::thread& sender : senders) sender.join();
  EXPECT_EQ(came, threads * each);
}

}  // namespace
}  // namespace teahouse
