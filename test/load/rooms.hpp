#pragma once

#include <string>
#include <vector>

#include "crowd.hpp"

namespace teahouse::load {

/// The first ones each make a room, the others come into these, in turn; all hear theirs. The ids, by client.
std::vector<std::string> settle_into_rooms(Crowd& crowd, std::size_t rooms);

}  // namespace teahouse::load
