#pragma once

#include "adapters/http/origins.hpp"
#include "adapters/http/request.hpp"

namespace teahouse::http {

/// The server's side of the WebSocket handshake (RFC 6455, section 4.2): 101 if the client may go on speaking
/// WebSocket, else why not.
Answer answer_upgrade(const Request& request, const Origins& origins);

}  // namespace teahouse::http
