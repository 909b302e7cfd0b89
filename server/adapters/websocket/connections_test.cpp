#include "adapters/websocket/connections.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/websocket/world_of_connections.hpp"

namespace teahouse::websocket {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Coming, speaking, going. What is written when is in connections_write_test.cpp.

TEST_F(ConnectionsTest, TellWhoCameAndWhatTheySay) {
  const auto ana = join();
  ana.say_text("hello");
  ana.say_text("茶");
  turn();

  ASSERT_EQ(listener.sessions.size(), 1U);
  EXPECT_NE(newest().generation, 0U) << "SessionId{} is no connection";
  EXPECT_THAT(listener.texts[newest()], ElementsAre("hello", "茶"));
}

TEST_F(ConnectionsTest, HearWhatCameWithTheHandshake) {
  const auto bytes = masked(Opcode::text, "hello") + masked(Opcode::text, "ben");
  const auto ana = join(SOCK_STREAM, bytes.substr(0, bytes.size() - 2));
  EXPECT_THAT(listener.texts[newest()], ElementsAre("hello"));

  ana.say(bytes.substr(bytes.size() - 2));
  turn();
  EXPECT_THAT(listener.texts[newest()], ElementsAre("hello", "ben"));
}

TEST_F(ConnectionsTest, AnswerAPing) {
  auto ana = join();
  ana.say(masked(Opcode::ping, "tick"));
  turn();
  EXPECT_THAT(ana.hear(), ElementsAre(HeardFrame{Opcode::pong, "tick"}));
}

TEST_F(ConnectionsTest, AnswerACloseWithItsCodeAndTellItOnce) {
  auto ana = join();
  ana.say(masked_close(1001, "going home"));
  turn();
  EXPECT_EQ(ana.hear_close(), CloseCode{1001});
  EXPECT_TRUE(ana.is_over());
  EXPECT_THAT(listener.gone, ElementsAre(newest()));

  ana.leave();
  turn();
  pass(Duration{60'000});
  EXPECT_THAT(listener.gone, ElementsAre(newest()));
}

TEST_F(ConnectionsTest, TellThatSomebodyVanished) {
  auto ana = join();
  const auto session = newest();
  ana.leave();
  turn();
  EXPECT_THAT(listener.gone, ElementsAre(session));
  EXPECT_EQ(connections.counts().held, 0U);
}

TEST_F(ConnectionsTest, CloseAfterWhatWasSaidAndTellNobodyWhoAskedForIt) {
  auto ana = join();
  connections.send(newest(), frames_of({"goodbye"}));
  connections.close(newest(), CloseCode::restarting, "moving");
  broadcast({"too late"}, {newest()});
  connections.send(newest(), frames_of({"too late"}));
  turn();
  EXPECT_THAT(ana.hear(),
              ElementsAre(HeardFrame{Opcode::text, "goodbye"},
                          HeardFrame{Opcode::close, close_payload(CloseCode::restarting, "moving")}));
  EXPECT_TRUE(ana.is_over());

  ana.say_text("I did not hear that");
  turn();
  ana.leave();
  turn();
  EXPECT_THAT(listener.texts, IsEmpty());
  EXPECT_THAT(listener.gone, IsEmpty());
}

TEST_F(ConnectionsTest, HearNothingMoreOfTheSameReadAfterTheyWereClosed) {
  const auto ana = join();
  listener.on_text = [&](SessionId session, std::string_view) {
    connections.close(session, CloseCode::sign_in_first, {});
  };
  ana.say(masked(Opcode::text, "one") + masked(Opcode::text, "two"));
  turn();
  EXPECT_THAT(listener.texts[newest()], ElementsAre("one"));
}

TEST_F(ConnectionsTest, WaitTwoSecondsForAClosedOneToCloseToo) {
  auto ana = join();
  connections.close(newest(), CloseCode::restarting, "moving");
  turn();
  pass(Duration{1'999});
  ana.say_text("not yet gone");
  EXPECT_EQ(connections.counts().held, 1U);
  pass(Duration{1});
  EXPECT_EQ(connections.counts().held, 0U);
  EXPECT_EQ(ana.hear_close(), CloseCode::restarting);

  // The slot is free again: nobody else would get it before.
  const auto first = newest();
  turn();
  const auto ben = join();
  EXPECT_EQ(newest().slot, first.slot);
}

TEST_F(ConnectionsTest, RefuseWhatTheReaderRefuses) {
  const std::vector<std::pair<std::string, CloseCode>> cases{
      {masked(Opcode::binary, "\x01"), CloseCode::not_text},
      {masked(Opcode::text, "\xff"), CloseCode::not_utf8},
      {masked(0xf1, "reserved"), CloseCode::protocol_error},
      {masked(Opcode::text, std::string(first_frame_bytes + 1, 'x')), CloseCode::too_big},
  };
  for (const auto& [bytes, code] : cases) {
    auto ana = join();
    ana.say(bytes);
    turn();
    EXPECT_EQ(ana.hear_close(), code);
    EXPECT_TRUE(ana.is_over());
    EXPECT_EQ(listener.gone.back(), newest());
  }
}

TEST_F(ConnectionsTest, AllowLongerFramesToOneWhoSignedIn) {
  const auto ana = join();
  connections.allow(newest(), 64 * 1024);
  ana.say_text(std::string(64 * 1024, 'x'));
  for (int turns = 0; turns < 3; ++turns) turn();
  EXPECT_THAT(listener.texts[newest()], ElementsAre(std::string(64 * 1024, 'x')));
}

TEST_F(ConnectionsTest, KnowASessionOfAnotherTimeFromTheOneInItsSlot) {
  auto ana = join();
  const auto old = newest();
  ana.leave();
  turn();
  auto ben = join();
  ASSERT_EQ(newest().slot, old.slot);
  ASSERT_NE(newest(), old);

  broadcast({"for ana"}, {old});
  connections.send(old, frames_of({"for ana"}));
  connections.close(old, CloseCode::overloaded, {});
  connections.send(newest(), frames_of({"for ben"}));
  turn();
  EXPECT_THAT(ben.hear_texts(), ElementsAre("for ben"));
}

TEST_F(ConnectionsTest, GiveNoSlotAnewBeforeTheListenerKnows) {
  auto ana = join();
  const auto first = newest();
  ana.leave();
  connections.send(first, frames_of({"anybody there?"}));
  connections.flush();
  const auto ben = join();
  EXPECT_NE(newest().slot, first.slot);

  turn();
  EXPECT_THAT(listener.gone, ElementsAre(first));
  const auto cem = join();
  EXPECT_EQ(newest().slot, first.slot);
}

TEST_F(ConnectionsTest, AskTheSilentAndGiveUpTheDead) {
  auto ana = join();
  auto ben = join();
  const std::vector<SessionId> sessions = listener.sessions;
  pass(Duration{19'000});
  EXPECT_THAT(ana.hear(), IsEmpty());
  pass(Duration{2'000});
  EXPECT_THAT(ana.hear(), ElementsAre(HeardFrame{Opcode::ping, ""}));
  pass(Duration{2'000});
  EXPECT_THAT(ana.hear(), IsEmpty()) << "asked once";

  ben.say(masked(Opcode::pong, ""));
  turn();
  pass(Duration{23'000});
  EXPECT_THAT(listener.gone, ElementsAre(sessions[0]));
  ana.hear();
  EXPECT_TRUE(ana.is_over());
  EXPECT_THAT(ben.hear(), ElementsAre(HeardFrame{Opcode::ping, ""}, HeardFrame{Opcode::ping, ""}));
}

}  // namespace
}  // namespace teahouse::websocket
