#pragma once

#include <filesystem>

#include "base/time.hpp"
#include "core/ids.hpp"

namespace teahouse {

/// For a data directory that was put back from a backup: gives all its rooms an epoch that none of them had,
/// here or in what was said since the backup, so that clients forget positions that now mean something else.
/// The epoch is the time in seconds, unless that is not above the present one. On disk when this returns.
///
/// Throws std::runtime_error with words for the operator, also if there is no database or a process holds it.
Epoch begin_epoch(const std::filesystem::path& directory, Instant now);

}  // namespace teahouse
