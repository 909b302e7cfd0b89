#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace teahouse::media {

/// Bytes that can be read at any place: a file, or a text.
class Source {
 public:
  virtual ~Source() = default;
  virtual std::uint64_t size() const = 0;

  /// Reads so many from there on, or what there is. How many were read; fewer only at the end, or when the
  /// disk fails.
  virtual std::size_t read(std::uint64_t at, char* to, std::size_t size) = 0;
};

class TextSource final : public Source {
 public:
  explicit TextSource(std::string_view text) : text_(text) {}
  std::uint64_t size() const override { return text_.size(); }
  std::size_t read(std::uint64_t at, char* to, std::size_t size) override {
    return at < text_.size() ? text_.copy(to, size, at) : 0;
  }

 private:
  std::string_view text_;
};

/// Looks at single bytes and numbers of a source, mostly forwards, through one small window. What is asked
/// for behind the end is nothing.
class Bytes {
 public:
  explicit Bytes(Source& source) : source_(source), size_(source.size()) {}

  std::uint64_t size() const { return size_; }
  std::optional<std::uint32_t> byte(std::uint64_t at);

  /// Of so many bytes, at most 4, the most important first or last.
  std::optional<std::uint32_t> big(std::uint64_t at, unsigned bytes);
  std::optional<std::uint32_t> little(std::uint64_t at, unsigned bytes);

  /// At most so many from there on.
  std::string text(std::uint64_t at, std::size_t size);
  bool has(std::uint64_t at, std::string_view wanted) { return text(at, wanted.size()) == wanted; }

 private:
  Source& source_;
  const std::uint64_t size_;
  std::array<char, 32 * 1024> window_{};
  std::uint64_t begin_ = 0;  ///< Of the window.
  std::size_t filled_ = 0;
};

/// A part of what a file becomes: bytes of the source, or, if there are any, bytes that were made.
struct Piece {
  std::uint64_t at = 0;
  std::uint64_t size = 0;
  std::string made{};
};

/// What a file becomes, piece by piece. A source that would be cut into very many is hostile, and no whole.
class Pieces {
 public:
  static constexpr std::size_t most = 10'000;

  void keep(std::uint64_t at, std::uint64_t size);
  void make(std::string bytes);

  /// The same, before all that was kept so far but the first `after` pieces.
  void make_early(std::size_t after, std::string bytes);

  std::size_t count() const { return pieces_.size(); }
  bool too_many() const { return pieces_.size() > most; }
  std::uint64_t size() const;
  const std::vector<Piece>& all() const { return pieces_; }

  /// The next piece is not joined to the one before.
  void part() { joins_ = false; }

 private:
  std::vector<Piece> pieces_;
  bool joins_ = false;
};

}  // namespace teahouse::media
