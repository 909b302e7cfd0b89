#pragma once

// clang checks who may touch what (-Wthread-safety); g++ sees empty macros. See Shard for the use.
#if defined(__clang__)
#define TEAHOUSE_THREAD_ANNOTATION(x) __attribute__((x))
#else
#define TEAHOUSE_THREAD_ANNOTATION(x)
#endif

#define CAPABILITY(x) TEAHOUSE_THREAD_ANNOTATION(capability(x))
#define REQUIRES(x) TEAHOUSE_THREAD_ANNOTATION(requires_capability(x))
#define GUARDED_BY(x) TEAHOUSE_THREAD_ANNOTATION(guarded_by(x))
#define ASSERT_CAPABILITY(x) TEAHOUSE_THREAD_ANNOTATION(assert_capability(x))

namespace teahouse {

/// The role of the one thread that runs a shard's turns. Holding it is a claim made once, where a turn
/// begins.
class CAPABILITY("role") ShardRole {
 public:
  void assert_here() const ASSERT_CAPABILITY(this) {}
};

inline ShardRole on_shard;

}  // namespace teahouse
