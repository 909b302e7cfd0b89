#pragma once

#include <cstdint>

namespace teahouse {

/// The world let us down. Logged once, at the adapter; never the user's fault.
enum class Fault : std::uint8_t {
  unavailable,    ///< Not now. What was asked for may or may not have happened: ask again with the same cid.
  read_only,      ///< The store can be read and not written. Nothing happened.
  shutting_down,  ///< We are going. As unavailable.
};

}  // namespace teahouse
