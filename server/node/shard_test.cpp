#include "node/shard.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "node/ports_for_test.hpp"

namespace teahouse {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// A shard among ports that do what they are told, and two people who know the protocol by heart.
class ShardTest : public testing::Test {
 protected:
  explicit ShardTest(Limits limits = {}) : shard(ShardId{1}, limits, ports.world()) {
    shard.turn();
    ports.answer_changes();
    shard.turn();
  }

  SessionId comes(const char* hello) {
    const SessionId session{slots++, 1};
    shard.opened(session);
    shard.received(session, hello);
    shard.turn();
    ports.answer_people();
    shard.turn();
    ports.answer_names();
    shard.turn();
    return session;
  }

  PortsForTest ports;
  Shard shard;
  std::uint32_t slots = 0;
};

constexpr auto hello = R"({"type":"connection","id":"h","data":{"name":"ana","v":1}})";
constexpr auto original_hello = R"({"type":"connection","data":{"name":"old"}})";
constexpr auto words = R"({"type":"msg","id":"m","data":{"text":"good morning","cid":"0123456789abcdef"}})";

TEST_F(ShardTest, SaysWhoOneIsAndWhichRoomsThereAre) {
  const SessionId ana = comes(hello);
  EXPECT_THAT(
      ports.transport.told[ana],
      ElementsAre(AllOf(HasSubstr(R"("type":3)"), HasSubstr(R"("id":"h")")), HasSubstr(R"("type":14)")));
  EXPECT_THAT(ports.transport.allowed, ElementsAre(ana)) << "who is known may send whole frames";
}

TEST_F(ShardTest, AcknowledgesBeforeItTellsTheRoomAndTellsTheOthersLast) {
  const SessionId ana = comes(hello);
  ports.transport.told.clear();
  shard.received(ana, words);
  shard.turn();
  EXPECT_THAT(ports.transport.told[ana], IsEmpty()) << "nothing is shown before it is committed";
  EXPECT_THAT(ports.announced(), IsEmpty());
  ports.commit();
  shard.turn();
  EXPECT_THAT(ports.transport.told[ana], ElementsAre(HasSubstr(R"("type":5)"), HasSubstr(R"("type":1)")));
  EXPECT_THAT(ports.announced(), SizeIs(1));
}

TEST_F(ShardTest, GivesWhatComesWithoutACidOneThatBeginsWithTheTime) {
  const SessionId old = comes(original_hello);
  shard.received(old, R"({"type":"msg","data":{"text":"good morning"}})");
  shard.turn();
  ASSERT_THAT(ports.drafts, SizeIs(1));
  EXPECT_THAT(ports.drafts.front().first.cid.value, testing::StartsWith("0000000f-4240-7"));
}

TEST_F(ShardTest, EncodesAnEntryOnceForAllWhoHearIt) {
  comes(hello);
  const SessionId ben = comes(hello);
  const SessionId old = comes(original_hello);
  ports.transport.told.clear();
  ports.transport.broadcasts = 0;
  shard.received(ben, words);
  shard.turn();
  ports.commit();
  shard.turn();
  EXPECT_EQ(ports.transport.broadcasts, 2) << "one for each dialect";
  EXPECT_THAT(ports.transport.told[old], ElementsAre(HasSubstr("good morning")));
}

TEST_F(ShardTest, TellsAnOriginalClientNothingBeyondItsFourFrames) {
  const SessionId old = comes(original_hello);
  shard.received(old, "nonsense");
  shard.received(old, R"({"type":"ping"})");
  shard.received(old, R"({"type":"msg","data":{"text":""}})");
  shard.turn();
  EXPECT_THAT(ports.transport.told[old], Not(Contains(HasSubstr(R"("type":6)"))));
  EXPECT_THAT(ports.transport.told[old], Not(Contains(HasSubstr(R"("type":7)"))));
}

TEST_F(ShardTest, TurnsAwayATokenThatIsNoGood) {
  ports.identity.fault = TokenFault::expired;
  const SessionId session{slots++, 1};
  shard.opened(session);
  shard.received(session, R"({"type":"connection","data":{"token":"old","v":1}})");
  EXPECT_THAT(ports.transport.closed, ElementsAre(std::pair{session, CloseCode::token_expired}));
}

TEST_F(ShardTest, VerifiesNoTokenOfOneWhoHasSaidWhoTheyAre) {
  const SessionId ana = comes(hello);
  const int verified = ports.identity.verified;
  ports.transport.told.clear();
  shard.received(ana, R"({"type":"connection","id":"again","data":{"token":"good","v":1}})");
  shard.turn();
  EXPECT_THAT(ports.transport.told[ana], ElementsAre(HasSubstr("alreadySignedIn")));
  EXPECT_EQ(ports.identity.verified, verified);
}

TEST_F(ShardTest, TurnsAwayATokenThatIsAnotherPersons) {
  const SessionId session{slots++, 1};
  shard.opened(session);
  shard.received(session, R"({"type":"connection","data":{"token":"good","userId":"somebody else","v":1}})");
  EXPECT_THAT(ports.transport.closed, ElementsAre(std::pair{session, CloseCode::token_foreign}));
}

TEST_F(ShardTest, IsIdleOnceEveryRequestIsAnsweredAndThenClosesWhatIsOpen) {
  const SessionId ana = comes(hello);
  shard.received(ana, words);
  shard.drain(Duration{1'000});
  shard.turn();
  EXPECT_FALSE(shard.idle());
  EXPECT_THAT(ports.transport.told[ana], Contains(HasSubstr(R"("kind":"moving")")));
  ports.commit();
  shard.turn();
  EXPECT_TRUE(shard.idle());
  shard.close_all(CloseCode::restarting);
  EXPECT_THAT(ports.transport.closed, ElementsAre(std::pair{ana, CloseCode::restarting}));
  EXPECT_THAT(ports.transport.told[ana].back(), HasSubstr(R"("type":1)"))
      << "the last word is heard before the end";
}

/// The same, where two are a crowd and the lobby is hot.
class HotRoomTest : public ShardTest {
 protected:
  static Limits limits() {
    Limits limits;
    limits.rates = false;
    limits.crowd = 2;
    return limits;
  }
  HotRoomTest() : ShardTest(limits()) {
    for (int said = 0; said < 50; ++said) says(ana);
    wait();
    ports.transport.told.clear();
  }

  /// Until the room is told what waits.
  void wait() {
    EXPECT_TRUE(shard.due()) << "a hot room waits";
    ports.tick = shard.due().value_or(ports.tick);
    shard.turn();
  }

  void says(SessionId who) {
    ports.tick = ports.tick + Duration{1};
    shard.received(
        who, R"({"type":"msg","id":"m","data":{"text":"hot!","cid":")" + std::to_string(++cid) + R"("}})");
    shard.turn();
    ports.commit();
    shard.turn();
  }

  std::uint64_t cid = 1'000'000'000'000'000;
  SessionId ana = comes(hello);
  SessionId ben = comes(hello);
};

TEST_F(HotRoomTest, AcknowledgesAtOnceAndTellsTheRoomWhatMet) {
  says(ana);
  says(ana);
  EXPECT_THAT(ports.transport.told[ana], Each(HasSubstr(R"("type":5)")));
  EXPECT_THAT(ports.transport.told[ana], SizeIs(2));
  EXPECT_THAT(ports.transport.told[ben], IsEmpty());
  ports.transport.broadcasts = 0;
  wait();
  EXPECT_EQ(ports.transport.broadcasts, 1);
  EXPECT_THAT(ports.transport.told[ben], SizeIs(2));
}

TEST_F(HotRoomTest, TellsANewcomerNothingThatWaitedFromBefore) {
  says(ana);
  const SessionId cem = comes(hello);
  EXPECT_THAT(ports.transport.told[ben], Contains(HasSubstr("hot!"))) << "before the newcomer listens";
  EXPECT_THAT(ports.transport.told[cem], Not(Contains(HasSubstr("hot!"))));
  says(ana);
  ports.tick = ports.tick + Duration{20};
  shard.turn();
  EXPECT_THAT(ports.transport.told[cem], Contains(HasSubstr("hot!")));
}

TEST_F(HotRoomTest, TellsWhatWaitsBeforeItClosesTheConnections) {
  says(ana);
  shard.close_all(CloseCode::restarting);
  EXPECT_THAT(ports.transport.told[ben], Contains(HasSubstr("hot!")));
}

TEST_F(ShardTest, TakesAnAnswerThatComesAfterItIsGone) {
  Done<PersonRecord> late;
  {
    Shard other{ShardId{2}, Limits{}, ports.world()};
    other.turn();
    ports.answer_changes();
    other.turn();
    other.opened({90, 1});
    other.received({90, 1}, hello);
    late = ports.people.front().second;
    ports.people.clear();
  }
  late(PersonRecord{});  // Into a mailbox that nobody empties any more.
}

}  // namespace
}  // namespace teahouse
