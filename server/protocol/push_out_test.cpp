#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "protocol/gateway.hpp"

namespace teahouse::protocol {
namespace {

using nlohmann::json;

const Person ben{UserId{{2, 1}}, "ben"};

EntryPtr said(Said what, RoomId room = RoomId::lobby(), std::optional<UserId> to = {}) {
  return std::make_shared<const Entry>(
      Entry{room, Position{41}, EntryId{{3, 3}}, ben, to, Cid{"cid-of-sixteen-1"}, {}, std::move(what)});
}

json read(PushSaid what, bool with_words = true) {
  const Subscription browser{"https://push.example/", "key", "secret", with_words};
  return json::parse(push_words({{}, browser, std::move(what)}));
}

TEST(PushWords, AreWhatTheNotificationShowsAndWhereItLeads) {
  EXPECT_EQ(read({said({"@ana tea?"}), "", 1}),
            (json{{"room", "lobby"}, {"name", "ben"}, {"seq", 41}, {"text", "@ana tea?"}}));
  EXPECT_EQ(read({said({"@ana tea?"}), "Tea", 3}, false),
            (json{{"room", "lobby"}, {"roomName", "Tea"}, {"name", "ben"}, {"seq", 41}, {"count", 3}}));
  const RoomId alone = RoomId::direct(UserId{{1, 1}}, ben.id);
  EXPECT_EQ(read({said({"psst"}, alone, UserId{{1, 1}}), "", 1}), (json{{"room", alone.text()},
                                                                        {"from", ben.id.value.text()},
                                                                        {"name", "ben"},
                                                                        {"seq", 41},
                                                                        {"text", "psst"}}));
}

TEST(PushWords, SayWhatIsReadAndThatAPushIsTried) {
  const Subscription browser{"https://push.example/", "key", "secret"};
  EXPECT_EQ(json::parse(push_words({{}, browser, PushRead{said({"tea?"})}})),
            (json{{"room", "lobby"}, {"read", 41}}));
  EXPECT_EQ(json::parse(push_words({{}, browser, PushTried{}})), (json{{"test", true}}));
}

TEST(PushWords, AreCutBetweenLettersAndNeverTooLong) {
  std::string han;
  while (han.size() < 3'000) han += "茶";
  EXPECT_EQ(read({said({han}), "", 1})["text"], han.substr(0, 900));
  Said longest{std::string(3'000, '\x01')};
  longest.files.push_back({FileId{}, std::string(500, '\x01')});
  Entry entry = *said(std::move(longest));
  entry.author.name = std::string(256, '"');
  const PushSaid what{std::make_shared<const Entry>(std::move(entry)), std::string(256, '"'), 1'000};
  const Subscription browser{"https://push.example/", "key", "secret"};
  EXPECT_LE(push_words({{}, browser, what}).size(), 3'900U);
}

}  // namespace
}  // namespace teahouse::protocol
