#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/examples_kept.hpp"
#include "protocol/examples_said.hpp"
#include "protocol/examples_test.hpp"

namespace teahouse::protocol {
namespace {

using testing::Contains;
using testing::Key;

/// What we write for the examples of the same names.
const std::map<std::string, std::function<std::string()>> written{
    {"sendMsg", [] { return encoded(said); }},
    {"sendMsg.direct", [] { return encoded(said_directly); }},
    {"sendMsg.whole", said_with_all},
    {"sendMsg.files", said_with_files},
    {"sendMsg.recalled", said_and_recalled},
    {"edited", edited},
    {"recalled", recalled},
    {"recalledAll", recalled_all},
    {"forgotten", [] { return encoded(Forgotten{"6", cid, 31}); }},
    {"reacted", reacted},
    {"pinned", pinned},
    {"pins", pins},
    {"appointed", appointed},
    {"removed", removed},
    {"membersFound", members_found},
    {"personFound", person_found},
    {"roomLeft.removed", [] { return encoded(RoomLeft{.room = coffee, .by = ana}); }},
    {"arranged", arranged},
    {"userOnlineCount", [] { return encoded(UserOnlineCount{"lobby", 3}); }},
    {"sendName", [] { return encoded(SendName{"1", ana.user_id, token, "ana", at + 2592000000}); }},
    {"sendUserList", user_list},
    {"acknowledged", [] { return encoded(Acknowledged{"3", cid, tea, 41, at}); }},
    {"refused", refused},
    {"pong", pong},
    {"rosterChanged", roster_changed},
    {"page", page},
    {"page.empty", [] { return encoded(Page{"7", coffee, 1, 1, 1, {}}); }},
    {"subscribed", [] { return encoded(Subscribed{"4", tea, 1, 1, 42}); }},
    {"hole", [] { return encoded(Hole{tea, 1, 40, 900}); }},
    {"readMark", [] { return encoded(ReadMark{"8", tea, 41, 0}); }},
    {"membershipChanged", [] { return encoded(came); }},
    {"myRooms", my_rooms},
    {"roomEntered", room_entered},
    {"roomEntered.direct", direct_room_entered},
    {"roomLeft", [] { return encoded(RoomLeft{"11", coffee}); }},
    {"roomsFound", rooms_found},
    {"peopleFound", people_found},
    {"typists", typists},
    {"invites", invites},
    {"inviteFound", invite_found},
    {"messagesFound", messages_found},
    {"roomSet", room_set},
    {"seen", [] { return encoded(Seen{direct, 12}); }},
    {"pushKept", [] { return encoded(PushKept{"40", "https://push.example/for/one-browser", true}); }},
    {"pushTested", [] { return encoded(PushTested{"42", PushFate::gone, 410}); }},
    {"notice", [] { return encoded(Notice{NoticeKind::moving, 1500}); }},
};

TEST(ServerExamples, ThereIsOneOfEveryFrame) {
  const auto shown = examples("server");
  for (const auto& word : frames_of_schema("ServerFrame")) EXPECT_THAT(shown, Contains(Key(word)));
}

TEST(ServerExamples, AreWhatWeWrite) {
  for (const auto& [name, frame] : examples("server")) {
    SCOPED_TRACE(name);
    ASSERT_THAT(written, Contains(Key(name)));
    const auto text = written.at(name)();
    EXPECT_EQ(Json::parse(text), frame);
    EXPECT_EQ(text.size(), frame.dump().size()) << "compact: " << text;
  }
}

TEST(Encode, AppendsToWhatIsThere) {
  std::string out = "before";
  encode(Notice{.kind = NoticeKind::moving}, out);
  EXPECT_EQ(out, R"(before{"type":18,"data":{"kind":"moving"}})");
}

TEST(Encode, WritesTypeThenIdThenData) {
  EXPECT_EQ(encoded(RoomLeft{.id = "11", .room = "lobby"}),
            R"({"type":16,"id":"11","data":{"room":"lobby"}})");
}

}  // namespace
}  // namespace teahouse::protocol
