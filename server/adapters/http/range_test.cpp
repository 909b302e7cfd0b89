#include "adapters/http/range.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace teahouse::http {
namespace {

void expect_part(std::string_view field, std::uint64_t at, std::uint64_t size) {
  const auto asked = asked_range(field, 100);
  EXPECT_EQ(asked.kind, RangeKind::part) << field;
  EXPECT_EQ(asked.range.at, at) << field;
  EXPECT_EQ(asked.range.size, size) << field;
}

TEST(Range, IsWhatIsAskedForAndThere) {
  expect_part("bytes=0-0", 0, 1);
  expect_part("bytes=10-19", 10, 10);
  expect_part("Bytes= 99-", 99, 1);
  expect_part("bytes=90-1000", 90, 10);
  expect_part("bytes=-10", 90, 10);
  expect_part("bytes=-1000", 0, 100);
}

TEST(Range, BehindTheEndIsNone) {
  for (const auto* field : {"bytes=100-", "bytes=100-200", "bytes=-0"})
    EXPECT_EQ(asked_range(field, 100).kind, RangeKind::unsatisfiable) << field;
  EXPECT_EQ(asked_range("bytes=0-", 0).kind, RangeKind::unsatisfiable);
  EXPECT_EQ(asked_range("bytes=-5", 0).kind, RangeKind::unsatisfiable);
}

TEST(Range, ThatMeansNothingIsTheWhole) {
  for (const auto* field : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,5-6",
                            "lines=1-2", "bytes=+1-2", "bytes=1-2-3", "bytes=99999999999999999999999-"}) {
    const auto asked = asked_range(field, 100);
    EXPECT_EQ(asked.kind, RangeKind::whole) << field;
    EXPECT_EQ(asked.range.size, 100U);
  }
}

RC_GTEST_PROP(Range, IsAlwaysInside, (std::uint64_t size)) {
  const auto number = [] { return std::to_string(*rc::gen::arbitrary<std::uint64_t>()); };
  const auto asked = asked_range("bytes=" + number() + '-' + number(), size);
  if (asked.kind == RangeKind::part) {
    RC_ASSERT(asked.range.size > 0);
    RC_ASSERT(asked.range.at < size && asked.range.size <= size - asked.range.at);
  }
}

}  // namespace
}  // namespace teahouse::http
