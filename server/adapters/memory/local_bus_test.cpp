#include "adapters/memory/local_bus.hpp"

#include <memory>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Ear : public BusListener {
 public:
  void hear(NewsPtr news) override { heard.push_back(std::move(news)); }

  std::vector<NewsPtr> heard;
};

TEST(LocalBus, TellsEveryShardButTheOneThatSpeaks) {
  LocalBus bus;
  Ear first;
  Ear second;
  Ear third;
  bus.attach(ShardId{1}, first);
  bus.attach(ShardId{2}, second);
  bus.attach(ShardId{3}, third);

  const auto news = std::make_shared<const News>(News{ShardId{2}, 7, PresenceWanted{ShardId{1}}});
  bus.publish(news);

  EXPECT_THAT(first.heard, ElementsAre(news));
  EXPECT_THAT(second.heard, IsEmpty());
  EXPECT_THAT(third.heard, ElementsAre(news));
}

TEST(LocalBus, HandsOnWhatAShardOfAnotherNodeSays) {
  LocalBus bus;
  Ear ear;
  bus.attach(ShardId{1}, ear);

  const auto news = std::make_shared<const News>(News{ShardId{900}, 7, PresenceWanted{ShardId{1}}});
  bus.publish(news);

  EXPECT_THAT(ear.heard, ElementsAre(news));
}

}  // namespace
}  // namespace teahouse
