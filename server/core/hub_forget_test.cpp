// Taking back everything that somebody said: what is asked of the store, and whom its answer reaches.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub_for_test.hpp"

namespace teahouse {
namespace {

using namespace hub_test;

Stored recalled_all(RoomId room, std::uint64_t position, bool repeated = false) {
  return {House::entry(room, position, ana, RecalledAll{2}), repeated, std::nullopt};
}

TEST_F(HubTest, EverythingThatSomebodySaidIsTakenBackWithTheirCid) {
  const auto session = comes(ana);
  asks(session, ForgetMe{House::cid(1)});
  const auto forget = one<Forget>();
  EXPECT_EQ(forget.wish, (ForgetDraft{ana, House::cid(1), house.now.wall}));
}

TEST_F(HubTest, WhatWasTakenBackIsAcknowledgedTheRoomsHearItAndTheOtherShards) {
  const auto session = comes(ana);
  asks(session, ForgetMe{House::cid(1)});
  const auto asker = one<Forget>().asker;
  const ForgottenAll done{{recalled_all(RoomId::lobby(), 1), recalled_all(tea, 7)}, 4};
  happens(Forgotten{asker, House::cid(1), done});
  EXPECT_EQ(one<ShowForgotten>(), (ShowForgotten{asker, House::cid(1), 4}));
  EXPECT_EQ(one<Deliver>().entry->room, RoomId::lobby()) << "nobody here hears tea";
  EXPECT_EQ(house.hub.pending(), 0U);
}

TEST_F(HubTest, WhatWasTakenBackBeforeIsNotToldAgain) {
  const auto session = comes(ana);
  asks(session, ForgetMe{House::cid(1)});
  const auto asker = one<Forget>().asker;
  happens(Forgotten{asker, House::cid(1), ForgottenAll{{recalled_all(RoomId::lobby(), 1, true)}, 2}});
  EXPECT_EQ(one<ShowForgotten>().messages, 2U);
  EXPECT_TRUE(none<Deliver>(effects));
  EXPECT_TRUE(none<Publish>(effects));
}

TEST_F(HubTest, WhetherItWasTakenBackIsUnknownAfterAFault) {
  const auto session = comes(ana);
  asks(session, ForgetMe{House::cid(1)});
  happens(Forgotten{one<Forget>().asker, House::cid(1), Fault::unavailable});
  EXPECT_EQ(refusal(), Refusal::unavailable);
}

}  // namespace
}  // namespace teahouse
