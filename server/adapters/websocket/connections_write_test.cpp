#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/websocket/world_of_connections.hpp"

namespace teahouse::websocket {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(ConnectionsTest, WriteOnceATurnHoweverMuchThereIsToSay) {
  auto ana = join(SOCK_SEQPACKET);
  auto ben = join(SOCK_SEQPACKET);
  const auto everybody = listener.sessions;
  for (int at = 0; at < 20; ++at) {
    broadcast({"to all", "of you"}, everybody);
    connections.send(everybody[0], frames_of({"to ana"}));
  }
  turn();

  auto bytes = ana.read();
  EXPECT_EQ(take_frames(bytes).size(), 60U);
  EXPECT_THAT(ana.read(), IsEmpty());
  bytes = ben.read();
  EXPECT_EQ(take_frames(bytes).size(), 40U);
  EXPECT_THAT(ben.read(), IsEmpty());
  EXPECT_EQ(connections.counts().writes, 2U);
}

TEST_F(ConnectionsTest, WriteNothingBeforeTheTurnEndsAndNothingTwice) {
  auto ana = join();
  broadcast({"hello"}, {newest()});
  EXPECT_THAT(ana.hear(), IsEmpty());
  connections.flush();
  EXPECT_THAT(ana.hear_texts(), ElementsAre("hello"));
  turn();
  EXPECT_THAT(ana.hear_texts(), IsEmpty());
}

TEST_F(ConnectionsTest, KeepTheOrderOfWhatIsForOneAndWhatIsForAll) {
  auto ana = join();
  auto ben = join();
  const auto both = listener.sessions;
  connections.send(both[0], frames_of({"1", "2"}));
  connections.send(both[1], frames_of({"1"}));
  connections.send(both[0], frames_of({"3"}));
  broadcast({"4", "5"}, both);
  connections.send(both[0], frames_of({"6"}));
  broadcast({"7"}, both);
  turn();
  EXPECT_THAT(ana.hear_texts(), ElementsAre("1", "2", "3", "4", "5", "6", "7"));
  EXPECT_THAT(ben.hear_texts(), ElementsAre("1", "4", "5", "7"));
}

/// Text number `at`, long enough that a few thousand of them fill any buffer.
std::string long_text(int at) {
  return std::to_string(at) + std::string(1'000, ' ');
}

TEST_F(ConnectionsTest, CloseASlowReaderAndNobodyElse) {
  auto ana = join();
  auto ben = join();
  const auto both = listener.sessions;
  int said = 0;
  std::vector<std::string> heard_by_ben;
  while (listener.gone.empty()) {
    ASSERT_LT(said, 2'000) << "the kernel's share and ours are less than that";
    broadcast({long_text(said++)}, both);
    turn();
    for (auto& text : ben.hear_texts()) heard_by_ben.push_back(std::move(text));
  }
  EXPECT_THAT(listener.gone, ElementsAre(both[0]));
  EXPECT_EQ(connections.counts().slow_readers, 1U);
  EXPECT_EQ(heard_by_ben.size(), static_cast<std::size_t>(said));

  // Once ana reads, she hears all that waited, in order, and why she has to come again.
  std::vector<HeardFrame> heard;
  for (int turns = 0; turns < 100 && !ana.is_over(); ++turns) {
    for (auto& frame : ana.hear()) heard.push_back(std::move(frame));
    turn();
  }
  ASSERT_GT(heard.size(), 1U);
  for (std::size_t at = 0; at + 1 < heard.size(); ++at)
    ASSERT_EQ(heard[at].payload, long_text(static_cast<int>(at)));
  EXPECT_EQ(heard.back().opcode, Opcode::close);
  EXPECT_EQ(heard.back().payload.substr(0, 2), "\x0f\xa8") << "4008";
}

TEST_F(ConnectionsTest, LeaveEphemeralFramesOutForOneWhoIsBehind) {
  auto ana = join();
  auto ben = join();
  const auto both = listener.sessions;
  const auto writes_before_full = [&] {
    // Until ana's socket takes nothing more and 64 KiB wait for her.
    for (int at = 0; at < 1'000; ++at) {
      const auto before = connections.counts().bytes_written;
      connections.send(both[0], frames_of({std::string(70'000, 'x')}));
      turn();
      if (connections.counts().bytes_written == before) return;
    }
    FAIL() << "the socket is never full";
  };
  writes_before_full();
  broadcast({"typing"}, both, Care::ephemeral);
  broadcast({"said"}, both, Care::keep);
  turn();
  EXPECT_THAT(ben.hear_texts(), ElementsAre("typing", "said"));

  std::vector<std::string> short_ones;
  for (int turns = 0; turns < 100; ++turns) {
    for (auto& text : ana.hear_texts()) {
      if (text.size() < 100) short_ones.push_back(std::move(text));
    }
    turn();
  }
  EXPECT_THAT(short_ones, ElementsAre("said"));

  // She has caught up.
  broadcast({"typing"}, both, Care::ephemeral);
  turn();
  EXPECT_THAT(ana.hear_texts(), ElementsAre("typing"));
}

class RoomyOutbox : public ConnectionsTest {
 protected:
  RoomyOutbox() : ConnectionsTest({.outbox_bytes_max = 1 << 30, .send_buffer_bytes = 4096}) {}
};

TEST_F(RoomyOutbox, GoesOnExactlyWhereAShortWriteEnded) {
  auto ana = join();
  auto ben = join();
  const auto both = listener.sessions;
  std::mt19937 dice(7);
  std::vector<std::string> said;
  std::string bytes;
  std::vector<std::string> heard;
  const auto read_some = [&] {
    bytes += ana.read(1 + dice() % 5'000);
    for (auto& frame : take_frames(bytes)) heard.push_back(std::move(frame.payload));
  };

  for (int at = 0; at < 600; ++at) {
    // For one, for all, or both in turns; short, long, and longer than the kernel takes.
    const std::string text =
        std::to_string(at) + std::string(dice() % 3 == 0 ? dice() % 20'000 : dice() % 200, 'x');
    if (dice() % 2 == 0) {
      connections.send(both[0], frames_of({text}));
    } else {
      broadcast({text}, both);
    }
    said.push_back(text);
    if (dice() % 2 == 0) turn();
    if (dice() % 4 == 0) read_some();
    ben.hear();
  }
  for (int turns = 0; turns < 100'000 && heard.size() < said.size(); ++turns) {
    turn();
    read_some();
  }
  EXPECT_EQ(heard, said);
  EXPECT_THAT(bytes, IsEmpty());
  EXPECT_THAT(listener.gone, IsEmpty());
}

TEST_F(RoomyOutbox, IsNotTriedAgainWhileTheSocketIsFull) {
  const auto ana = join();
  connections.send(newest(), frames_of({std::string(100'000, 'x')}));
  turn();
  const auto writes = connections.counts().writes;
  for (int at = 0; at < 10; ++at) {
    connections.send(newest(), frames_of({"more"}));
    turn();
  }
  EXPECT_EQ(connections.counts().writes, writes);
}

TEST_F(RoomyOutbox, ClosesOnlyAfterWhatWaited) {
  auto ana = join();
  connections.send(newest(), frames_of({std::string(100'000, 'x')}));
  turn();
  connections.close(newest(), CloseCode::restarting, {});
  std::vector<HeardFrame> heard;
  for (int turns = 0; turns < 1'000 && !ana.is_over(); ++turns) {
    turn();
    for (auto& frame : ana.hear()) heard.push_back(std::move(frame));
  }
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].payload.size(), 100'000U);
  EXPECT_EQ(heard[1].opcode, Opcode::close);
}

TEST_F(ConnectionsTest, WriteToManyRoomsOfOneListenerInTheEnd) {
  auto ana = join();
  std::vector<std::string> said;
  for (int at = 0; at < 300; ++at) {
    said.push_back(std::to_string(at));
    broadcast({said.back()}, {newest()});
  }
  std::vector<std::string> heard;
  for (int turns = 0; turns < 10; ++turns) {
    turn();
    for (auto& text : ana.hear_texts()) heard.push_back(std::move(text));
  }
  EXPECT_EQ(heard, said);
}

TEST_F(ConnectionsTest, WriteToACrowdOfWhomOneIsSlowAndOneIsGone) {
  std::vector<Client> crowd;
  crowd.reserve(12);
  for (int at = 0; at < 12; ++at) crowd.push_back(join());
  const auto everybody = listener.sessions;
  crowd[3].leave();
  std::vector<std::string> said;
  std::map<std::size_t, std::vector<std::string>> heard;
  const auto hear = [&](std::size_t at) {
    for (auto& text : crowd[at].hear_texts()) heard[at].push_back(std::move(text));
  };
  for (int number = 0; number < 300; ++number) {
    said.push_back(long_text(number));
    connections.send(everybody[static_cast<std::size_t>(number) % 3], frames_of({"for one"}));
    broadcast({said.back()}, everybody);
    turn();
    for (std::size_t at = 0; at < crowd.size(); ++at) {
      if (at != 3 && at != 7) hear(at);
    }
  }
  for (int turns = 0; turns < 20; ++turns) {
    hear(7);
    turn();
  }
  EXPECT_THAT(listener.gone, ElementsAre(everybody[3]));
  for (std::size_t at = 0; at < crowd.size(); ++at) {
    if (at == 3) continue;
    std::erase(heard[at], "for one");
    EXPECT_EQ(heard[at], said) << at;
  }
}

TEST_F(ConnectionsTest, WakeTheLoopWhenAFlushFoundSomebodyGone) {
  auto ana = join();
  const auto session = newest();
  turn();
  ana.leave();
  connections.send(session, frames_of({"anybody there?"}));
  connections.flush();
  EXPECT_GT(io.poll(), 0U) << "the loop would sleep and the listener not know";
  connections.receive();
  EXPECT_THAT(listener.gone, ElementsAre(session));
}

}  // namespace
}  // namespace teahouse::websocket
