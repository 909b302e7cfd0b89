#pragma once

#include "adapters/files/disk_contents.hpp"

namespace teahouse {

/// Previews by vips, in a sandbox; nothing if there is no vips on this machine.
MakePreview previews_by_vips();

}  // namespace teahouse
