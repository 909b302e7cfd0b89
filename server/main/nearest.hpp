#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace teahouse {

/// The known word that somebody most likely meant: at most two letters are missing, too many or others.
/// Empty if none is so near. The first of several that are equally near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// What is added to a complaint about an unknown word: `; perhaps --port is meant`. Nothing if nothing is
/// near.
std::string perhaps(const std::string& near);

}  // namespace teahouse
