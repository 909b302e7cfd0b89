#include "base/network.hpp"

#include <cstddef>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace teahouse {
namespace {

constexpr std::size_t of_six = 6;
constexpr std::size_t of_four = 12 + 3;  // Behind ::ffff:0:0/96, RFC 4291 section 2.5.5.2.

}  // namespace

Network network_of(std::string_view address) {
  std::string text(address);
  if (text.find(':') == std::string::npos) text.insert(0, "::ffff:");
  in6_addr bytes{};
  if (inet_pton(AF_INET6, text.c_str(), &bytes) != 1) return {};
  const bool is_four = IN6_IS_ADDR_V4MAPPED(&bytes) != 0;
  std::uint64_t number = is_four ? 2 : 1;  // Apart from each other and from none.
  for (std::size_t at = is_four ? 12 : 0; at < (is_four ? of_four : of_six); ++at)
    number = number << 8 | bytes.s6_addr[at];
  return Network{number};
}

}  // namespace teahouse
