#include "protocol/codec.hpp"

#include <gtest/gtest.h>

#include "protocol/examples_test.hpp"

namespace teahouse::protocol {
namespace {

constexpr std::string_view cid = "zV3kQ8f2Lr0bYw5TnXc1Pg";

template <typename Frame>
Frame decoded(std::string_view text) {
  Decoder decoder;
  const auto frame = decode(text, decoder);
  if (!frame) throw std::runtime_error(frame.error().message);
  return std::get<Frame>(*frame);
}

DecodeError refused(std::string_view text) {
  Decoder decoder;
  const auto frame = decode(text, decoder);
  if (frame) throw std::runtime_error("it was understood");
  return frame.error();
}

TEST(Decode, GivesTheFieldsOfARequest) {
  const Msg whole{.id = "3", .to = "lobby", .text = "hello", .cid = std::string(cid)};
  EXPECT_EQ(
      decoded<Msg>(
          R"({"type":"msg","id":"3","data":{"to":"lobby","text":"hello","cid":"zV3kQ8f2Lr0bYw5TnXc1Pg"}})"),
      whole);
  EXPECT_EQ(decoded<Msg>(R"({"type":"msg","data":{"text":"hello"}})"), Msg{.text = "hello"});
}

TEST(Decode, GivesNumbersAsLargeAsTheyMayBe) {
  const auto frame = decoded<Subscribe>(
      R"({"type":"subscribe","data":{"room":"lobby","since":9007199254740991,"epoch":4294967295}})");
  EXPECT_EQ(frame.since, 9007199254740991U);
  EXPECT_EQ(frame.epoch, 4294967295U);
}

TEST(Decode, TakesAWholeNumberInWhateverWayItIsWritten) {
  for (const auto* number : {"41", "41.0", "4.1e1", "410e-1"}) {
    const auto text = std::string(R"({"type":"read","data":{"room":"lobby","seq":)") + number + "}}";
    EXPECT_EQ(decoded<Read>(text).seq, 41U) << number;
  }
  EXPECT_EQ(decoded<Read>(R"({"type":"read","data":{"room":"lobby","seq":-0.0}})").seq, 0U);
}

TEST(Decode, RefusesNumbersThatNoIntegerHolds) {
  for (const auto* number :
       {"1e300", "-1e300", "9007199254740993.0", "18446744073709551615", "-9223372036854775808"}) {
    const auto text = std::string(R"({"type":"read","data":{"room":"lobby","seq":)") + number + "}}";
    EXPECT_EQ(refused(text).message, "data.seq: must be an integer from 0 to 9007199254740991") << number;
  }
}

TEST(Decode, NeedsNoDataWhereThereIsNothingToSay) {
  EXPECT_EQ(decoded<Ping>(R"({"type":"ping"})"), Ping{});
  EXPECT_EQ(decoded<FindRooms>(R"({"type":"findRooms"})"), FindRooms{});
  EXPECT_EQ(decoded<Connection>(R"({"type":"connection"})"), Connection{});
}

TEST(Decode, UnderstandsEscapesInNamesAndTexts) {
  EXPECT_EQ(decoded<Msg>(R"({"t\u0079pe":"m\u0073g","data":{"text":"\ud83c\udf75\u0000\n"}})").text,
            std::string("\xf0\x9f\x8d\xb5\0\n", 6));
}

TEST(Decode, TakesTheFirstOfTwoFieldsOfOneName) {
  EXPECT_EQ(
      decoded<Msg>(R"({"type":"msg","type":"ping","data":{"text":"first","text":"second"},"data":5})").text,
      "first");
  EXPECT_EQ(refused(R"({"type":5,"type":"ping"})").message, "type: must be a string");
}

TEST(Decode, CountsCodePointsAndNotBytes) {
  std::string cups;
  for (int count = 0; count < 64; ++count) cups += "\xf0\x9f\x8d\xb5";
  EXPECT_EQ(decoded<Ping>(R"({"type":"ping","id":")" + cups + "\"}").id, cups);
  EXPECT_EQ(refused(R"({"type":"ping","id":"x)" + cups + "\"}").message,
            "id: must be a string of at most 64 characters");
}

