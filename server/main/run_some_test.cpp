#include "main/run_some.hpp"

#include <chrono>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

class RunSome : public testing::Test {
 protected:
  void post(int count) {
    for (int at = 0; at < count; ++at) boost::asio::post(io, [this] { ++ran; });
  }

  boost::asio::io_context io{1};
  int ran = 0;
};

TEST_F(RunSome, LeavesTheRestForTheNextTime) {
  post(100);
  run_some(io, 32);
  EXPECT_EQ(ran, 32);
  run_some(io, 32);
  EXPECT_EQ(ran, 64);
}

TEST_F(RunSome, DoesNotWaitForMoreThanOne) {
  boost::asio::steady_timer never(io, std::chrono::hours(1));
  never.async_wait([](const boost::system::error_code&) {});
  post(3);
  run_some(io, 32);
  EXPECT_EQ(ran, 3);
}

TEST_F(RunSome, WaitsForOne) {
  boost::asio::steady_timer soon(io, std::chrono::milliseconds(1));
  soon.async_wait([this](const boost::system::error_code&) { ++ran; });
  run_some(io, 32);
  EXPECT_EQ(ran, 1);
}

}  // namespace
}  // namespace teahouse
