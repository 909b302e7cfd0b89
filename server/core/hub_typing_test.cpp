// Who is seen to be writing, where, and for how long.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/hub_for_test.hpp"

namespace teahouse {
namespace {

using namespace hub_test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const Person cem{UserId{Uuid{0xc, 3}}, "cem"};

class Writing : public HubTest {
 protected:
  void writes(SessionId session, bool on = true, Target room = RoomId::lobby()) {
    asks(session, Write{room, on});
  }

  /// What listeners are told in so much time, a beat after the other.
  std::vector<DeliverTyping> told(Duration within) {
    std::vector<DeliverTyping> told;
    for (Duration passed{0}; passed < within; passed += Duration{50}) {
      after(Duration{50});
      happens(Ticked{});
      for (auto& one : all<DeliverTyping>()) told.push_back(std::move(one));
    }
    return told;
  }
};

TEST_F(Writing, IsToldToTheRoomAndToOtherShardsAndForgottenAfterSixSeconds) {
  const auto anas = comes(ana);
  writes(anas);
  EXPECT_EQ(one<Publish>().word, (Word{Typed{RoomId::lobby(), ana, true}}));
  const auto first = told(Duration{5'900});
  ASSERT_THAT(first, SizeIs(2)) << "at once, and again since it goes on";
  EXPECT_EQ(first[0], (DeliverTyping{RoomId::lobby(), {ana}, 1}));
  EXPECT_EQ(first[1], first[0]);
  EXPECT_THAT(told(Duration{1'000}), ElementsAre(DeliverTyping{RoomId::lobby(), {}, 0}));
  EXPECT_THAT(told(Duration{10'000}), IsEmpty());
}

TEST_F(Writing, EndsWithTheirMessage) {
  const auto anas = comes(ana);
  comes(ben);
  writes(anas);
  EXPECT_THAT(told(Duration{600}), SizeIs(1));
  happens(Heard{std::make_shared<const News>(
      News{ShardId{2}, 22,
           std::vector<Announcement>{{House::entry(RoomId::lobby(), 1, ana, Said{"there"}), {}}}})});
  EXPECT_THAT(told(Duration{600}), ElementsAre(DeliverTyping{RoomId::lobby(), {}, 0}));
}

TEST_F(Writing, OfManyIsFoldedToThreeNamesAndACount) {
  comes(ana);
  for (std::uint64_t number = 1; number <= 5; ++number)
    house.hear(Word{Typed{RoomId::lobby(), {House::user(number), "guest"}, true}});
  const auto once = told(Duration{450});
  ASSERT_THAT(once, SizeIs(1));
  EXPECT_THAT(once[0].people, SizeIs(3));
  EXPECT_EQ(once[0].count, 5U);
}

TEST_F(Writing, OfOneWhoSaysItTooOftenIsNotPassedOn) {
  const auto anas = comes(ana);
  std::size_t words = 0;
  for (int times = 0; times < 100; ++times) {
    writes(anas, times % 2 == 0);
    words += all<Publish>().size();
  }
  EXPECT_EQ(words, Limits{}.typing_burst);
  EXPECT_THAT(all<Refuse>(), IsEmpty());
}

TEST_F(Writing, IsNotToldOfACrowdNorWhereOneDoesNotListen) {
  const auto anas = comes(ana);
  writes(anas, true, House::open_room(1));
  writes(anas, true, RoomId::direct(ben.id, cem.id));
  EXPECT_THAT(effects, IsEmpty());
  Limits limits;
  limits.typing_people = 1;
  house.hub = Hub(ShardId{1}, 11, limits);
  happens(ChangesLoaded{House::only_change, Changes{House::only_change, {}}});
  const auto again = comes(ana);
  comes(ben);
  writes(again);
  house.hear(Word{Typed{RoomId::lobby(), ben, true}});
  EXPECT_THAT(told(Duration{1'000}), IsEmpty());
}

}  // namespace
}  // namespace teahouse