TEST(Decode, TellsIdAndCidOfWhatItRefuses) {
  const auto error = refused(R"({"data":{"cid":"zV3kQ8f2Lr0bYw5TnXc1Pg","text":1},"id":"7","type":"msg"})");
  EXPECT_EQ(error, (DecodeError{Refusal::malformed, "data.text: must be a string", "7", std::string(cid)}));
}

TEST(Decode, TellsNoCidThatIsNone) {
  EXPECT_EQ(refused(R"({"type":"shout","data":{"cid":"short"}})").cid, std::nullopt);
  EXPECT_EQ(refused(R"({"type":"shout","data":"zV3kQ8f2Lr0bYw5TnXc1Pg"})").cid, std::nullopt);
}

TEST(Decode, SaysTheFirstThingThatIsWrong) {
  EXPECT_EQ(refused(R"({"type":"read","data":{"room":5,"seq":-1}})").message,
            "data.room: must be a string of at most 64 characters");
}

TEST(Decode, RefusesWhatIsNotUtf8) {
  for (const auto* bytes : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
    const auto error = refused(std::string(R"({"type":"msg","data":{"text":")") + bytes + "\"}}");
    EXPECT_EQ(error.code, Refusal::malformed);
    EXPECT_EQ(error.message, "not UTF-8");
  }
}

/// A ping with a field nobody knows, so that the whole is as long as it is told.
std::string ping_of(std::size_t bytes) {
  const std::string_view start = R"({"type":"ping","more":")", end = R"("})";
  return std::string(start) + std::string(bytes - start.size() - end.size(), 'x') + std::string(end);
}

TEST(Decode, TakesWhatIsAsLongAsItMayBe) {
  Decoder decoder;
  EXPECT_TRUE(decode(ping_of(request_bytes_max), decoder));
  const auto longer = decode(ping_of(request_bytes_max + 1), decoder);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().message, "too long");
  EXPECT_TRUE(decode(ping_of(100), decoder));
}

TEST(Decode, TakesWhatIsAsDeepAsItMayBe) {
  const auto nested = [](std::size_t levels) {
    return R"({"type":"ping","more":)" + std::string(levels, '[') + "1" + std::string(levels, ']') + "}";
  };
  EXPECT_NO_THROW(decoded<Ping>(nested(request_depth_max - 1)));  // The frame itself is the first level.
  EXPECT_EQ(refused(nested(request_depth_max)).message, "nested too deeply");
  EXPECT_EQ(refused(nested(30'000)).message, "nested too deeply");
}

TEST(Decode, FindsWhatItNeedsAmongTenThousandFields) {
  std::string text = R"({"type":"read","data":{)";
  while (text.size() < request_bytes_max - 100) text += R"("a":1,)";
  text += R"("room":"lobby","seq":1}})";
  EXPECT_EQ(decoded<Read>(text).seq, 1U);
}

TEST(Words, AreThoseOfTheSchema) {
  const auto schema = Json::parse(file_text("teahouse.schema.json"));
  std::uint8_t code = 0;
  for (const auto& word : schema["$defs"]["RefusalCode"]["oneOf"]) {
    EXPECT_EQ(text(static_cast<Refusal>(code++)), word["const"].get<std::string>());
  }
  EXPECT_EQ(text(Refusal::not_a_member), "notAMember");
  EXPECT_EQ(close_reason(CloseCode::sign_in_timeout), "No connection frame within 5 seconds.");
}

TEST(Words, OfACloseCodeFitIntoACloseFrame) {
  const auto schema = Json::parse(file_text("teahouse.schema.json"));
  for (const auto& code : schema["$defs"]["CloseCode"]["oneOf"]) {
    const auto reason = close_reason(static_cast<CloseCode>(code["const"].get<int>()));
    EXPECT_FALSE(reason.empty());
    EXPECT_LE(reason.size(), 123U) << reason;
  }
}

}  // namespace
}  // namespace teahouse::protocol
