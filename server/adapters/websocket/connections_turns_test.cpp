// What of much is done in one turn, and who does not wait for the rest.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/websocket/world_of_connections.hpp"

namespace teahouse::websocket {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::size_t signed_in_frame_bytes = 64 * 1024;

class LargeRooms : public ConnectionsTest {
 protected:
  LargeRooms() : ConnectionsTest({.told_at_once = 4, .told_at_once_if_others_wait = 2}) {
    for (int at = 0; at < 10; ++at) people.push_back(join());
    room = std::vector(listener.sessions.begin() + 1, listener.sessions.end());
    turn();
  }

  /// How many have heard something since they were last asked; what, is added to `heard`.
  std::size_t hear() {
    std::size_t count = 0;
    for (std::size_t at = 0; at < people.size(); ++at) {
      const auto texts = people[at].hear_texts();
      count += texts.empty() ? 0 : 1;
      heard[at].insert(heard[at].end(), texts.begin(), texts.end());
    }
    return count;
  }

  Client signed_in() {
    auto client = join();
    connections.allow(newest(), signed_in_frame_bytes);
    return client;
  }

  void turns(int count) {
    for (int at = 0; at < count; ++at) turn();
  }

  Client ana = signed_in();  // Who is none of the room.
  const SessionId hers = newest();
  std::vector<Client> people;
  std::vector<SessionId> room;
  std::map<std::size_t, std::vector<std::string>> heard;
};

TEST_F(LargeRooms, AreToldAPartInATurn) {
  broadcast({"hello"}, room);
  turn();
  EXPECT_EQ(hear(), 4U);
  turn();
  EXPECT_EQ(hear(), 4U);
  turn();
  EXPECT_EQ(hear(), 2U);
  turns(3);
  EXPECT_EQ(hear(), 0U);
}

TEST_F(LargeRooms, AreToldASmallerPartWhileOthersHaveSomethingToSay) {
  broadcast({"hello"}, room);
  ana.say_text("and I?");
  connections.flush();
  EXPECT_EQ(hear(), 2U);
}

TEST_F(LargeRooms, AreAllToldOnceMuchHasPiledUp) {
  for (int at = 0; at < 1'100; ++at) broadcast({std::string(4'000, 'x')}, room);
  connections.flush();
  EXPECT_EQ(hear(), people.size());
}

TEST_F(LargeRooms, DoNotHoldUpAWordToOneEvenOfTheirs) {
  broadcast({"to all"}, room);
  connections.send(hers, frames_of({"to ana"}));
  connections.send(room.back(), frames_of({"to the last"}));
  turn();
  EXPECT_THAT(ana.hear_texts(), ElementsAre("to ana"));
  EXPECT_THAT(people.back().hear_texts(), ElementsAre("to all", "to the last"));
  turns(3);
  hear();
  EXPECT_THAT(heard[0], ElementsAre("to all"));
  EXPECT_THAT(heard[people.size() - 1], IsEmpty()) << "it has heard it";
}

TEST_F(LargeRooms, HearAllOfItOnceAndInOrderWhateverIsSaidMeanwhile) {
  std::vector<std::string> said;
  for (int at = 0; at < 50; ++at) {
    said.push_back(std::to_string(at));
    broadcast({said.back()}, room);
    if (at % 3 == 0) connections.send(room[static_cast<std::size_t>(at) % room.size()], frames_of({"psst"}));
    turn();
    hear();
  }
  turns(10);
  hear();
  for (auto& [at, texts] : heard) {
    std::erase(texts, "psst");
    EXPECT_EQ(texts, said) << "listener " << at;
  }
}

TEST_F(LargeRooms, AreToldTheRestThoughNobodySaysAnythingMore) {
  io.poll();
  broadcast({"hello"}, room);
  connections.flush();
  for (auto told = hear(); told < people.size(); told += hear())
    ASSERT_GT(turn(), 0U) << "or it would wait for the clock of the sweep";
}

TEST_F(LargeRooms, AreNotMissedByOneWhoTakesThePlaceOfOneWhoLeft) {
  broadcast({"before"}, room);
  turn();
  people[7].leave();
  turn();
  Client ben = join();
  EXPECT_EQ(newest().slot, room[7].slot);
  broadcast({"after"}, listener.sessions);
  turns(5);
  EXPECT_THAT(ben.hear_texts(), ElementsAre("after"));
}

TEST_F(ConnectionsTest, HearWhoIsSignedInBeforeThoseWhoCome) {
  std::vector<Client> strangers;
  strangers.reserve(100);
  for (int at = 0; at < 100; ++at) strangers.push_back(join());
  auto ana = join();
  connections.allow(newest(), signed_in_frame_bytes);
  for (const auto& stranger : strangers) stranger.say_text("who, I?");
  ana.say_text("hello");
  turn();
  EXPECT_THAT(listener.texts[newest()], ElementsAre("hello"));
  EXPECT_LT(listener.texts.size(), 50U) << "the others come later";
  for (int at = 0; at < 10; ++at) turn();
  EXPECT_THAT(listener.texts, SizeIs(101)) << "but they come";
}

TEST_F(ConnectionsTest, TellOfThoseWhoGoAFewATurnAndOfAll) {
  std::vector<Client> people;
  for (int at = 0; at < 100; ++at) {
    people.push_back(join());
    connections.allow(newest(), signed_in_frame_bytes);
  }
  auto ana = join();
  connections.allow(newest(), signed_in_frame_bytes);
  for (auto& one : people) {
    one.say_text("bye");
    one.leave();
  }
  ana.say_text("hello");
  turn();
  EXPECT_THAT(listener.texts[newest()], ElementsAre("hello"));
  EXPECT_LT(listener.gone.size(), 50U);
  for (int at = 0; at < 20; ++at) turn();
  EXPECT_THAT(listener.gone, SizeIs(100));
  EXPECT_TRUE(std::ranges::all_of(listener.texts, [](const auto& said) { return said.second.size() == 1; }))
      << "and their last words were heard";
}

TEST_F(ConnectionsTest, ComeRoundByThemselvesWhileThereIsMoreToDo) {
  std::vector<Client> strangers;
  strangers.reserve(100);
  for (int at = 0; at < 100; ++at) strangers.push_back(join());
  turn();
  for (const auto& stranger : strangers) stranger.say_text("who, I?");
  while (listener.texts.size() < strangers.size())
    ASSERT_GT(turn(), 0U) << "or it would wait for the clock of the sweep";
}

}  // namespace
}  // namespace teahouse::websocket
