#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace teahouse {

/// The one emoji that the text is (UTS #51), written as the standard's fully qualified form: so that ❤ and ❤️
/// are the same. Nothing for any other text. Takes valid UTF-8, keeps no state, any thread.
std::optional<std::string> one_emoji(std::string_view text);

}  // namespace teahouse
