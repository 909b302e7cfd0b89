#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "adapters/http/site.hpp"
#include "base/network.hpp"
#include "base/time.hpp"
#include "ports/clock.hpp"
#include "ports/identity.hpp"
#include "ports/random.hpp"

namespace boost::asio {
class io_context;
}

namespace teahouse::http {

struct ExportHouse;
struct FileHouse;

struct DoorOptions {
  std::string address = "127.0.0.1";  ///< A numeric address; `::` is IPv4 too.
  std::uint16_t port = 0;             ///< 0 takes a free one; Door::port() says which.
  bool joins = false;                 ///< Another door of this program has the port already.
  std::string certificate_file =
      {};  ///< PEM, the chain. With it and the key the door speaks TLS, and only that.
  std::string key_file = {};
  std::string push_key = {};              ///< What browsers need to be pushed to; empty: they are not.
  std::vector<std::string> origins = {};  ///< Allowed beside the Host's own, as `https://chat.example`.
  /// HTTP connections at a time. For one more the oldest is closed, of the network that has the most.
  std::size_t visits_max = 1024;
  FileHouse* files = nullptr;      ///< Where people may send files, if they may.
  ExportHouse* exports = nullptr;  ///< Where they may take away what they said.
  Duration request_timeout{10'000};
  Duration keep_alive{30'000};
  Duration answer_timeout{60'000};
};

/// A connection that asked to speak WebSocket and was answered that it may.
struct Upgraded {
  using SecureSocket = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

  int descriptor = -1;                   ///< Of a plain one; the receiver closes it.
  std::unique_ptr<SecureSocket> secure;  ///< Of one with TLS.
  std::string leftover;                  ///< What the client sent after its request.
  Network network;                       ///< That the client came from.
  std::uint8_t deflate_bits = 0;         ///< The window of permessage-deflate; 0 if it was not agreed on.
};

/// Throws what a door with these options would throw now, and leaves nothing behind: a start that is to be
/// refused is refused before anything is made for it.
void check_door(const DoorOptions& options);

/// Where clients come in: the shard's listening socket and what it serves by HTTP (docs/protocol.md, "HTTP").
///
/// Several doors, each of its own shard and thread, may share a port. On the thread of its io_context alone.
class Door {
 public:
  /// Throws std::runtime_error, saying what and why, for an address that cannot be taken or files that do not
  /// fit.
  Door(boost::asio::io_context& io, const DoorOptions& options, const Identity& identity, const Clock& clock,
       Random& random, std::function<void(Upgraded)> on_upgrade, Site site = Site::embedded());
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  std::uint16_t port() const;

  /// Nobody comes in any more; those who are in may finish.
  void shut();

  /// Waits until nothing is asked of the ports, whose answers would find nobody once this is gone. When the
  /// event loop has ended.
  void settle();

 private:
  class Entrance;
  std::shared_ptr<Entrance> entrance_;
};

}  // namespace teahouse::http
