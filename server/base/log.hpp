#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace teahouse {

// What happens in the house, one line each, on standard error. Any thread. Never what was said, never a
// token, never an address: whoever reads a log learns nothing that people did not show everyone.

enum class LogLevel : std::uint8_t { debug, info, warning, error };

/// Lines below the level are not written. Called once, by main, before other threads are there; until then
/// nothing is.
void start_log(LogLevel level);

/// Whether a line of the level would be written: so that nothing is put together for nobody.
bool logs(LogLevel level);

/// Characters that steer a terminal are shown, not obeyed.
void log(LogLevel level, std::string_view line);

}  // namespace teahouse
