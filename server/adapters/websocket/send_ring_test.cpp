#include "adapters/websocket/send_ring.hpp"

#include <cerrno>
#include <memory>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace teahouse::websocket {
namespace {

class SendRingTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!ring) GTEST_SKIP() << "the kernel gives no ring";
  }
  ~SendRingTest() override {
    for (const int socket : ours) ::close(socket);
    for (const int socket : theirs) ::close(socket);
  }

  void connect(std::size_t count) {
    for (std::size_t at = 0; at < count; ++at) {
      int pair[2] = {-1, -1};
      ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), 0);
      ours.push_back(pair[0]);
      theirs.push_back(pair[1]);
    }
  }

  void say(std::uint32_t slot, std::initializer_list<std::string_view> texts) {
    writes.push_back(
        {slot, static_cast<std::uint32_t>(pieces.size()), static_cast<std::uint32_t>(texts.size())});
    for (const auto text : texts) pieces.push_back({const_cast<char*>(text.data()), text.size()});
  }

  void write() { ring->write(writes, pieces, ours); }

  std::string heard(std::size_t slot) const {
    std::string text(1 << 20, '\0');
    const auto got = ::recv(theirs[slot], text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
  }

  std::unique_ptr<SendRing> ring = SendRing::make();
  std::vector<int> ours;
  std::vector<int> theirs;
  std::vector<Write> writes;
  std::vector<iovec> pieces;
};

TEST_F(SendRingTest, WritesToEachWhatIsForIt) {
  connect(3);
  say(2, {"for cem"});
  say(0, {"for ", "ana", ", in pieces"});
  say(1, {"for ben"});
  write();
  EXPECT_EQ(heard(0), "for ana, in pieces");
  EXPECT_EQ(heard(1), "for ben");
  EXPECT_EQ(heard(2), "for cem");
  EXPECT_EQ(writes[1].taken, 18);
}

TEST_F(SendRingTest, WritesMoreThanItHasRoomForAtOnce) {
  connect(50);
  for (std::uint32_t at = 0; at < 5'000; ++at) say(at % 50, {"x"});
  write();
  for (std::size_t at = 0; at < 50; ++at) EXPECT_EQ(heard(at), std::string(100, 'x'));
  for (const auto& one : writes) ASSERT_EQ(one.taken, 1);
}

TEST_F(SendRingTest, SaysHowMuchAFullSocketTook) {
  connect(1);
  const std::string much(10 << 20, 'x');
  say(0, {much});
  write();
  EXPECT_GT(writes[0].taken, 0);
  EXPECT_LT(writes[0].taken, 10 << 20);
  write();
  EXPECT_EQ(writes[0].taken, 0);
}

TEST_F(SendRingTest, SaysWhichSocketsAreBrokenAndWritesToTheOthers) {
  connect(3);
  ::close(theirs[1]);
  theirs[1] = ::dup(theirs[0]);
  say(0, {"for ana"});
  say(1, {"for nobody"});
  say(2, {"for cem"});
  write();
  EXPECT_EQ(writes[1].taken, -1);
  EXPECT_EQ(heard(0), "for ana");
  EXPECT_EQ(heard(2), "for cem");
}

TEST(TakenOf, ToldWithoutRoomIsNothingAndAnythingWorseIsTheEnd) {
  EXPECT_EQ(taken_of(5, 0), 5);
  EXPECT_EQ(taken_of(-1, EAGAIN), 0);
  EXPECT_EQ(taken_of(-1, EPIPE), -1);
  EXPECT_EQ(taken_of(-1, ECONNRESET), -1);
}

}  // namespace
}  // namespace teahouse::websocket
