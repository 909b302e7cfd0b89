#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What the load looks for in a frame that it hears, without parsing it.

namespace teahouse::load {

/// Whether it is a message.
bool is_message(std::string_view frame);

/// Throws std::runtime_error if the frame says that something was refused.
void refuse_refusals(std::string_view frame);

/// The text of the first field that is called so. Throws std::runtime_error when there is none.
std::string value_of(std::string_view frame, std::string_view field);

/// The positions of the entries in a frame, in its order.
std::vector<std::uint64_t> positions_of(std::string_view frame);

}  // namespace teahouse::load
