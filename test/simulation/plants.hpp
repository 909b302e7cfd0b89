#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/planted.hpp"

namespace teahouse::sim {

/// A bug that is in the program on purpose, and who must notice it.
struct Planted {
  Plant plant;
  std::string promise;
};

/// Every plant that a storm can bring to light.
const std::vector<Planted>& plants();

/// The first seed with which the promise is seen to be broken; nothing if that many are not enough.
std::optional<std::uint64_t> caught(const Planted& planted, std::uint64_t seeds);

/// Prints which checker catches which plant, with which seed; 0 if all are caught.
int show_plants();

}  // namespace teahouse::sim
