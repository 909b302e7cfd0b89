// What somebody is called is the same on all shards in the end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/house_for_test.hpp"

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const UserId ana = House::user(1);

Instant since(std::int64_t milliseconds) {
  return Instant{Duration{milliseconds}};
}

TEST(HubNames, OfTwoNamesTheLaterCountsHoweverTheyAreHeard) {
  House house;
  const SessionId laptop = house.come(ana, "ana");
  const SessionId phone = house.come(ana, "ana");
  EXPECT_THAT(all<Welcome>(house.hear(NameChanged{{ana, "later"}, since(5)})), SizeIs(2));
  EXPECT_TRUE(none<Welcome>(house.hear(NameChanged{{ana, "earlier"}, since(3)})));

  const auto keep = only<KeepName>(house.ask(laptop, ChangeName{"mine"}));
  const Effects effects = house.handle(NameKept{keep.asker, keep.person, since(4)});

  EXPECT_EQ(only<Welcome>(effects), (Welcome{{laptop, {}}, {ana, "later"}})) << "who asked is answered";
  EXPECT_THAT(words<NameChanged>(effects), ElementsAre(NameChanged{{ana, "mine"}, since(4)}));
  EXPECT_EQ(only<AppendDraft>(house.ask(phone, House::say(RoomId::lobby(), "hello"))).draft.author.name,
            "later");
}

TEST(HubNames, ALaterNameThatTheStoreKnowsIsTheNameOfAll) {
  House house;
  const SessionId laptop = house.come(ana, "ana");
  PersonRecord record = House::record("anna");
  record.named = since(5);

  const Effects effects = house.handle(PersonLoaded{house.arrive(ana), record});

  const auto welcomes = all<Welcome>(effects);
  ASSERT_THAT(welcomes, SizeIs(2));
  for (const Welcome& welcome : welcomes) EXPECT_EQ(welcome.who.name, "anna");
  EXPECT_EQ(welcomes.front().asker.session, laptop);
}

TEST(HubNames, WhoComesIsCalledByTheLaterNameThatThoseWhoAreHereHeard) {
  House house;
  house.come(ana, "ana");
  const SessionId phone = house.arrive(ana);
  house.hear(NameChanged{{ana, "anna"}, since(5)});
  const Effects effects = house.handle(PersonLoaded{phone, House::record("ana")});
  EXPECT_EQ(only<Welcome>(effects), (Welcome{{phone, {}}, {ana, "anna"}}));
  EXPECT_TRUE(none<KeepName>(effects)) << "the store has it";
}

TEST(HubNames, ANameOfWhichNoWordCameIsNoticedByWhatTheOtherShardSays) {
  House house;
  house.come(ana, "ana");
  house.hear_of({ana, "anna"}, {});
  const auto load = only<LoadPerson>(house.look());
  PersonRecord record = House::record("anna");
  record.named = since(5);
  EXPECT_EQ(only<Welcome>(house.handle(PersonLoaded{load.session, record})).who.name, "anna");
  EXPECT_TRUE(none<LoadPerson>(house.look())) << "all say the same";
}

TEST(HubNames, ARenameIsToldWhoeverHasGoneMeanwhile) {
  House house;
  const SessionId anas = house.come(ana, "ana");
  const auto keep = only<KeepName>(house.ask(anas, ChangeName{"anna"}));
  house.handle(Closed{anas});
  EXPECT_THAT(words<NameChanged>(house.handle(NameKept{keep.asker, keep.person, Instant{Duration{1}}})),
              SizeIs(1));
}

TEST(HubNames, ANewNameIsToldWhenWhoCameWithItHasGone) {
  House house;
  const SessionId anas = house.arrive(ana, "anna");
  house.handle(PersonLoaded{anas, House::record("ana")});
  house.handle(Closed{anas});
  const Effects effects = house.handle(NameKept{{anas, {}}, {ana, "anna"}, Instant{Duration{1}}});
  EXPECT_THAT(words<NameChanged>(effects), SizeIs(1));
}

TEST(HubNames, ANewNameIsToldByAHouseThatCloses) {
  House house;
  const SessionId anas = house.arrive(ana, "anna");
  house.handle(PersonLoaded{anas, House::record("ana")});
  house.handle(Drain{});
  const Effects effects = house.handle(NameKept{{anas, {}}, {ana, "anna"}, Instant{Duration{1}}});
  EXPECT_THAT(words<NameChanged>(effects), SizeIs(1));
}

}  // namespace
}  // namespace teahouse
