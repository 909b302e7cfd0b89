#pragma once

#include <filesystem>

#include "adapters/jwt/identity_keys.hpp"

namespace teahouse {

/// Where a house's identity keys are kept: a file that only its owner can read. Several processes may use one
/// file.
class KeyFile {
 public:
  explicit KeyFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// The keys as they should be now: made at the first call ever, rotated when it is time, and on disk before
  /// they are returned. Throws std::runtime_error, with one line for the operator, when the file cannot be
  /// read or written, is damaged, or can be read by others; a damaged file is never replaced, since
  /// everyone's identity hangs on it.
  IdentityKeys keys(Instant now) const;

 private:
  std::filesystem::path path_;
};

}  // namespace teahouse
