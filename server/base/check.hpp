#pragma once

namespace teahouse {

/// Says where and what on standard error, then aborts. Called by CHECK alone.
[[noreturn]] void check_failed(const char* condition, const char* must_hold, const char* file, int line);

}  // namespace teahouse

/// A bug of ours, never a client's or the world's: stops the process, in release builds too.
///
/// CHECK(page.size() <= limit, "a page keeps to its limit"). Input that can reach a failing CHECK is itself a
/// bug.
#define CHECK(condition, must_hold) \
  ((condition) ? static_cast<void>(0) : ::teahouse::check_failed(#condition, must_hold, __FILE__, __LINE__))
