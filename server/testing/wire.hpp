#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "core/refusal.gen.hpp"
#include "testing/sim_clock.hpp"

namespace teahouse::sim {

/// One connection between a client and a server, as both ends see it. Bytes arrive in order; each end learns
/// in its own time that the other is gone.
struct Wire {
  // The client's end.
  std::function<void(std::string_view frame)> on_frame;
  std::function<void(std::optional<CloseCode>)> on_end;  ///< Nothing: the connection broke.
  bool client_here = true;

  // The server's end.
  SessionId session;
  bool server_here = true;
  bool reading = true;  ///< A client that does not read lets everything wait at the server.

  // When the newest bytes arrive on either side: what is sent later arrives later.
  Tick up;
  Tick down;
};

}  // namespace teahouse::sim
