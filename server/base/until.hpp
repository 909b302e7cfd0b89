#pragma once

#include <chrono>

#include <gtest/gtest.h>

namespace teahouse {

/// Takes turns until this is so; the test fails when it is not within ten seconds. For tests.
template <typename Reached, typename Turn>
void until(Reached reached, Turn turn) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!reached()) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << "waited too long";
    turn();
  }
}

}  // namespace teahouse
