#include "base/fair_share.hpp"

#include "base/check.hpp"

namespace teahouse {
namespace {

/// Of a list whose items know their neighbours by number.
template <typename List, typename Items>
void append(List& list, Items& items, std::uint32_t at) {
  items[at].before = list.last;
  items[at].after = UINT32_MAX;
  (list.last == UINT32_MAX ? list.first : items[list.last].after) = at;
  list.last = at;
}

template <typename List, typename Items>
void remove(List& list, Items& items, std::uint32_t at) {
  const auto before = items[at].before;
  const auto after = items[at].after;
  (before == UINT32_MAX ? list.first : items[before].after) = after;
  (after == UINT32_MAX ? list.last : items[after].before) = before;
}

}  // namespace

void FairShare::enter(Seat seat, Network network) {
  if (seat >= places_.size()) places_.resize(std::size_t{seat} + 1);
  CHECK(places_[seat].row == none, "one who enters is not in yet");
  const auto at = row_of(network);
  places_[seat].row = at;
  append(rows_[at], places_, seat);
  resize(at, rows_[at].count + 1);
  ++size_;
}

void FairShare::leave(Seat seat) {
  if (seat >= places_.size() || places_[seat].row == none) return;
  const auto at = places_[seat].row;
  remove(rows_[at], places_, seat);
  places_[seat] = {};
  resize(at, rows_[at].count - 1);
  --size_;
  if (rows_[at].count > 0) return;
  row_by_network_.erase(rows_[at].network);
  empty_rows_.push_back(at);
}

std::size_t FairShare::of_network(Seat seat) const {
  CHECK(seat < places_.size() && places_[seat].row != none, "they are in");
  return rows_[places_[seat].row].count;
}

FairShare::Seat FairShare::oldest_of_most() const {
  CHECK(size_ > 0, "somebody is in");
  return rows_[lengths_[longest_].first].first;
}

FairShare::Seat FairShare::newest_of_most() const {
  CHECK(size_ > 0, "somebody is in");
  return rows_[lengths_[longest_].last].last;
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
  rows_[found->second] = Row{.network = network};
  return found->second;
}

/// By one, up or down.
void FairShare::resize(std::uint32_t row, std::uint32_t count) {
  const auto before = rows_[row].count;
  if (before > 0) remove(lengths_[before], rows_, row);
  rows_[row].count = count;
  if (count == lengths_.size()) lengths_.emplace_back();
  if (count > 0) append(lengths_[count], rows_, row);
  if (count > longest_) {
    longest_ = count;
  } else if (before == longest_ && lengths_[longest_].first == none) {
    --longest_;
  }
}

}  // namespace teahouse
