#include "main/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace teahouse {
namespace {

/// How many letters must be put in, left out or changed to make one of the other (Levenshtein).
std::size_t distance(std::string_view one, std::string_view other) {
  // Of what was seen of `one` to each beginning of `other`.
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t at = 0; at < one.size(); ++at) {
    std::size_t diagonal = row[0];
    row[0] = at + 1;
    for (std::size_t to = 0; to < other.size(); ++to) {
      const auto changed = diagonal + (one[at] == other[to] ? 0 : 1);
      diagonal = row[to + 1];
      row[to + 1] = std::min({changed, diagonal + 1, row[to] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = 3;
  for (const auto& candidate : known) {
    const auto apart = distance(word, candidate);
    if (apart >= least) continue;
    least = apart;
    best = candidate;
  }
  return best;
}

std::string perhaps(const std::string& near) {
  return near.empty() ? "" : "; perhaps " + near + " is meant";
}

}  // namespace teahouse
