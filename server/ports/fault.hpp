#pragma once

#include <functional>

#include "base/result.hpp"

namespace teahouse {

/// The world let us down. Logged once, at the adapter; never the user's fault.
enum class Fault {
  unavailable,    ///< Not now. What was asked for may or may not have happened: ask again with the same cid.
  read_only,      ///< The store can be read and not written. Nothing happened.
  shutting_down,  ///< We are going. As unavailable.
};

/// Called exactly once, from any thread, also when the answer is a Fault. Whoever asks passes a function that posts to its
/// own mailbox; an adapter calls it and forgets it, and holds no lock of its own meanwhile.
template <typename T>
using Done = std::function<void(Result<T, Fault>)>;

}  // namespace teahouse
