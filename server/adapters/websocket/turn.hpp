#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

namespace teahouse::websocket {

/// Bytes that connections of one shard share; never changed while more than one holds them.
struct Bytes : boost::intrusive_ref_counter<Bytes, boost::thread_unsafe_counter> {
  std::string text;
};
using BytesPtr = boost::intrusive_ptr<Bytes>;

/// What is to be said in a turn, or in the few that a large room takes: for each connection a chain of
/// pieces, of bytes that all listeners share or of bytes for it alone. In the usual case nothing is allocated
/// or counted per listener.
class Turn {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  struct Chain {
    std::uint32_t first = none;
    std::uint32_t last = none;
    std::size_t bytes = 0;
  };

  struct Piece {
    std::uint32_t source = none;  ///< Which of the shared bytes; none for the private ones.
    std::uint32_t next = none;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Bytes that add() can then give to many.
  std::uint32_t share(BytesPtr bytes);
  void add(Chain& chain, std::uint32_t source);

  /// Where bytes for one connection are appended; added() then puts what was appended since `begin` on its
  /// chain.
  std::string& own() { return own_; }
  void added(Chain& chain, std::size_t begin);

  /// Walks a chain: `for (auto at = chain.first; at != Turn::none; at = turn.piece(at).next)`.
  const Piece& piece(std::uint32_t at) const { return pieces_[at]; }
  std::string_view text(const Piece& piece) const;
  const BytesPtr& source(const Piece& piece) const { return shared_[piece.source]; }

  /// Whether it takes up so much that the chains should rather end soon.
  bool is_large() const;

  /// All chains end here.
  void clear();

 private:
  void append(Chain& chain, Piece piece);

  std::vector<Piece> pieces_;
  std::vector<BytesPtr> shared_;
  std::size_t bytes_ = 0;  ///< Of these.
  std::string own_;
};

}  // namespace teahouse::websocket
