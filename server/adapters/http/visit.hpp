#pragma once

#include <functional>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "adapters/http/desk.hpp"
#include "adapters/http/door.hpp"

namespace teahouse::http {

/// What visits of one door have in common.
struct House {
  House(Origins origins, const Identity& identity, const Clock& clock, Random& random, Site site,
        DoorOptions door_options, std::function<void(Upgraded)> upgrade)
      : desk(std::move(origins), identity, clock, random, site),
        options(std::move(door_options)),
        on_upgrade(std::move(upgrade)) {}

  Desk desk;
  DoorOptions options;
  std::function<void(Upgraded)> on_upgrade;
};

/// One HTTP connection, from after the accept to the end: request after request, until the client has no
/// more, is too slow, or goes on to speak WebSocket. The coroutine never throws but for want of memory.
boost::asio::awaitable<void> visit(boost::asio::ip::tcp::socket socket, std::shared_ptr<const House> house,
                                   std::string address);
boost::asio::awaitable<void> visit(Upgraded::SecureSocket socket, std::shared_ptr<const House> house,
                                   std::string address);

}  // namespace teahouse::http
