#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/network.hpp"

namespace teahouse {

/// Who is in, by the network that they came from: where there is not room for all, the network that has the
/// most in gives some up, so that nobody can keep others out by coming in great numbers.
///
/// Those who are in have small numbers, given by the owner and used again. Coming and going take the same
/// time however many are in; whom to give up is looked for among all networks.
class FairShare {
 public:
  using Seat = std::uint32_t;

  /// `seat` is not in.
  void enter(Seat seat, Network network);

  /// Does nothing for one who is not in.
  void leave(Seat seat);

  std::size_t size() const { return size_; }

  /// Of the networks with the most in, who came first of all, and who came last. Somebody is in.
  Seat oldest_of_most() const;
  Seat newest_of_most() const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  /// One for each connection of the house: kept small.
  struct Place {
    std::uint32_t row = none;  ///< None when nobody has the seat.
    Seat before = none;
    Seat after = none;
    std::uint32_t came = 0;  ///< The number of the entering; goes round, so that only differences count.
  };
  /// Those of one network, in the order of their coming.
  struct Row {
    Network network;
    Seat first = none;
    Seat last = none;
    std::uint32_t count = 0;
  };

  std::uint32_t row_of(Network network);
  bool came_before(Seat one, Seat other) const;

  std::vector<Place> places_;  ///< By seat.
  std::vector<Row> rows_;      ///< Some of them empty.
  std::vector<std::uint32_t> empty_rows_;
  std::unordered_map<Network, std::uint32_t> row_by_network_;
  std::size_t size_ = 0;
  std::uint32_t entered_ = 0;
};

}  // namespace teahouse
