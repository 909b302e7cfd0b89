#include "adapters/websocket/turn.hpp"

#include <utility>

namespace teahouse::websocket {

std::uint32_t Turn::share(BytesPtr bytes) {
  bytes_ += bytes->text.size();
  shared_.push_back(std::move(bytes));
  return static_cast<std::uint32_t>(shared_.size() - 1);
}

void Turn::add(Chain& chain, std::uint32_t source) {
  append(chain, {source, none, 0, shared_[source]->text.size()});
}

void Turn::added(Chain& chain, std::size_t begin) {
  if (chain.last != none) {
    Piece& last = pieces_[chain.last];
    if (last.source == none && last.end == begin) {
      chain.bytes += own_.size() - begin;
      last.end = own_.size();
      return;
    }
  }
  append(chain, {none, none, begin, own_.size()});
}

std::string_view Turn::text(const Piece& piece) const {
  const std::string& all = piece.source == none ? own_ : shared_[piece.source]->text;
  return std::string_view(all).substr(piece.begin, piece.end - piece.begin);
}

bool Turn::is_large() const {
  constexpr std::size_t pieces_many = 128 * 1024;
  constexpr std::size_t bytes_many = 4 * 1024 * 1024;
  return pieces_.size() > pieces_many || bytes_ + own_.size() > bytes_many;
}

void Turn::clear() {
  constexpr std::size_t own_bytes_kept = 1024 * 1024;
  pieces_.clear();
  shared_.clear();
  own_.clear();
  bytes_ = 0;
  if (own_.capacity() > own_bytes_kept) own_.shrink_to_fit();
}

void Turn::append(Chain& chain, Piece piece) {
  const auto at = static_cast<std::uint32_t>(pieces_.size());
  pieces_.push_back(piece);
  if (chain.last == none) {
    chain.first = at;
  } else {
    pieces_[chain.last].next = at;
  }
  chain.last = at;
  chain.bytes += piece.end - piece.begin;
}

}  // namespace teahouse::websocket
