#include "base/fair_share.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace teahouse {

void FairShare::enter(Seat seat, Network network) {
  if (seat >= places_.size()) places_.resize(std::size_t{seat} + 1);
  CHECK(places_[seat].row == none, "one who enters is not in yet");
  const auto at = row_of(network);
  Row& row = rows_[at];
  (row.count == 0 ? row.first : places_[row.last].after) = seat;
  places_[seat] = {.row = at, .before = row.last, .after = none, .came = ++entered_};
  row.last = seat;
  ++row.count;
  ++size_;
}

void FairShare::leave(Seat seat) {
  if (seat >= places_.size() || places_[seat].row == none) return;
  Place& place = places_[seat];
  Row& row = rows_[place.row];
  (place.before == none ? row.first : places_[place.before].after) = place.after;
  (place.after == none ? row.last : places_[place.after].before) = place.before;
  --size_;
  if (--row.count == 0) {
    row_by_network_.erase(row.network);
    empty_rows_.push_back(place.row);
  }
  place = {};
}

FairShare::Seat FairShare::oldest_of_most() const {
  CHECK(size_ > 0, "somebody is in");
  const auto worse = [this](const Row& one, const Row& other) {
    if (one.count != other.count || one.count == 0) return one.count < other.count;
    return came_before(other.first, one.first);
  };
  return std::max_element(rows_.begin(), rows_.end(), worse)->first;
}

FairShare::Seat FairShare::newest_of_most() const {
  CHECK(size_ > 0, "somebody is in");
  const auto worse = [this](const Row& one, const Row& other) {
    if (one.count != other.count || one.count == 0) return one.count < other.count;
    return came_before(one.last, other.last);
  };
  return std::max_element(rows_.begin(), rows_.end(), worse)->last;
}

std::uint32_t FairShare::row_of(Network network) {
  const auto [found, is_new] = row_by_network_.try_emplace(network, 0);
  if (!is_new) return found->second;
  if (empty_rows_.empty()) {
    empty_rows_.push_back(static_cast<std::uint32_t>(rows_.size()));
    rows_.emplace_back();
  }
  found->second = empty_rows_.back();
  empty_rows_.pop_back();
  rows_[found->second] = {.network = network};
  return found->second;
}

bool FairShare::came_before(Seat one, Seat other) const {
  return static_cast<std::int32_t>(places_[one].came - places_[other].came) < 0;
}

}  // namespace teahouse
