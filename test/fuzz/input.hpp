#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace teahouse::fuzz {

/// The bytes of one run, taken from the front: first those that decide, then those that are read. Where there
/// are none left, it goes on with zeros, so that a short input is a whole story too.
class Input {
 public:
  Input(const std::uint8_t* bytes, std::size_t size) : rest_(reinterpret_cast<const char*>(bytes), size) {}

  bool empty() const { return rest_.empty(); }

  std::uint8_t byte() {
    const auto one = text(1);
    return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
  }

  std::uint16_t two_bytes() {
    const auto high = byte();
    return static_cast<std::uint16_t>(high << 8 | byte());
  }

  /// A number below `end`, which is at most 256.
  std::size_t below(std::size_t end) { return byte() % end; }

  /// So many bytes, or those that are left.
  std::string_view text(std::size_t size) {
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest() { return text(rest_.size()); }

  /// The bytes up to the next `end`, which is taken away.
  std::string_view until(char end) {
    const auto taken = text(std::min(rest_.find(end), rest_.size()));
    text(1);
    return taken;
  }

 private:
  std::string_view rest_;
};

}  // namespace teahouse::fuzz
