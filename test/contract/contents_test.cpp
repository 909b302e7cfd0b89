// What keeps contents is held to its contract; and how they lie on the disk.

#include <filesystem>
#include <iterator>

#include "adapters/files/disk_contents.hpp"
#include "adapters/memory/memory_contents.hpp"
#include "contents_contract.hpp"

namespace teahouse {
namespace {

std::unique_ptr<Contents> on_disk(const std::filesystem::path& directory) {
  DiskOptions options;
  options.directory = directory / "files";
  return std::make_unique<DiskContents>(std::move(options));
}

INSTANTIATE_TEST_SUITE_P(
    Every, ContentsContract,
    testing::Values(ContentsKind{"memory", [](const auto&) { return std::make_unique<MemoryContents>(); }},
                    ContentsKind{"disk", on_disk}),
    [](const auto& info) { return info.param.name; });

class DiskContentsTest : public ContentsContract {
 protected:
  std::size_t count(const char* part) const {
    const std::filesystem::directory_iterator all(directory_.path() / "files" / part);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }
};

TEST_P(DiskContentsTest, AContentLiesOnTheDiskOnce) {
  for (const auto number : {1U, 2U, 3U}) {
    write(number, 0, number == 3 ? "coffee" : "tea");
    finished(number);
  }
  EXPECT_EQ(count("contents"), 2U);
  EXPECT_EQ(count("kept"), 3U);
  EXPECT_EQ(count("coming") + count("making"), 0U);
  remove(1);
  EXPECT_EQ(count("contents"), 2U);
  remove(2);
  EXPECT_EQ(count("contents"), 1U);
  remove(3);
  EXPECT_EQ(count("contents") + count("kept"), 0U);
}

TEST_P(DiskContentsTest, WhatWasWrittenIsThereAfterAStart) {
  write(1, 0, "te");
  write(2, 0, "coffee");
  finished(2);
  std::filesystem::create_directory(directory_.path() / "files" / "making" / "left over");
  contents_.reset();
  contents_ = GetParam().make(directory_.path());
  EXPECT_EQ(count("making"), 0U);
  EXPECT_EQ(write(1, 2, "a"), 3U);
  EXPECT_EQ(finished(1).size, 3U);
  EXPECT_EQ(read(2)->bytes, "coffee");
}

INSTANTIATE_TEST_SUITE_P(Of, DiskContentsTest, testing::Values(ContentsKind{"disk", on_disk}),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace teahouse
