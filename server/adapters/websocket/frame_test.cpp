#include "adapters/websocket/frame.hpp"

#include <gtest/gtest.h>

#include "adapters/websocket/client_frames.hpp"

namespace teahouse::websocket {
namespace {

TEST(Frame, HasTheShortestHeaderForItsLength) {
  for (const std::size_t size : {0U, 1U, 125U, 126U, 65'535U, 65'536U, 70'000U}) {
    std::string bytes;
    const std::string payload(size, 'x');
    append_frame(bytes, Opcode::text, payload);
    EXPECT_EQ(bytes.size(), framed_bytes(size));
    EXPECT_EQ(bytes.size() - size, size < 126 ? 2U : size < 65'536 ? 4U : 10U);
    const auto frames = take_frames(bytes);
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_EQ(frames[0], (HeardFrame{Opcode::text, payload}));
  }
}

TEST(Frame, CutsAReasonThatIsTooLongBetweenCharacters) {
  std::string reason;
  for (int at = 0; at < 50; ++at) reason += "茶";
  const auto payload = close_payload(CloseCode::restarting, reason);
  EXPECT_EQ(payload.substr(0, 2), "\x03\xf4");
  EXPECT_EQ(payload.substr(2), reason.substr(0, 123)) << "41 characters of 3 bytes";
  EXPECT_EQ(close_payload(CloseCode::normal, "x" + reason).size(), 2U + 1 + 120);
}

}  // namespace
}  // namespace teahouse::websocket
