#include "node/page_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr SessionId ana{1, 1};
constexpr SessionId ben{2, 1};

LoadPage page(SessionId session, std::uint32_t limit) {
  LoadPage load{{session, {}}, ForHistory{}, {}};
  load.query.limit = limit;
  return load;
}

TEST(PageQueue, ReadsOnePageOfAClientAfterAnother) {
  PageQueue pages;
  const auto nothing_waits = [](SessionId) { return std::size_t{0}; };
  EXPECT_EQ(pages.ask(page(ana, 1)), page(ana, 1));
  EXPECT_EQ(pages.ask(page(ana, 2)), std::nullopt);
  EXPECT_EQ(pages.ask(page(ana, 3)), std::nullopt);
  EXPECT_EQ(pages.ask(page(ben, 4)), page(ben, 4));
  EXPECT_THAT(pages.due(nothing_waits), IsEmpty());
  pages.answered(ana);
  EXPECT_THAT(pages.due(nothing_waits), ElementsAre(page(ana, 2)));
  EXPECT_THAT(pages.due(nothing_waits), IsEmpty());
  pages.answered(ana);
  EXPECT_THAT(pages.due(nothing_waits), ElementsAre(page(ana, 3)));
  pages.answered(ana);
  EXPECT_EQ(pages.ask(page(ana, 5)), page(ana, 5)) << "nothing of it is left over";
}

TEST(PageQueue, WaitsUntilTheLastPageIsTaken) {
  PageQueue pages;
  std::size_t waits = PageQueue::behind_bytes_max + 1;
  const auto behind = [&](SessionId) { return waits; };
  pages.ask(page(ana, 1));
  pages.ask(page(ana, 2));
  pages.answered(ana);
  EXPECT_THAT(pages.due(behind), IsEmpty());
  waits = PageQueue::behind_bytes_max;
  EXPECT_THAT(pages.due(behind), ElementsAre(page(ana, 2)));
}

}  // namespace
}  // namespace teahouse
