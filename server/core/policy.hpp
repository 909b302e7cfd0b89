#pragma once

#include <optional>
#include <string_view>

#include "core/limits.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

// May they? Pure predicates, answered with the Refusal that is deserved, or with nothing.

/// A normalised name of a person or a room.
std::optional<Refusal> refuse_name(std::string_view name, const Limits& limits);

/// A normalised topic; it may be empty.
std::optional<Refusal> refuse_topic(std::string_view topic, const Limits& limits);

/// A normalised text.
std::optional<Refusal> refuse_text(std::string_view text, const Limits& limits);

/// A normalised text that may be empty, since there are files beside it.
std::optional<Refusal> refuse_text_of_files(std::string_view text, const Limits& limits);

/// What the refusal says to whoever writes a client.
std::string_view explain(Refusal refusal);

}  // namespace teahouse
