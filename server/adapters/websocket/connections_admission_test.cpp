// Who is let in where there are too many, and who is sent away for too much.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/websocket/connections.hpp"
#include "adapters/websocket/world_of_connections.hpp"

namespace teahouse::websocket {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Network tea{1};
constexpr Network rice{2};

std::string times(const std::string& text, int count) {
  std::string many;
  for (int at = 0; at < count; ++at) many += text;
  return many;
}

TEST_F(ConnectionsTest, CloseOneWhoSendsTooManyFramesEvenIfTheySayNothing) {
  const std::string ping = masked(Opcode::ping, {});
  const std::string fragment = masked(first_byte(Opcode::text, false), {});
  const std::string nothing = masked(first_byte(Opcode::continuation, false), {});
  for (const std::string& bytes : {times(ping, 2'001), fragment + times(nothing, 2'000)}) {
    auto ana = join();
    ana.say(bytes);
    for (int turns = 0; turns < 3; ++turns) turn();
    std::vector<HeardFrame> frames = ana.hear();
    ASSERT_FALSE(frames.empty());
    EXPECT_EQ(frames.back(), (HeardFrame{Opcode::close, close_payload(CloseCode::too_many_strikes, {})}));
    EXPECT_EQ(listener.gone.back(), newest());
  }
}

TEST_F(ConnectionsTest, DropOneWhoGoesOnSendingAfterTheGoodbye) {
  const auto ana = join();
  connections.close(newest(), CloseCode::restarting, {});
  turn();
  const std::string more(32 * 1024, 'x');
  for (int at = 0; at < 8; ++at) {
    ana.say(more);
    turn();
  }
  EXPECT_EQ(connections.counts().held, 1U) << "that may have been under way";
  ana.say(more);
  turn();
  EXPECT_EQ(connections.counts().held, 0U);
}

TEST_F(ConnectionsTest, AllowMoreFramesAsTimePasses) {
  auto ana = join();
  for (int seconds = 0; seconds < 20; seconds += 2) {
    ana.say(times(masked(Opcode::pong, {}), 390));
    turn();
    pass(Duration{2'000});
  }
  EXPECT_THAT(listener.gone, IsEmpty());
}

class FewStrangers : public ConnectionsTest {
 protected:
  FewStrangers() : ConnectionsTest({.strangers_max = 2}) {}
};

TEST_F(FewStrangers, MeansThatTheOldestMakesRoomForOneMore) {
  auto ana = join();
  const auto first = newest();
  const auto ben = join();
  const auto second = newest();
  auto cem = join();
  turn();
  EXPECT_EQ(ana.hear_close(), CloseCode::overloaded);
  EXPECT_THAT(listener.gone, ElementsAre(first));

  connections.allow(second, 64 * 1024);
  auto dan = join();
  turn();
  EXPECT_THAT(cem.hear(), IsEmpty()) << "who signed in has made room";
  EXPECT_THAT(dan.hear(), IsEmpty());
  EXPECT_EQ(connections.counts().strangers, 2U);
}

TEST_F(FewStrangers, AreThoseOfTheNetworkThatHasTheMost) {
  auto ana = join_from(rice);
  auto ben = join_from(tea);
  auto cem = join_from(tea);
  turn();
  EXPECT_THAT(ana.hear(), IsEmpty());
  EXPECT_EQ(ben.hear_close(), CloseCode::overloaded);
  EXPECT_THAT(cem.hear(), IsEmpty());
}

class FullHouse : public ConnectionsTest {
 protected:
  FullHouse() : ConnectionsTest({.connections_max = 3, .lingering_max = 1}) {}

  /// Signed in.
  Client enter_from(Network network) {
    auto client = join_from(network);
    connections.allow(newest(), 64 * 1024);
    return client;
  }
};

TEST_F(FullHouse, HasNoRoomForMoreOfTheNetworkThatHasTheMost) {
  auto ana = enter_from(rice);
  auto ben = enter_from(tea);
  auto cem = enter_from(tea);
  auto dan = join_from(tea);
  turn();
  EXPECT_EQ(dan.hear_close(), CloseCode::overloaded);
  EXPECT_THAT(listener.gone, ElementsAre(newest()));
  for (auto* one : {&ana, &ben, &cem}) EXPECT_THAT(one->hear(), IsEmpty());
}

TEST_F(FullHouse, GivesUpTheNewestOfACrowdForOneFromElsewhere) {
  auto ben = enter_from(tea);
  auto cem = enter_from(tea);
  auto dan = enter_from(tea);
  auto ana = join_from(rice);
  turn();
  EXPECT_THAT(ana.hear(), IsEmpty());
  EXPECT_EQ(dan.hear_close(), CloseCode::overloaded);
  for (auto* one : {&ben, &cem}) EXPECT_THAT(one->hear(), IsEmpty());
}

TEST_F(FullHouse, WaitsForFewToHearThatThereIsNoRoom) {
  std::vector<Client> crowd;
  crowd.reserve(9);
  for (int at = 0; at < 9; ++at) crowd.push_back(join_from(tea));
  turn();
  EXPECT_LE(connections.counts().held, 3U + 1U);
  pass(Duration{2'000});
  EXPECT_EQ(connections.counts().held, 3U);
  auto last = join_from(rice);
  turn();
  EXPECT_THAT(last.hear(), IsEmpty());
}

}  // namespace
}  // namespace teahouse::websocket
