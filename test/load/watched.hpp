#pragma once

#include <cstdint>

#include <sys/types.h>

namespace teahouse::load {

/// What the kernel says of another process. Throws std::runtime_error when it is not there.
class Watched {
 public:
  explicit Watched(pid_t process) : process_(process) {}

  /// Time on a processor, of all threads that are there now, in nanoseconds.
  std::uint64_t cpu() const;

  /// Memory of its own that is resident, in bytes; what the kernel holds for its sockets is not in it.
  std::uint64_t memory() const;

 private:
  pid_t process_;
};

}  // namespace teahouse::load
