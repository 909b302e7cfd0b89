#pragma once

#include <boost/asio/io_context.hpp>

namespace teahouse {

/// Waits for a handler and runs it, then those that are ready by now, at most so many in all: the rest have
/// their turn when this is called again.
inline void run_some(boost::asio::io_context& io, int most) {
  io.run_one();
  for (int ran = 1; ran < most && io.poll_one() > 0; ++ran) {
  }
}

}  // namespace teahouse
