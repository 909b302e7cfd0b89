#include "adapters/system/system_random.hpp"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <span>
#include <utility>

#include <sys/random.h>

#include "base/check.hpp"

namespace teahouse {

SystemRandom::~SystemRandom() {
  explicit_bzero(block_.data(), sizeof block_);
}

std::uint64_t SystemRandom::bits() {
  if (used_ == block_.size()) fetch();
  return std::exchange(block_[used_++], 0);
}

void SystemRandom::fetch() {
  std::span<std::byte> left = std::as_writable_bytes(std::span(block_));
  while (!left.empty()) {
    const auto got = getrandom(left.data(), left.size(), 0);
    CHECK(got > 0 || errno == EINTR, "the kernel has random bits");
    if (got > 0) left = left.subspan(static_cast<std::size_t>(got));
  }
  used_ = 0;
}

}  // namespace teahouse
