#include "adapters/websocket/deflate.hpp"

#include <array>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <rapidcheck/gtest.h>
#include <zlib.h>

#include "adapters/websocket/world_of_connections.hpp"

namespace teahouse::websocket {
namespace {

using testing::ElementsAre;
using testing::Lt;
using testing::SizeIs;
using namespace std::string_literals;

constexpr std::size_t limit = 64 * 1024;

/// A text of which much can be spared.
std::string page(std::size_t bytes = 4'000) {
  std::string text;
  while (text.size() < bytes)
    text += R"({"type":1,"data":{"text":"how is the tea, )" + std::to_string(text.size());
  return text;
}

std::string inflated(std::string_view payload, std::size_t message_bytes_max = limit) {
  Inflater inflater;
  const auto message = inflater.inflate(payload, message_bytes_max);
  return message ? std::string(*message)
                 : "refused with " + std::to_string(static_cast<int>(message.error()));
}

/// As a client hears it that has room for a window of so many bits: what reaches further back is an error.
std::string heard_through(int window_bits, std::string payload) {
  payload.append("\x00\x00\xff\xff", 4);
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, -window_bits), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(payload.data());
  stream.avail_in = static_cast<uInt>(payload.size());
  std::string message;
  std::array<char, 256> step{};  // Smaller than any window, so that zlib may look back into the window alone.
  int result = Z_OK;
  while (result == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0)) {
    stream.next_out = reinterpret_cast<Bytef*>(step.data());
    stream.avail_out = step.size();
    result = inflate(&stream, Z_SYNC_FLUSH);
    message.append(step.data(), step.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return result == Z_OK || result == Z_BUF_ERROR ? message : "reaches too far back";
}

/// What repeats only after more than the smallest windows hold.
std::string far_page() {
  std::string text;
  for (int times = 0; times < 4; ++times) {
    for (int line = 0; line < 100; ++line) text += std::to_string(line * 7919) + ": how is the tea?\n";
  }
  return text;
}

std::string compressed(std::string_view message) {
  Deflater deflater(deflate_bits_max);
  return std::string(deflater.deflate(message).value());
}

TEST(Inflater, ReadsTheExamplesOfTheStandard) {  // RFC 7692, section 7.2.3
  EXPECT_EQ(inflated("\xf2\x48\xcd\xc9\xc9\x07\x00"s), "Hello");
  EXPECT_EQ(inflated("\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00"s), "Hello") << "not compressed";
  EXPECT_EQ(inflated("\xf3\x48\xcd\xc9\xc9\x07\x00\x00"s), "Hello") << "with an end in the middle";
  EXPECT_EQ(inflated("\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00"s), "Hello") << "in two blocks";
  EXPECT_EQ(inflated("\x00"s), "");
}

TEST(Inflater, RefusesWhatIsNotDeflate) {
  EXPECT_EQ(inflated("\xff\xff\xff\xff"s), "refused with 1002");
  EXPECT_EQ(inflated(compressed(page()).substr(0, 50)), "refused with 1002") << "cut off";
}

TEST(Inflater, StopsABombAsSoonAsItIsTooLong) {
  const std::string bomb = compressed(std::string(16'000'000, 'x'));
  ASSERT_THAT(bomb, SizeIs(Lt(100'000U)));
  EXPECT_EQ(inflated(bomb), "refused with 1009");
}

TEST(Inflater, AllowsExactlyAsMuchAsItMay) {
  const std::string message(5'000, 'x');
  EXPECT_EQ(inflated(compressed(message), 5'000), message);
  EXPECT_EQ(inflated(compressed(message), 4'999), "refused with 1009");
}

TEST(Inflater, IsNotHarmedByWhatItRefused) {
  Inflater inflater;
  EXPECT_FALSE(inflater.inflate("\xff\xff", limit));
  EXPECT_FALSE(inflater.inflate(compressed(page()), 100));
  EXPECT_EQ(*inflater.inflate(compressed(page()), limit), page());
}

TEST(Deflater, SaysWhenItGainsTooLittle) {
  std::string noise;
  for (std::uint64_t dice = 1; noise.size() < 4'000;
       dice = dice * 6364136223846793005U + 1442695040888963407U)
    noise.push_back(static_cast<char>(dice >> 56));
  EXPECT_EQ(Deflater(deflate_bits_max).deflate(noise), std::nullopt);
}

TEST(Deflater, KeepsToEveryWindow) {
  for (std::uint8_t bits = 9; bits <= deflate_bits_max; ++bits) {
    Deflater deflater(bits);
    for (const std::string& text : {far_page(), page(9'000)}) {  // And takes nothing over.
      EXPECT_EQ(heard_through(bits, std::string(deflater.deflate(text).value())), text);
    }
  }
  EXPECT_EQ(heard_through(9, compressed(far_page())), "reaches too far back") << "else this shows nothing";
}

RC_GTEST_PROP(Deflater, SaysWhatTheInflaterHears, (const std::string& part)) {
  std::string message;
  for (int times = 0; times < 40; ++times) message += part;
  Deflater deflater(deflate_bits_max);
  if (const auto payload = deflater.deflate(message)) RC_ASSERT(inflated(*payload) == message);
}

// And among connections.

std::string masked_compressed(std::string_view message) {
  return masked(first_byte(Opcode::text) | compressed_bit, compressed(message));
}

TEST_F(ConnectionsTest, HearWhatWasCompressedByThoseWhoAgreedOnIt) {
  deflate_bits = 15;
  const Client ana = join();
  connections.allow(newest(), limit);
  ana.say(masked_compressed(page()));
  ana.say_text("and plain");
  turn();
  EXPECT_THAT(listener.texts[newest()], ElementsAre(page(), "and plain"));
}

TEST_F(ConnectionsTest, LoseThoseWhoCompressUnasked) {
  Client ana = join();
  ana.say(masked_compressed(page()));
  turn();
  EXPECT_EQ(ana.hear_close(), CloseCode::protocol_error);
}

TEST_F(ConnectionsTest, LoseThoseWhoSendABomb) {
  deflate_bits = 15;
  Client ana = join();
  ana.say(masked_compressed(std::string(1'000'000, 'x')));
  turn();
  EXPECT_EQ(ana.hear_close(), CloseCode::too_big);
}

TEST_F(ConnectionsTest, TellEachInTheWayThatTheyUnderstand) {
  Client plain = join();
  deflate_bits = 15;
  Client wide = join();
  deflate_bits = 9;
  Client narrow = join();
  broadcast({"short", far_page()}, listener.sessions);
  turn();
  EXPECT_THAT(plain.hear_texts(), ElementsAre("short", far_page()));
  for (const auto& [client, bits] : {std::pair(&wide, 15), std::pair(&narrow, 9)}) {
    const auto heard = client->hear_texts();
    ASSERT_THAT(heard, SizeIs(2));
    EXPECT_EQ(heard[0], "short") << "is not worth it";
    EXPECT_EQ(heard_through(bits, heard[1]), far_page());
  }
}

TEST_F(ConnectionsTest, CompressNothingThatIsForOneAlone) {
  deflate_bits = 15;
  Client ana = join();
  connections.send(newest(), frames_of({page()}));
  turn();
  EXPECT_THAT(ana.hear_texts(), ElementsAre(page()));
}

TEST_F(ConnectionsTest, HoldNoMoreForASlowReaderThanIsCounted) {
  deflate_bits = 15;
  const Client ana = join();
  const std::string text(16'000, 'x');
  const auto used = [] { return mallinfo2().uordblks; };
  const auto before = used();
  for (int times = 0; times < 10'000 && connections.waiting(newest()) < 200 * 1024; ++times) {
    broadcast({text}, {newest()});
    turn();
  }
  ASSERT_GE(connections.waiting(newest()), 200U * 1024);
  EXPECT_LT(used() - before, 1024U * 1024) << "some of it for the objects that hold it";
}

}  // namespace
}  // namespace teahouse::websocket
