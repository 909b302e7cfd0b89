#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/codec.hpp"
#include "protocol/examples_test.hpp"

namespace teahouse::protocol {
namespace {

using testing::Contains;

std::string_view type_of(const ClientFrame& frame) {
  return std::visit([](const auto& one) { return std::string_view(one.type); }, frame);
}

std::optional<std::string> maybe(const Json& object, const char* name) {
  if (!object.contains(name)) return std::nullopt;
  return object[name].get<std::string>();
}

TEST(ClientExamples, ThereIsOneOfEveryFrame) {
  std::vector<std::string> shown;
  for (const auto& [name, frame] : examples("client")) shown.push_back(frame_of(name));
  for (const auto& word : frames_of_schema("ClientFrame")) EXPECT_THAT(shown, Contains(word));
}

TEST(ClientExamples, AreUnderstood) {
  Decoder decoder;
  for (const auto& [name, frame] : examples("client")) {
    SCOPED_TRACE(name);
    const auto decoded = decode(frame.dump(), decoder);
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(type_of(*decoded), frame_of(name));
    std::visit([&](const auto& one) { EXPECT_EQ(one.id, maybe(frame, "id")); }, *decoded);
  }
}

TEST(ClientExamples, MeanTheSameWithFieldsThatNobodyKnows) {
  Decoder decoder;
  for (const auto& [name, frame] : examples("client")) {
    SCOPED_TRACE(name);
    auto more = frame;
    more["aaa"] = {{"type", "msg"}, {"list", {1, 2.5, nullptr, true}}};
    more["data"]["aaa"] = "of a later version";
    const auto decoded = decode(more.dump(), decoder);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(*decoded, *decode(frame.dump(), decoder));
  }
}

TEST(ClientExamples, CutAnywhereAreMalformed) {
  Decoder decoder;
  for (const auto& [name, frame] : examples("client")) {
    SCOPED_TRACE(name);
    const auto text = frame.dump();
    for (std::size_t length = 0; length < text.size(); ++length) {
      const auto decoded = decode(std::string_view(text).substr(0, length), decoder);
      ASSERT_FALSE(decoded) << "at " << length;
      EXPECT_EQ(decoded.error().code, Refusal::malformed) << "at " << length;
    }
  }
}

TEST(ClientExamples, WithAnyByteReplacedAreAnsweredInOneWayOrTheOther) {
  Decoder decoder;
  for (const auto& [name, frame] : examples("client")) {
    SCOPED_TRACE(name);
    const auto text = frame.dump();
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (const char byte : {'\0', '"', '\\', '{', ']', ',', '9', '-', '\x80', '\xff'}) {
        auto damaged = text;
        damaged[at] = byte;
        const auto decoded = decode(damaged, decoder);
        EXPECT_NE(decoded.has_value(), !decoded && !decoded.error().message.empty());
      }
    }
    EXPECT_TRUE(decode(text, decoder)) << "the decoder is as good as new";
  }
}

TEST(BadExamples, AreRefusedAsTheyDeserve) {
  Decoder decoder;
  const auto all = examples("bad");
  ASSERT_FALSE(all.empty());
  for (const auto& [name, bad] : all) {
    SCOPED_TRACE(name);
    const auto& refusal = bad["refusal"];
    const auto decoded =
        decode(bad.contains("text") ? bad["text"].get<std::string>() : bad["frame"].dump(), decoder);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(text(decoded.error().code), refusal["code"].get<std::string>());
    EXPECT_EQ(decoded.error().message, refusal["message"].get<std::string>());
    EXPECT_EQ(decoded.error().id, maybe(refusal, "id"));
    EXPECT_EQ(decoded.error().cid, maybe(refusal, "cid"));
  }
}

}  // namespace
}  // namespace teahouse::protocol
