#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace teahouse::load {

/// A request to say something in the lobby, or to somebody, whose text begins with a number and has so many
/// bytes.
std::string numbered_message(std::uint64_t number, std::size_t bytes, std::string_view to = {});

/// The same as a message that is heard, for a relay to say.
std::string numbered_relayed(std::uint64_t number, std::size_t bytes);

/// The number of the message in what was heard; nothing else of it is looked at. Throws std::runtime_error
/// for a message that nobody of the load said.
std::uint64_t number_of(std::string_view heard);

}  // namespace teahouse::load
