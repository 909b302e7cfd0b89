#include "adapters/push/endpoint.hpp"

#include <algorithm>
#include <array>

namespace teahouse::push {
namespace {

constexpr std::string_view scheme = "https://";

struct Block {
  std::uint32_t address;
  int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0) {
  return a << 24 | b << 16 | c << 8;
}

/// What the registry of special addresses of IPv4 has that is not global.
constexpr std::array special{
    Block{v4(0, 0), 8},         Block{v4(10, 0), 8},     Block{v4(100, 64), 10}, Block{v4(127, 0), 8},
    Block{v4(169, 254), 16},    Block{v4(172, 16), 12},  Block{v4(192, 0), 24},  Block{v4(192, 0, 2), 24},
    Block{v4(192, 88, 99), 24}, Block{v4(192, 168), 16}, Block{v4(198, 18), 15}, Block{v4(198, 51, 100), 24},
    Block{v4(203, 0, 113), 24}, Block{v4(224, 0), 3}};

bool is_public_v4(std::uint32_t address) {
  return std::ranges::none_of(
      special, [&](const Block& block) { return (address ^ block.address) >> (32 - block.bits) == 0; });
}

}  // namespace

std::string Endpoint::origin() const {
  return std::string(scheme) + host + (port == "443" ? "" : ":" + port);
}

std::optional<Endpoint> Endpoint::parse(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c < 0x7F && c != '#' && c != '\\' && c != '"'; };
  if (!text.starts_with(scheme) || !std::ranges::all_of(text, is_plain)) return std::nullopt;
  text.remove_prefix(scheme.size());
  const auto end = std::min(text.find_first_of("/?"), text.size());
  std::string_view authority = text.substr(0, end);
  if (authority.find('@') != std::string_view::npos) return std::nullopt;
  Endpoint endpoint;
  endpoint.target = text.substr(end);
  if (!endpoint.target.starts_with('/')) endpoint.target.insert(0, 1, '/');
  // Those of IPv6 have colons of their own.
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    endpoint.port = authority.substr(colon + 1);
    authority = authority.substr(0, colon);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (endpoint.port.empty() || endpoint.port.size() > 5 || !std::ranges::all_of(endpoint.port, is_digit))
      return std::nullopt;
  }
  endpoint.host = authority;
  if (endpoint.host.empty()) return std::nullopt;
  return endpoint;
}

bool is_public(const boost::asio::ip::address& address) {
  if (address.is_v4()) return is_public_v4(address.to_v4().to_uint());
  const auto v6 = address.to_v6();
  const auto bytes = v6.to_bytes();
  if (v6.is_v4_mapped()) return is_public_v4(make_address_v4(boost::asio::ip::v4_mapped, v6).to_uint());
  // Of what is given out, 2000::/3, without what carries IPv4 inside (6to4, Teredo), is for protocols or for
  // documents.
  if ((bytes[0] & 0xE0U) != 0x20) return false;
  const auto head = static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
                    static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
  return head >> 16 != 0x2002 && head >> 9 != 0x20010000 >> 9 && head != 0x20010DB8 && head >> 12 != 0x3FFF0;
}

}  // namespace teahouse::push
