#pragma once

#include <functional>

#include "base/result.hpp"
#include "core/fault.hpp"

namespace teahouse {

/// Called exactly once, from any thread, also when the answer is a Fault. Whoever asks passes a function that
/// posts to its own mailbox; an adapter calls it and forgets it, and holds no lock of its own meanwhile.
template <typename T>
using Done = std::function<void(Result<T, Fault>)>;

}  // namespace teahouse
