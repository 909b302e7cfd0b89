#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "core/house_for_test.hpp"

namespace teahouse {
namespace {

class Pushes : public testing::Test, protected House {
 protected:
  static constexpr std::uint64_t next = 7;

  /// Ana says something that is kept; what is then asked of the store.
  Effects says(Said what, RoomId room = RoomId::lobby(), std::optional<UserId> to = {},
               std::uint64_t position = next) {
    const EntryPtr said = entry(room, position, ana, std::move(what), to);
    return handle(DraftAppended{{sits, {}}, said->cid, Appended(Stored{said, false, {}})});
  }
  /// Whom the house pushes to when the store knows that ben has a browser.
  std::vector<Push> pushes(const Effects& effects, Level level = Level::usual, Position mark = {}) {
    return pushes(effects, Subscriber{ben, mark, level, {}, {browser}});
  }
  std::vector<Push> pushes(const Effects& effects, const Subscriber& subscriber) {
    const auto find = only<FindSubscribers>(effects);
    return all<Push>(handle(SubscribersFound{find.entry, Subscribers{"Tea", {subscriber}}}));
  }
  static PushSaid said_in(const Push& push) { return std::get<PushSaid>(push.word); }

  const Person ana{user(1), "ana"};
  const Person ben{user(2), "ben"};
  const Subscription browser{"https://push.example/ben", "key", "secret", true};
  const SessionId sits = come(ana.id, "ana");
};

TEST_F(Pushes, GoToWhoIsCalledAnsweredOrWrittenToAlone) {
  const auto called = pushes(says({"@ben tea?"}));
  ASSERT_EQ(called.size(), 1U);
  EXPECT_EQ(called[0].browser, browser);
  EXPECT_EQ(said_in(called[0]).room_name, "Tea");
  EXPECT_TRUE(said_in(called[0]).urgent);
  EXPECT_EQ(pushes(says({"yes", Quote{Position{3}, ben, "tea?"}})).size(), 1U);
  EXPECT_EQ(pushes(says({"psst"}, RoomId::direct(ana.id, ben.id), ben.id)).size(), 1U);
  EXPECT_TRUE(pushes(says({"@cem tea?"})).empty());
}

TEST_F(Pushes, GoOfARoomAsItsLevelSays) {
  EXPECT_TRUE(only<FindSubscribers>(says({"tea, anybody?"})).search.all_only);
  EXPECT_FALSE(only<FindSubscribers>(says({"@ben"})).search.all_only);
  const auto all_of_it = pushes(says({"tea, anybody?"}), Level::all);
  ASSERT_EQ(all_of_it.size(), 1U);
  EXPECT_FALSE(said_in(all_of_it[0]).urgent);
  EXPECT_TRUE(pushes(says({"@ben"}), Level::none).empty());
  EXPECT_TRUE(pushes(says({"psst"}, RoomId::direct(ana.id, ben.id), ben.id), Level::mentions).empty());
  Subscriber muted{ben, {}, Level::all, now.wall + Duration{1}, {browser}};
  EXPECT_TRUE(pushes(says({"@ben"}), muted).empty());
  pass(Duration{1});
  EXPECT_EQ(pushes(says({"@ben"}), muted).size(), 1U);
}

TEST_F(Pushes, LeaveABrowserAloneInItsQuietHours) {
  Subscription quiet = browser;
  quiet.quiet = Quiet{0, 0};
  EXPECT_TRUE(pushes(says({"@ben"}), Subscriber{ben, {}, {}, {}, {quiet}}).empty());
  const auto one = pushes(says({"@ben"}), Subscriber{ben, {}, {}, {}, {quiet, browser}});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].browser, browser);
}

TEST_F(Pushes, DoNotGoToWhoHasReadItNorToWhoSaidItNorOfWhatIsNoMessage) {
  EXPECT_TRUE(pushes(says({"@ben tea?"}), Level::usual, Position{next}).empty());
  EXPECT_TRUE(pushes(says({"@ana is me"}), Subscriber{ana, {}, Level::all, {}, {browser}}).empty());
  const EntryPtr entered = entry(RoomId::lobby(), next, ana, Entered{});
  EXPECT_TRUE(none<FindSubscribers>(
      handle(DraftAppended{{sits, {}}, entered->cid, Appended(Stored{entered, false, {}})})));
}

