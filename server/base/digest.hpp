#pragma once

#include <string_view>

#include "base/uuid.hpp"

namespace teahouse {

/// The first 128 bits of the text's SHA-256: nobody finds a text for them. The bits are as they come, not
/// those of a UUID's version.
Uuid digest(std::string_view text);

}  // namespace teahouse
