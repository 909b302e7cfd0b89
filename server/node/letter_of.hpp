#pragma once

#include "core/push_effect.hpp"
#include "ports/pusher.hpp"

namespace teahouse {

/// The letter that a push is: its words, and what the push service has to know.
Letter letter_of(const Push& push);

}  // namespace teahouse
