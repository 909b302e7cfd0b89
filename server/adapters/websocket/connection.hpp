#pragma once

#include <cstdint>
#include <memory>

#include "adapters/websocket/backlog.hpp"
#include "adapters/websocket/frame_reader.hpp"
#include "adapters/websocket/turn.hpp"
#include "base/time.hpp"
#include "core/limits.hpp"

namespace teahouse::websocket {

/// What is kept for each connection. What a broadcast touches comes first.
struct Connection {
  enum class State : std::uint8_t {
    free,  ///< Nobody has the slot.
    open,
    leaving,  ///< Our close frame is on its way: nothing is said or heard after it.
    deaf,     ///< It is written and our half closed; the other half is awaited.
  };

  /// When what it is told is written, the most urgent last.
  enum class Due : std::uint8_t {
    never,  ///< Nothing is to be written.
    soon,   ///< When its turn comes, among the many who are told the same.
    now,    ///< At the end of the turn.
  };

  std::uint32_t generation = 1;  ///< 0 is nobody's, see SessionId.
  State state = State::free;
  Due due = Due::never;
  bool blocked = false;           ///< The kernel had no more room, and has not said otherwise since.
  bool awaits = false;            ///< The line was asked to say so.
  bool pinged = false;            ///< Silent, and asked.
  std::uint8_t deflate_bits = 0;  ///< The window that the client inflates with; 0 if it does not.
  Turn::Chain chain;
  std::unique_ptr<Backlog> backlog;  ///< Only while something is left of earlier turns.
  std::uint32_t unheard = 0;         ///< Bytes that came after it was closed.
  Tick heard;
  FrameReader reader{first_frame_bytes};

  std::size_t waiting() const { return chain.bytes + (backlog ? backlog->bytes() : 0); }
};

}  // namespace teahouse::websocket
