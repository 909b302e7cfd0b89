#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/ip/address.hpp>

namespace teahouse::push {

/// Where a push goes, taken apart.
struct Endpoint {
  std::string host;
  std::string port = "443";
  std::string target;  ///< Path and query.

  /// The origin, as a token's audience has it.
  std::string origin() const;

  /// Nothing unless it is an https address with a host and, perhaps, a port, a path and a query: no user, no
  /// fragment, no control characters and no spaces.
  static std::optional<Endpoint> parse(std::string_view text);
};

/// Whether an address is of the whole internet: not of this machine, not of a network of somebody's own, and
/// not one that many share. Browsers name the endpoints, so a house would knock at its neighbours' doors for
/// anybody.
bool is_public(const boost::asio::ip::address& address);

}  // namespace teahouse::push
