#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "conformance/player.hpp"

namespace teahouse::conformance {
namespace {

struct Stage {
  const char* name;
  std::uint32_t nodes;
  std::uint32_t shards;
};

constexpr Stage core{"core", 1, 1};
constexpr Stage cluster{"cluster", 2, 2};

std::vector<std::string> files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(TEAHOUSE_TRANSCRIPTS)) {
    if (entry.path().extension() == ".chat") files.push_back(entry.path().stem());
  }
  std::ranges::sort(files);
  return files;
}

class Transcripts : public testing::TestWithParam<std::string> {
 protected:
  static void play(const Stage& stage) {
    const auto transcript =
        read_transcript(std::filesystem::path(TEAHOUSE_TRANSCRIPTS) / (GetParam() + ".chat"));
    const auto& players = transcript.players;
    if (!players.empty() && std::ranges::find(players, stage.name) == players.end())
      GTEST_SKIP() << "for other players";
    sim::Options options;
    options.nodes = stage.nodes;
    options.shards = stage.shards;
    options.limits.rates = transcript.limited;
    const auto wrong = Player(options).play(transcript);
    EXPECT_FALSE(wrong) << GetParam() << ".chat, " << *wrong;
  }
};

TEST_P(Transcripts, ArePlayedByTheCore) {
  play(core);
}
TEST_P(Transcripts, ArePlayedByACluster) {
  play(cluster);
}

INSTANTIATE_TEST_SUITE_P(All, Transcripts, testing::ValuesIn(files()),
                         [](const auto& file) { return file.param; });

TEST(Transcripts, SayWhatTheyPromise) {
  ASSERT_GE(files().size(), 14U);
}

TEST(Words, TakeWhatWasHeardAndCompareIt) {
  Words words;
  const Json pattern = read_pattern(R"({"type": 1, "data": {"cid": "$cid", "at": …, …}})");
  EXPECT_TRUE(
      words.fits(pattern, Json::parse(R"({"type": 1, "data": {"cid": "one", "at": 5, "more": []}})")));
  EXPECT_FALSE(words.fits(pattern, Json::parse(R"({"type": 1, "data": {"cid": "two", "at": 5}})")));
  EXPECT_FALSE(words.fits(pattern, Json::parse(R"({"type": 1, "data": {"cid": "one"}})")));
  EXPECT_FALSE(
      words.fits(pattern, Json::parse(R"({"type": 1, "id": "x", "data": {"cid": "one", "at": 5}})")));
}

TEST(Words, StandForListsThatGoOn) {
  Words words;
  EXPECT_TRUE(words.fits(read_pattern(R"([1, …])"), Json::parse("[1, 2, 3]")));
  EXPECT_TRUE(words.fits(read_pattern(R"([…])"), Json::parse("[]")));
  EXPECT_FALSE(words.fits(read_pattern(R"([1])"), Json::parse("[1, 2]")));
  EXPECT_TRUE(words.fits(read_pattern(R"(["$3×ab"])"), Json::parse(R"(["ababab"])")));
}

}  // namespace
}  // namespace teahouse::conformance