TEST_F(Pushes, WaitUntilNobodySitsBeforeAnyClientOfTheirsOnAnyShard) {
  const SessionId first = come(ben.id, "ben");
  const SessionId second = come(ben.id, "ben");
  EXPECT_TRUE(pushes(says({"@ben"})).empty());
  ask(first, Attend{false});
  EXPECT_TRUE(pushes(says({"@ben"})).empty());
  ask(second, Attend{false});
  EXPECT_EQ(pushes(says({"@ben"})).size(), 1U);
  ask(second, Attend{true});
  EXPECT_TRUE(pushes(says({"@ben"})).empty());
  handle(Closed{second});
  EXPECT_EQ(pushes(says({"@ben"})).size(), 1U);
  // On another shard they do.
  hear_of(ben, {});
  EXPECT_TRUE(pushes(says({"@ben"})).empty());
}

TEST_F(Pushes, AreCountedAndTakenBackWhenWhatTheyTellIsReadOnAnotherDevice) {
  const RoomId lobby = RoomId::lobby();
  EXPECT_EQ(said_in(pushes(says({"@ben"}, lobby, {}, 7))[0]).count, 1U);
  EXPECT_EQ(said_in(pushes(says({"@ben"}, lobby, {}, 8))[0]).count, 2U);
  EXPECT_TRUE(none<Push>(hear(MarkMoved{ben.id, {lobby, Position{7}, 1}})));
  const auto back = only<Push>(hear(MarkMoved{ben.id, {lobby, Position{8}, 0}}));
  EXPECT_EQ(back.browser, browser);
  EXPECT_EQ(std::get<PushRead>(back.word).newest->position, Position{8});
  EXPECT_EQ(said_in(pushes(says({"@ben"}, lobby, {}, 9))[0]).count, 1U);
  // Who answers has read it.
  EXPECT_EQ(all<Push>(hear(entry(lobby, 10, ben, Said{"here I am"}))).size(), 1U);
}

TEST_F(Pushes, AreTakenBackWithTheMessage) {
  pushes(says({"@ben a secret"}));
  const auto back = only<Push>(hear(entry(RoomId::lobby(), next + 1, ana, Recalled{Position{next}})));
  EXPECT_EQ(std::get<PushRead>(back.word).newest->position, Position{next});
}

TEST_F(Pushes, AreForgottenWithTheBrowserThatIsGone) {
  const Pushed gone{{}, browser.endpoint, PushOutcome{PushFate::gone, 410}};
  EXPECT_EQ(only<DropSubscription>(handle(gone)).endpoint, browser.endpoint);
  EXPECT_TRUE(
      none<DropSubscription>(handle(Pushed{{}, browser.endpoint, PushOutcome{PushFate::refused, 403}})));
}

TEST_F(Pushes, CanBeTriedAndWhoeverTriesHearsWhatBecameOfIt) {
  const auto push = only<Push>(ask(sits, PushTest{browser}, RequestId{"1"}));
  EXPECT_TRUE(std::holds_alternative<PushTried>(push.word));
  const PushOutcome outcome{PushFate::unreachable, 503};
  EXPECT_EQ(only<ShowPushed>(handle(Pushed{push.asker, browser.endpoint, outcome})).outcome, outcome);
  EXPECT_EQ(hub.pending(), 0U);
}

TEST_F(Pushes, AreKeptForABrowserUntilItIsToldNotTo) {
  const auto keep = only<KeepSubscription>(ask(sits, PushSubscribe{browser}, RequestId{"1"}));
  EXPECT_EQ(keep.who, ana.id);
  EXPECT_TRUE(only<ShowSubscription>(handle(SubscriptionKept{keep.asker, browser.endpoint, true, true})).on);
  const auto drop = only<DropSubscription>(ask(sits, PushUnsubscribe{browser.endpoint}, RequestId{"2"}));
  EXPECT_EQ(drop.who, ana.id);
  EXPECT_FALSE(
      only<ShowSubscription>(handle(SubscriptionKept{*drop.asker, browser.endpoint, false, true})).on);
  const auto again = only<KeepSubscription>(ask(sits, PushSubscribe{browser}, RequestId{"3"}));
  EXPECT_EQ(
      only<Refuse>(handle(SubscriptionKept{again.asker, browser.endpoint, true, Fault::unavailable})).refusal,
      Refusal::unavailable);
  EXPECT_EQ(hub.pending(), 0U);
}

}  // namespace
}  // namespace teahouse
