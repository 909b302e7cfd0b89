#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace teahouse {

/// A program of others that is to look at hostile bytes.
struct SandboxedProgram {
  std::vector<std::string> words;        ///< Its path and what it is told.
  std::vector<std::string> environment;  ///< All of it.
  std::filesystem::path room;            ///< Where it is, and all that it needs to write to.
  int input = -1;                        ///< What it can read as descriptor 3; it inherits no other.
  std::uint64_t memory_bytes = 1ULL << 30U;
  std::uint64_t file_bytes = 16ULL << 20U;
  Duration patience{15'000};
};

/// Runs it to its end, or to its last moment; true if it ended well. It has no network, cannot start another
/// program's process, and gets no more memory, time, files or privileges than it was given. It ends when we
/// do. Any thread; waits.
bool run_sandboxed(const SandboxedProgram& program);

}  // namespace teahouse
