#pragma once

#include <cstdint>
#include <string_view>

#include "base/strong.hpp"

namespace teahouse {

/// The part of an address that one owner usually has whole: 24 bits of IPv4, 48 of IPv6. For fairness among
/// those who come, never to know somebody by.
using Network = Strong<struct NetworkTag, std::uint64_t>;

/// The network of a numeric address; all that is none shares one. An IPv4 address is the same in IPv6
/// clothes.
Network network_of(std::string_view address);

}  // namespace teahouse
