#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <sys/uio.h>

namespace teahouse::websocket {

/// Whom a line tells what happens at the other end. A socket that was dropped is not spoken of again.
class LineListener {
 public:
  /// The bytes are the callee's to change, and gone when it returns.
  virtual void arrived(std::uint32_t slot, std::span<char> bytes) = 0;

  /// There is room again, after await_room().
  virtual void writable(std::uint32_t slot) = 0;

  /// The other end is closed or broken; told once, or as often as it takes until the socket is dropped.
  virtual void ended(std::uint32_t slot) = 0;

 protected:
  ~LineListener() = default;
};

/// The seam between connections and their sockets: how bytes come and go, and nothing else. Sockets are known
/// by slot.
///
/// Writes come as one list per turn, so that a line may hand all of them to the kernel at once.
class Line {
 public:
  struct Write {
    std::uint32_t slot = 0;
    std::uint32_t first = 0;   ///< Its pieces begin here in the list of all pieces,
    std::uint32_t count = 0;   ///< and are so many.
    std::ptrdiff_t taken = 0;  ///< The answer: how many bytes went; -1 if the socket is broken.
  };

  virtual ~Line() = default;

  /// Reads what is there and tells the listener; of those who have not settled, or are going, only a few.
  /// Never waits.
  virtual void receive() = 0;

  /// Tries each write once. The pieces are not looked at after it returns.
  virtual void write(std::span<Write> writes, std::span<const iovec> pieces) = 0;

  /// Its other end is known: what it says does not wait for those who come and go.
  virtual void settle(std::uint32_t slot) = 0;

  /// Whether the listener wants to know when there is room again.
  virtual void await_room(std::uint32_t slot, bool awaited) = 0;

  /// Nothing more will be written.
  virtual void half_close(std::uint32_t slot) = 0;

  virtual void drop(std::uint32_t slot) = 0;
};

}  // namespace teahouse::websocket
