#include "core/arranging.hpp"

#include <gtest/gtest.h>

#include "core/message.hpp"

namespace teahouse {
namespace {

RoomRecord room() {
  RoomRecord room;
  room.id = {RoomKind::open, {1, 1}};
  room.name = "tea";
  room.topic = "leaves";
  return room;
}

TEST(Arranging, KeepsOfAWishWhatIsNotSoYet) {
  EXPECT_EQ(what_is_new({.name = "tea", .topic = "", .speakers = Speakers::everyone}, room()),
            (Arranged{.topic = ""}));
  EXPECT_TRUE(is_empty(what_is_new({.window = usual_window}, room())));
}

TEST(Arranging, ChangesWhatWasSaidAndLeavesTheRest) {
  auto tea = room();
  arrange(tea, {.speakers = Speakers::keepers}, Position{7});
  arrange(tea, {.name = "cake"}, Position{9});
  EXPECT_EQ(tea.name, "cake");
  EXPECT_EQ(tea.topic, "leaves");
  EXPECT_EQ(tea.speakers, Speakers::keepers);
  EXPECT_EQ(tea.arranged, Position{9});
}

TEST(Arranging, OnlyKeepersSpeakAndPinWhereARoomSaysSo) {
  auto tea = room();
  EXPECT_EQ(refuse_doing(Said{"hello"}, tea, Role::member), std::nullopt);
  tea.speakers = Speakers::keepers;
  for (const What& what : {What{Said{"hello"}}, What{Pinned{Position{1}}}}) {
    EXPECT_EQ(refuse_doing(what, tea, Role::member), Refusal::only_keepers_speak);
    EXPECT_EQ(refuse_doing(what, tea, Role::keeper), std::nullopt);
  }
  for (const What& what :
       {What{Reacted{Position{1}, "👍"}}, What{Edited{Position{1}, "x"}}, What{Recalled{Position{1}}}})
    EXPECT_EQ(refuse_doing(what, tea, Role::member), std::nullopt);
  EXPECT_EQ(refuse_doing(Arranged{}, tea, Role::member), Refusal::not_a_keeper);
}

TEST(Arranging, AWishIsAskedAgainWithWhatWasSoAlready) {
  EXPECT_TRUE(asks_again(What{Arranged{.name = "cake", .topic = "leaves"}}, What{Arranged{.name = "cake"}}));
  EXPECT_FALSE(asks_again(What{Arranged{.topic = "leaves"}}, What{Arranged{.name = "cake"}}));
  EXPECT_FALSE(asks_again(What{Arranged{.name = "tea"}}, What{Arranged{.name = "cake"}}));
}

}  // namespace
}  // namespace teahouse
