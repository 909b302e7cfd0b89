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
/// Those who are in have small numbers, given by the owner and used again. Whatever is asked takes the same
/// time however many are in and from however many networks: it is asked most when there are far too many.
class FairShare {
 public:
  using Seat = std::uint32_t;

  /// `seat` is not in.
  void enter(Seat seat, Network network);

  /// Does nothing for one who is not in.
  void leave(Seat seat);

  std::size_t size() const { return size_; }

  /// How many are in from the network of one who is in.
  std::size_t of_network(Seat seat) const;

  /// Who came first from the network that has the most in; of several such networks, from the one whose
  /// number has not changed for longest. Somebody is in.
  Seat oldest_of_most() const;

  /// Who came last from the network that has the most in; of several, from the one whose number changed last:
  /// so it is who just came, if they are of one that has the most. Somebody is in.
  Seat newest_of_most() const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  /// One for each connection of the house: kept small.
  struct Place {
    std::uint32_t row = none;  ///< None when nobody has the seat.
    Seat before = none;
    Seat after = none;
  };
  /// Those of one network, in the order of their coming, among the rows that are as long.
  struct Row {
    Network network;
    Seat first = none;
    Seat last = none;
    std::uint32_t count = 0;
    std::uint32_t before = none;
    std::uint32_t after = none;
  };
  /// The rows of one length, in the order in which they came to have it.
  struct Length {
    std::uint32_t first = none;
    std::uint32_t last = none;
  };

  std::uint32_t row_of(Network network);
  void resize(std::uint32_t row, std::uint32_t count);

  std::vector<Place> places_;  ///< By seat.
  std::vector<Row> rows_;      ///< Some of them empty.
  std::vector<std::uint32_t> empty_rows_;
  std::unordered_map<Network, std::uint32_t> row_by_network_;
  std::vector<Length> lengths_ = std::vector<Length>(1);  ///< By length, to the longest that there ever was.
  std::uint32_t longest_ = 0;
  std::size_t size_ = 0;
};

}  // namespace teahouse
