#include "base/network.hpp"

#include <array>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace teahouse {
namespace {

using Bytes = std::array<std::uint8_t, sizeof(in6_addr)>;

constexpr std::size_t mapped_prefix_bytes = 12;  // Of ::ffff:0:0/96, RFC 4291 section 2.5.5.2.
constexpr std::size_t of_four = mapped_prefix_bytes + 3;
constexpr std::size_t of_six = 6;

/// The first so many bytes as one number; 8 at most.
std::uint64_t number_of(const Bytes& bytes, std::size_t begin, std::size_t end) {
  std::uint64_t number = 1;  // So that zeros count.
  for (std::size_t at = begin; at < end; ++at) number = number << 8 | bytes.at(at);
  return number;
}

bool is_mapped(const Bytes& bytes) {
  in6_addr address{};
  std::copy(bytes.begin(), bytes.end(), static_cast<std::uint8_t*>(address.s6_addr));
  return IN6_IS_ADDR_V4MAPPED(&address) != 0;
}

}  // namespace

Network network_of(std::string_view address) {
  const std::string text(address);
  const std::string as_six = text.find(':') == std::string::npos ? "::ffff:" + text : text;
  Bytes bytes{};
  if (inet_pton(AF_INET6, as_six.c_str(), bytes.data()) != 1) return {};
  return Network{is_mapped(bytes) ? number_of(bytes, mapped_prefix_bytes, of_four)
                                  : number_of(bytes, 0, of_six)};
}

}  // namespace teahouse
