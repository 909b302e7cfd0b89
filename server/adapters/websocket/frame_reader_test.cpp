#include "adapters/websocket/frame_reader.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/websocket/client_frames.hpp"

namespace teahouse::websocket {
namespace {

using Kind = FrameReader::Kind;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::string_literals;

struct Heard {
  Kind kind;
  std::string payload;
  CloseCode code = CloseCode::normal;

  bool operator==(const Heard&) const = default;
  friend void PrintTo(const Heard& heard, std::ostream* out) {
    *out << "kind " << static_cast<int>(heard.kind) << " code " << static_cast<int>(heard.code) << " payload "
         << testing::PrintToString(heard.payload);
  }
};

void read(FrameReader& reader, std::string bytes, std::vector<Heard>& heard) {
  std::span<char> rest(bytes);
  while (const auto event = reader.next(rest)) {
    heard.push_back({event->kind, std::string(event->payload), event->code});
  }
}

constexpr std::size_t limit = 70'000;

std::vector<Heard> whole(std::string_view bytes) {
  FrameReader reader(limit);
  std::vector<Heard> heard;
  read(reader, std::string(bytes), heard);
  return heard;
}

std::vector<Heard> byte_by_byte(std::string_view bytes) {
  FrameReader reader(limit);
  std::vector<Heard> heard;
  for (const char byte : bytes) read(reader, std::string(1, byte), heard);
  return heard;
}

/// What is heard must not depend on where the network cuts.
std::vector<Heard> hear(std::string_view bytes) {
  auto heard = whole(bytes);
  EXPECT_EQ(byte_by_byte(bytes), heard);
  for (std::size_t at = 1; at < std::min<std::size_t>(bytes.size(), 300); ++at) {
    FrameReader reader(limit);
    std::vector<Heard> parts;
    read(reader, std::string(bytes.substr(0, at)), parts);
    read(reader, std::string(bytes.substr(at)), parts);
    EXPECT_EQ(parts, heard) << "cut at " << at;
  }
  return heard;
}

Heard text(std::string_view payload) {
  return {Kind::text, std::string(payload)};
}
Heard violation(CloseCode code = CloseCode::protocol_error) {
  return {Kind::violation, "", code};
}

TEST(FrameReader, ReadsMessagesOneAfterTheOther) {
  EXPECT_THAT(hear(masked(Opcode::text, "hello") + masked(Opcode::text, "") + masked(Opcode::text, "茶馆")),
              ElementsAre(text("hello"), text(""), text("茶馆")));
}

TEST(FrameReader, ReadsEveryFormOfLength) {
  for (const std::size_t size : {125U, 126U, 127U, 65'535U, 65'536U, 69'999U}) {
    const std::string payload(size, 'x');
    EXPECT_THAT(whole(masked(Opcode::text, payload)), ElementsAre(text(payload))) << size;
    EXPECT_THAT(byte_by_byte(masked(Opcode::text, payload)), ElementsAre(text(payload))) << size;
  }
}

TEST(FrameReader, JoinsTheFragmentsOfAMessage) {
  EXPECT_THAT(hear(masked(first_byte(Opcode::text, false), "he") +
                   masked(first_byte(Opcode::continuation, false), "") +
                   masked(first_byte(Opcode::continuation, false), "ll") + masked(Opcode::continuation, "o") +
                   masked(Opcode::text, "ben")),
              ElementsAre(text("hello"), text("ben")));
}

TEST(FrameReader, HearsPingsBetweenFragments) {
  EXPECT_THAT(hear(masked(first_byte(Opcode::text, false), "he") + masked(Opcode::ping, "are you there") +
                   masked(Opcode::continuation, "y") + masked(Opcode::pong, "")),
              ElementsAre(Heard{Kind::ping, "are you there"}, text("hey"), Heard{Kind::pong, ""}));
}

TEST(FrameReader, AllowsACharacterToBeCutBetweenFragments) {
  EXPECT_THAT(
      hear(masked(first_byte(Opcode::text, false), "\xe8\x8c") + masked(Opcode::continuation, "\xb6")),
      ElementsAre(text("茶")));
}

TEST(FrameReader, TellsBinaryFromText) {
  EXPECT_THAT(hear(masked(Opcode::binary, "\xff\x00"s)), ElementsAre(Heard{Kind::binary, "\xff\x00"s}));
}

TEST(FrameReader, RefusesTextThatIsNotUtf8) {
  EXPECT_THAT(hear(masked(Opcode::text, "\xc3\x28")), ElementsAre(violation(CloseCode::not_utf8)));
  EXPECT_THAT(hear(masked(Opcode::text, "\xe8\x8c")), ElementsAre(violation(CloseCode::not_utf8)))
      << "cut short";
}

TEST(FrameReader, RefusesBadTextBeforeTheRestOfItHasCome) {
  FrameReader reader(limit);
  std::vector<Heard> heard;
  const auto frame = masked(Opcode::text, "hello \xff and much more");
  read(reader, frame.substr(0, 6 + 6), heard);
  EXPECT_THAT(heard, IsEmpty());
  read(reader, frame.substr(6 + 6, 1), heard);
  EXPECT_THAT(heard, ElementsAre(violation(CloseCode::not_utf8)));
}

TEST(FrameReader, RefusesFramesThatAreNotMasked) {
  std::string bytes;
  append_frame(bytes, Opcode::text, "hello");
  EXPECT_THAT(hear(bytes), ElementsAre(violation()));
}

TEST(FrameReader, RefusesReservedBitsAndOpcodes) {
  for (const unsigned bit : {0x40U, 0x20U, 0x10U})
    EXPECT_THAT(hear(masked(0x81U | bit, "a")), ElementsAre(violation()));
  for (const unsigned opcode : {3U, 7U, 11U, 15U})
    EXPECT_THAT(hear(masked(0x80U | opcode, "")), ElementsAre(violation()));
}

TEST(FrameReader, RefusesLengthsThatCouldBeShorter) {
  EXPECT_THAT(hear(masked(first_byte(Opcode::text), std::string(125, 'x'), 2)), ElementsAre(violation()));
  EXPECT_THAT(whole(masked(first_byte(Opcode::text), std::string(65'535, 'x'), 8)), ElementsAre(violation()));
  EXPECT_THAT(hear("\x81\xff\x80\x00\x00\x00\x00\x00\x00\x00mask"s), ElementsAre(violation()))
      << "the top bit";
}

TEST(FrameReader, RefusesControlFramesThatAreLongOrCut) {
  EXPECT_THAT(hear(masked(Opcode::ping, std::string(126, 'x'))), ElementsAre(violation()));
  EXPECT_THAT(hear(masked(first_byte(Opcode::ping, false), "")), ElementsAre(violation()));
  EXPECT_THAT(hear(masked(Opcode::ping, std::string(125, 'x'))),
              ElementsAre(Heard{Kind::ping, std::string(125, 'x')}));
}

TEST(FrameReader, RefusesFragmentsOutOfPlace) {
  EXPECT_THAT(hear(masked(Opcode::continuation, "a")), ElementsAre(violation()));
  EXPECT_THAT(hear(masked(first_byte(Opcode::text, false), "a") + masked(Opcode::text, "b")),
              ElementsAre(violation()));
}

TEST(FrameReader, RefusesAMessageThatWillBeTooLongAtItsHeader) {
  FrameReader reader(4096);
  std::vector<Heard> heard;
  read(reader, masked(Opcode::text, std::string(4096, 'x')), heard);
  EXPECT_THAT(heard, ElementsAre(text(std::string(4096, 'x'))));

  heard.clear();
  read(reader, masked(Opcode::text, std::string(4097, 'x')).substr(0, 8), heard);
  EXPECT_THAT(heard, ElementsAre(violation(CloseCode::too_big)));
}

TEST(FrameReader, CountsAllFragmentsOfAMessage) {
  FrameReader reader(10);
  std::vector<Heard> heard;
  read(reader, masked(first_byte(Opcode::text, false), "123456") + masked(Opcode::continuation, "7890"),
       heard);
  read(reader, masked(first_byte(Opcode::text, false), "123456") + masked(Opcode::continuation, "78901"),
       heard);
  EXPECT_THAT(heard, ElementsAre(text("1234567890"), violation(CloseCode::too_big)));
}

TEST(FrameReader, AllowsMoreOnceItIsTold) {
  FrameReader reader(10);
  std::vector<Heard> heard;
  reader.allow(20);
  read(reader, masked(Opcode::text, "12345678901234567890"), heard);
  EXPECT_THAT(heard, ElementsAre(text("12345678901234567890")));
}

TEST(FrameReader, HearsWhyTheClientCloses) {
  EXPECT_THAT(hear(masked_close(1001, "going home")),
              ElementsAre(Heard{Kind::close, "going home", CloseCode{1001}}));
  EXPECT_THAT(hear(masked(Opcode::close, "")), ElementsAre(Heard{Kind::close, "", CloseCode::normal}));
}

TEST(FrameReader, KnowsWhichCodesAClientMayGive) {
  for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}) {
    EXPECT_THAT(hear(masked_close(static_cast<std::uint16_t>(code))),
                ElementsAre(Heard{Kind::close, "", static_cast<CloseCode>(code)}));
  }
  for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
    EXPECT_THAT(hear(masked_close(static_cast<std::uint16_t>(code))), ElementsAre(violation())) << code;
  }
}

TEST(FrameReader, RefusesCloseFramesThatSayTooLittleOrNoText) {
  EXPECT_THAT(hear(masked(Opcode::close, "\x03")), ElementsAre(violation()));
  EXPECT_THAT(hear(masked_close(1000, "\xff")), ElementsAre(violation(CloseCode::not_utf8)));
}

TEST(FrameReader, ReadsNothingAfterACloseOrAViolation) {
  EXPECT_THAT(hear(masked_close(1000) + masked(Opcode::text, "still here")),
              ElementsAre(Heard{Kind::close, ""}));
  EXPECT_THAT(hear(masked(0xffU, "") + masked(Opcode::text, "still here")), ElementsAre(violation()));
}

TEST(FrameReader, InflatesAMessageHoweverItIsCut) {
  Inflater inflater;
  constexpr std::string_view hello("\xf2\x48\xcd\xc9\xc9\x07\x00", 7);  // RFC 7692, section 7.2.3.1
  const std::string bytes = masked(first_byte(Opcode::text, false) | compressed_bit, hello.substr(0, 3)) +
                            masked(Opcode::ping, "between") +
                            masked(first_byte(Opcode::continuation), hello.substr(3)) +
                            masked(Opcode::text, "plain");
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    FrameReader reader(limit);
    reader.inflate_with(inflater);
    std::vector<Heard> heard;
    read(reader, bytes.substr(0, at), heard);
    read(reader, bytes.substr(at), heard);
    EXPECT_THAT(heard, ElementsAre(Heard{Kind::ping, "between"}, text("Hello"), text("plain"))) << at;
  }
}

TEST(FrameReader, TakesTheBitOfCompressionOnlyWhereAMessageBegins) {
  Inflater inflater;
  const auto hear_inflated = [&](const std::string& bytes) {
    FrameReader reader(limit);
    reader.inflate_with(inflater);
    std::vector<Heard> heard;
    read(reader, bytes, heard);
    return heard;
  };
  EXPECT_THAT(hear_inflated(masked(first_byte(Opcode::ping) | compressed_bit, "")), ElementsAre(violation()));
  EXPECT_THAT(hear_inflated(masked(first_byte(Opcode::text, false), "a") +
                            masked(first_byte(Opcode::continuation) | compressed_bit, "")),
              ElementsAre(violation()));
  EXPECT_THAT(hear_inflated(masked(first_byte(Opcode::text) | compressed_bit, "\xff\xff\xff")),
              ElementsAre(violation()));
  constexpr std::string_view not_utf8("\x00\x01\x00\xfe\xff\xff\x00", 7);
  EXPECT_THAT(hear_inflated(masked(first_byte(Opcode::text) | compressed_bit, not_utf8)),
              ElementsAre(violation(CloseCode::not_utf8)));
}

}  // namespace
}  // namespace teahouse::websocket
