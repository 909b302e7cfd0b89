#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "asking.hpp"
#include "backend.hpp"
#include "ports/contents.hpp"

namespace teahouse {

using namespace std::string_literals;

/// A kind of Contents, by name, in an empty directory.
struct ContentsKind {
  std::string name;
  std::function<std::unique_ptr<Contents>(const std::filesystem::path&)> make;

  friend void PrintTo(const ContentsKind& kind, std::ostream* out) { *out << kind.name; }
};

/// What Contents owes; see ports/contents.hpp.
class ContentsContract : public testing::TestWithParam<ContentsKind> {
 protected:
  static FileId file(std::uint64_t number) { return FileId{{0xf11e, number}}; }

  template <typename T, typename Ask>
  static Result<T, Fault> asked(const Ask& ask) {
    Awaited<T> answer;
    ask(answer.done());
    return answer.result();
  }

  std::uint64_t arrived(std::uint64_t number) {
    return *asked<std::uint64_t>([&](auto done) { contents_->arrived(file(number), done); });
  }
  std::uint64_t write(std::uint64_t number, std::uint64_t at, const std::string& bytes) {
    return *asked<std::uint64_t>([&](auto done) { contents_->write(file(number), at, bytes, done); });
  }
  FileFinished finish(std::uint64_t number) {
    return *asked<FileFinished>([&](auto done) { contents_->finish(file(number), done); });
  }
  FileFacts finished(std::uint64_t number) { return std::get<FileFacts>(finish(number)); }
  Result<FileBytes, Fault> read(std::uint64_t number, std::uint64_t at = 0, std::size_t size = 1'000) {
    return asked<FileBytes>(
        [&](auto done) { contents_->read(file(number), FilePart::content, at, size, done); });
  }
  void remove(std::uint64_t number) {
    EXPECT_TRUE(*asked<bool>([&](auto done) { contents_->remove(file(number), done); }));
  }

  TemporaryDirectory directory_;
  std::unique_ptr<Contents> contents_ = GetParam().make(directory_.path());
};

TEST_P(ContentsContract, AFileComesInPieces) {
  EXPECT_EQ(arrived(1), 0U);
  EXPECT_EQ(write(1, 0, "tea "), 4U);
  EXPECT_EQ(write(1, 4, "and coffee"), 14U);
  EXPECT_EQ(arrived(1), 14U);
  const auto facts = finished(1);
  EXPECT_EQ(facts.type, "text/plain");
  EXPECT_EQ(facts.size, 14U);
  EXPECT_EQ(read(1)->bytes, "tea and coffee");
  EXPECT_EQ(arrived(1), all_there);
}

TEST_P(ContentsContract, APieceFitsAtTheEndAlone) {
  EXPECT_EQ(write(1, 3, "x"), 0U);
  EXPECT_EQ(write(1, 0, "tea"), 3U);
  EXPECT_EQ(write(1, 0, "tea"), 3U);
  EXPECT_EQ(write(1, 5, "x"), 3U);
  EXPECT_EQ(finished(1).size, 3U);
  EXPECT_EQ(write(1, 3, "x"), all_there) << "it is finished";
}

TEST_P(ContentsContract, AFinishedFileIsReadInParts) {
  write(1, 0, "0123456789");
  finished(1);
  const auto part = *read(1, 2, 3);
  EXPECT_EQ(part.bytes, "234");
  EXPECT_EQ(part.whole, 10U);
  EXPECT_EQ(read(1, 8, 100)->bytes, "89");
  EXPECT_EQ(read(1, 10, 100)->bytes, "");
  EXPECT_FALSE(read(2));
}

TEST_P(ContentsContract, ToFinishTwiceDoesNoHarm) {
  write(1, 0, "tea");
  EXPECT_EQ(finished(1), finished(1));
  EXPECT_EQ(read(1)->bytes, "tea");
}

TEST_P(ContentsContract, AFileOfNothingIsAFile) {
  EXPECT_EQ(finished(1).size, 0U);
  EXPECT_EQ(read(1)->whole, 0U);
}

TEST_P(ContentsContract, APictureIsKeptCleaned) {
  const auto gif = "GIF89a\x02\0\x02\0\0\0\0!\xfe\x03GPS\0,\0\0\0\0\x02\0\x02\0\0\x02\x02\x44\x01\0;GPS"s;
  write(1, 0, gif);
  const auto facts = finished(1);
  EXPECT_EQ(facts.type, "image/gif");
  EXPECT_EQ(facts.width, 2U);
  EXPECT_EQ(facts.size, read(1)->bytes.size());
  EXPECT_THAT(read(1)->bytes, testing::Not(testing::HasSubstr("GPS")));
}

TEST_P(ContentsContract, OfAPictureThatCannotBeCleanedNothingIsKept) {
  write(1, 0, "GIF89a<html>");
  EXPECT_EQ(finish(1), FileFinished{Uncleaned{}});
  EXPECT_EQ(arrived(1), 0U);
  EXPECT_FALSE(read(1));
}

TEST_P(ContentsContract, TwoFilesOfTheSameContentGoOneByOne) {
  for (const auto number : {1U, 2U}) {
    write(number, 0, "tea");
    finished(number);
  }
  remove(1);
  EXPECT_FALSE(read(1));
  EXPECT_EQ(read(2)->bytes, "tea");
  remove(2);
  remove(2);
  EXPECT_FALSE(read(2));
}

TEST_P(ContentsContract, WhatCameInPartIsRemovedToo) {
  write(1, 0, "te");
  remove(1);
  EXPECT_EQ(arrived(1), 0U);
}

}  // namespace teahouse
