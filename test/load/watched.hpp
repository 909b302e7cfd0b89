#pragma once

#include <chrono>
#include <cstdint>

#include <sys/types.h>

namespace teahouse::load {

/// A stretch of a run: how long it was, and how long the server was on a processor in it, in seconds.
struct Stretch {
  double seconds = 0;
  double cpu = 0;

  double cpu_share() const { return cpu / seconds; }
  /// Of the processor, for each of so many.
  double cpu_us(double count) const { return cpu * 1e6 / count; }
};

/// What the kernel says of another process. Throws std::runtime_error when it is not there.
class Watched {
 public:
  explicit Watched(pid_t process) : process_(process) {}

  /// Time on a processor, of all threads that are there now, in nanoseconds.
  std::uint64_t cpu() const;

  /// How long this takes, and the server meanwhile.
  template <typename Run>
  Stretch during(Run run) const {
    const auto cpu_before = cpu();
    const auto began = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    return {took.count(), static_cast<double>(cpu() - cpu_before) / 1e9};
  }

  /// Memory of its own that is resident, in bytes; what the kernel holds for its sockets is not in it.
  std::uint64_t memory() const;

 private:
  pid_t process_;
};

}  // namespace teahouse::load
