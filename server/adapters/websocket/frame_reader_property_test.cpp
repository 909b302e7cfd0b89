#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "adapters/websocket/client_frames.hpp"
#include "adapters/websocket/frame_reader.hpp"

namespace teahouse::websocket {
namespace {

using Kind = FrameReader::Kind;

struct Spoken {
  std::vector<std::string> messages;
  std::vector<std::string> pings;
  std::string bytes;
};

/// Cuts the message into frames, with pings between them.
void speak(Spoken& spoken, const std::string& message) {
  std::size_t at = 0;
  auto opcode = Opcode::text;
  for (int left = *rc::gen::inRange(0, 6); left >= 0; --left, opcode = Opcode::continuation) {
    const bool is_final = left == 0;
    const auto rest = message.size() - at;
    const auto size = is_final ? rest : *rc::gen::inRange<std::size_t>(0, rest + 1);
    spoken.bytes += masked(first_byte(opcode, is_final), message.substr(at, size));
    at += size;
    if (!is_final && *rc::gen::arbitrary<bool>()) {
      spoken.pings.push_back(*rc::gen::resize(100, rc::gen::arbitrary<std::string>()));
      spoken.bytes += masked(Opcode::ping, spoken.pings.back());
    }
  }
  spoken.messages.push_back(message);
}

std::string some_text() {
  static const std::vector<std::string> words{"a",  "hello there, ",      "é", "茶", "馆里",
                                              "🍵", std::string(200, 'x')};
  std::string text;
  for (const auto& word : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)))
    text += word;
  return text;
}

/// Gives the bytes in pieces of any size.
template <typename Hear>
void read_in_pieces(std::string bytes, std::size_t message_bytes_max, Hear hear) {
  FrameReader reader(message_bytes_max);
  for (std::span<char> rest(bytes); !rest.empty();) {
    const auto size = *rc::gen::inRange<std::size_t>(1, rest.size() + 1);
    auto piece = rest.first(size);
    while (const auto event = reader.next(piece)) hear(*event);
    RC_ASSERT(piece.empty());
    rest = rest.subspan(size);
  }
}

TEST(FrameReaderProperty, MessagesAreHeardAsTheyWereSpokenHoweverTheyAreCut) {
  const bool holds = rc::check([] {
    Spoken spoken;
    const auto count = *rc::gen::inRange(1, 5);
    for (int at = 0; at < count; ++at) speak(spoken, some_text());

    std::vector<std::string> messages;
    std::vector<std::string> pings;
    read_in_pieces(spoken.bytes, 1 << 20, [&](const FrameReader::Event& event) {
      RC_ASSERT(event.kind == Kind::text || event.kind == Kind::ping);
      (event.kind == Kind::text ? messages : pings).emplace_back(event.payload);
    });
    RC_ASSERT(messages == spoken.messages);
    RC_ASSERT(pings == spoken.pings);
  });
  EXPECT_TRUE(holds);
}

TEST(FrameReaderProperty, AnyBytesAreReadWithinBoundsAndEndAtMostOnce) {
  const bool holds = rc::check([] {
    constexpr std::size_t limit = 50;
    auto bytes = *rc::gen::resize(400, rc::gen::arbitrary<std::string>());
    // Let many of the frames be masked and known, so that more than the first header is tried.
    for (std::size_t at = 0; at < bytes.size(); at += 8)
      bytes[at] = *rc::gen::element('\x81', '\x01', '\x80', '\x89', '\x88');
    for (std::size_t at = 1; at < bytes.size(); at += 8)
      bytes[at] = *rc::gen::element('\x80', '\x82', '\x8a', '\xfe');

    int ends = 0;
    read_in_pieces(bytes, limit, [&](const FrameReader::Event& event) {
      RC_ASSERT(ends == 0);
      const bool is_message = event.kind == Kind::text || event.kind == Kind::binary;
      RC_ASSERT(event.payload.size() <= (is_message ? limit : control_bytes_max));
      if (event.kind == Kind::close || event.kind == Kind::violation) ++ends;
    });
  });
  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace teahouse::websocket
