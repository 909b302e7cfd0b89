#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/ip/tcp.hpp>

#include "adapters/http/desk.hpp"
#include "adapters/http/door.hpp"
#include "adapters/http/export_desk.hpp"
#include "adapters/http/files_desk.hpp"

namespace teahouse::http {

/// What visits of one door have in common.
struct House {
  House(const Origins& origins, const Identity& identity, const Clock& clock, Random& random, Site site,
        DoorOptions door_options, std::function<void(Upgraded)> upgrade)
      : desk(origins, identity, clock, random, site, door_options.push_key),
        options(std::move(door_options)),
        on_upgrade(std::move(upgrade)) {
    if (options.files != nullptr) files.emplace(*options.files, desk.origins(), identity, clock, random);
    if (options.exports != nullptr) exports.emplace(*options.exports, desk.origins(), identity, clock);
  }

  /// Whether the request is answered by one of those below.
  bool has_desk_for(std::string_view path) const {
    return (files && FilesDesk::is_for(path)) || (exports && ExportDesk::is_for(path));
  }

  Desk desk;
  mutable std::optional<FilesDesk> files{};  ///< None in a house without.
  mutable std::optional<ExportDesk> exports{};
  DoorOptions options;
  std::function<void(Upgraded)> on_upgrade;
};

/// One HTTP connection, from after the accept to the end: request after request, until the client has no
/// more, is too slow, or goes on to speak WebSocket.
class Visit {
 public:
  virtual ~Visit() = default;

  /// Closes it, whatever it is at.
  virtual void end() = 0;
};

/// Told once, when a visit is over; with an exception only for want of memory.
using Gone = std::function<void(const std::exception_ptr&)>;

std::shared_ptr<Visit> begin_visit(boost::asio::ip::tcp::socket socket, std::shared_ptr<const House> house,
                                   Network network, Gone gone);
std::shared_ptr<Visit> begin_visit(Upgraded::SecureSocket socket, std::shared_ptr<const House> house,
                                   Network network, Gone gone);

}  // namespace teahouse::http
