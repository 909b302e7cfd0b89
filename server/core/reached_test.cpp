#include "core/reached.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const UserId ana{{1, 1}};
const UserId ben{{2, 1}};
const RoomId tea{RoomKind::open, {7, 2}};
const RoomId coffee{RoomKind::open, {8, 2}};
EntryPtr said(RoomId room, std::uint64_t position) {
  return std::make_shared<const Entry>(Entry{room, Position{position}, {}, {}, {}, {}, {}, {}});
}

const Subscription phone{"https://push.example/phone", "key", "secret"};
const Subscription laptop{"https://push.example/laptop", "key", "secret"};

TEST(Reached, CountsWhatWasPushedOfARoomUntilItIsRead) {
  Reached reached;
  EXPECT_EQ(reached.tell(ana, said(tea, 5), {phone}), 1U);
  EXPECT_EQ(reached.tell(ana, said(tea, 7), {phone, laptop}), 2U);
  EXPECT_EQ(reached.tell(ana, said(coffee, 3), {phone}), 1U);
  EXPECT_EQ(reached.tell(ben, said(tea, 7), {phone}), 1U);
  EXPECT_FALSE(reached.read(ana, tea, Position{6}));
  const auto read = reached.read(ana, tea, Position{7});
  ASSERT_TRUE(read);
  EXPECT_THAT(read->browsers, ElementsAre(phone, laptop));
  EXPECT_EQ(read->newest->position, Position{7});
  EXPECT_FALSE(reached.read(ana, tea, Position{8}));
  EXPECT_EQ(reached.tell(ana, said(tea, 9), {phone}), 1U);
}

TEST(Reached, KnowsWhoIsShownAMessageThatIsTakenBack) {
  Reached reached;
  reached.tell(ana, said(tea, 5), {phone});
  reached.tell(ben, said(tea, 5), {laptop});
  reached.tell(ben, said(tea, 6), {laptop});
  reached.tell(ana, said(coffee, 5), {phone});
  const auto recalled = reached.recalled(tea, Position{5});
  ASSERT_THAT(recalled, SizeIs(1));
  EXPECT_THAT(recalled[0].browsers, ElementsAre(phone));
  EXPECT_EQ(reached.size(), 2U);
}

TEST(Reached, KnowsWhoIsShownSomethingOfSomebodyWhoTakesBackEverything) {
  Reached reached;
  reached.tell(ana, said(tea, 5), {phone});
  reached.tell(ben, said(tea, 8), {laptop});
  reached.tell(ana, said(coffee, 5), {phone});
  const UserId author = said(tea, 5)->author.id;
  EXPECT_THAT(reached.all_recalled(tea, UserId{{0xf, 0xf}}, Position{9}), SizeIs(0));
  const auto recalled = reached.all_recalled(tea, author, Position{7});
  ASSERT_THAT(recalled, SizeIs(1));
  EXPECT_THAT(recalled[0].browsers, ElementsAre(phone));
  EXPECT_EQ(reached.size(), 2U);
}

TEST(Reached, ForgetsWhatWasPushedLongestAgo) {
  Reached reached(2);
  reached.tell(ana, said(tea, 1), {phone});
  reached.tell(ana, said(coffee, 1), {phone});
  reached.tell(ana, said(tea, 2), {phone});
  reached.tell(ben, said(tea, 2), {laptop});
  EXPECT_EQ(reached.size(), 2U);
  EXPECT_FALSE(reached.read(ana, coffee, Position{9}));
  EXPECT_TRUE(reached.read(ana, tea, Position{9}));
}

}  // namespace
}  // namespace teahouse
