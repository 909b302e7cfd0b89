#include "media/bytes.hpp"

#include <algorithm>
#include <utility>

namespace teahouse::media {

std::optional<std::uint32_t> Bytes::byte(std::uint64_t at) {
  if (at >= size_) return std::nullopt;
  if (at < begin_ || at >= begin_ + filled_) {
    begin_ = at;
    filled_ = source_.read(at, window_.data(), window_.size());
    if (filled_ == 0) return std::nullopt;
  }
  return static_cast<unsigned char>(window_.at(at - begin_));
}

std::optional<std::uint32_t> Bytes::big(std::uint64_t at, unsigned bytes) {
  std::uint32_t number = 0;
  for (unsigned i = 0; i < bytes; ++i) {
    const auto next = byte(at + i);
    if (!next) return std::nullopt;
    number = number << 8U | *next;
  }
  return number;
}

std::optional<std::uint32_t> Bytes::little(std::uint64_t at, unsigned bytes) {
  std::uint32_t number = 0;
  for (unsigned i = bytes; i > 0; --i) {
    const auto next = byte(at + i - 1);
    if (!next) return std::nullopt;
    number = number << 8U | *next;
  }
  return number;
}

std::string Bytes::text(std::uint64_t at, std::size_t size) {
  std::string text;
  while (text.size() < size) {
    const auto next = byte(at + text.size());
    if (!next) break;
    text += static_cast<char>(*next);
  }
  return text;
}

void Pieces::keep(std::uint64_t at, std::uint64_t size) {
  if (size == 0) return;
  if (joins_ && pieces_.back().at + pieces_.back().size == at) {
    pieces_.back().size += size;
    return;
  }
  pieces_.push_back({at, size});
  joins_ = true;
}

void Pieces::make(std::string bytes) {
  make_early(pieces_.size(), std::move(bytes));
  joins_ = false;
}

void Pieces::make_early(std::size_t after, std::string bytes) {
  const auto size = bytes.size();
  pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(after), {0, size, std::move(bytes)});
}

std::uint64_t Pieces::size() const {
  std::uint64_t size = 0;
  for (const Piece& piece : pieces_) size += piece.size;
  return size;
}

}  // namespace teahouse::media
