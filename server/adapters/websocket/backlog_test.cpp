#include "adapters/websocket/backlog.hpp"

#include <string>

#include <gtest/gtest.h>

namespace teahouse::websocket {
namespace {

std::string front(const Backlog& backlog, std::size_t bytes) {
  std::vector<iovec> pieces;
  backlog.gather(pieces, 1'000);
  std::string text;
  for (const iovec& piece : pieces) text.append(static_cast<const char*>(piece.iov_base), piece.iov_len);
  return text.substr(0, bytes);
}

TEST(Backlog, KeepsTheOrderOfWhatIsSharedAndWhatIsOnesOwn) {
  Backlog backlog;
  BytesPtr shared(new Bytes);
  shared->text = "for all of you";
  backlog.keep("one ");
  backlog.hold(shared, 0, 8);
  backlog.keep("two");
  EXPECT_EQ(backlog.bytes(), 15U);
  EXPECT_EQ(front(backlog, 15), "one for all two");
  backlog.went(6);
  EXPECT_EQ(front(backlog, 9), "r all two");
}

TEST(Backlog, GivesBackWhatWentAlsoWhenItIsNeverEmpty) {
  Backlog backlog;
  const std::string kibibyte(1024, 'x');
  for (int sent = 0; sent < 64; ++sent) backlog.keep(kibibyte);
  for (int sent = 0; sent < 10'000; ++sent) {
    backlog.keep(kibibyte);
    backlog.went(1024);
    ASSERT_LE(backlog.memory(), 256U * 1024);
  }
}

}  // namespace
}  // namespace teahouse::websocket
