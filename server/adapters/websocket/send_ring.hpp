#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <sys/socket.h>

#include <linux/io_uring.h>

#include "adapters/websocket/line.hpp"

namespace teahouse::websocket {

/// How a result of send() or of the ring is told to the writer: no room now is no bytes, anything worse is
/// -1.
std::ptrdiff_t taken_of(std::ptrdiff_t result, int error);

/// Sends for many sockets in one call of the kernel, by io_uring: a tenth to a fifth less of its time than a
/// call each.
class SendRing {
 public:
  /// Nothing where the kernel is too old for it or forbids it; then each socket is written to by itself.
  static std::unique_ptr<SendRing> make();

  ~SendRing();
  SendRing(const SendRing&) = delete;
  SendRing& operator=(const SendRing&) = delete;

  /// As Line::write(), with the sockets by slot.
  void write(std::span<Write> writes, std::span<const iovec> pieces, std::span<const int> sockets);

 private:
  struct Mapped {
    std::byte* begin = nullptr;
    std::size_t bytes = 0;
  };

  SendRing() = default;
  bool map(const io_uring_params& params);
  void prepare(io_uring_sqe& entry, std::size_t at, const Write& write, std::span<const iovec> pieces,
               int socket);
  void submit(std::span<Write> writes);
  std::size_t reap(std::span<Write> writes);

  int ring_ = -1;
  Mapped queues_;
  Mapped entries_memory_;
  io_uring_sqe* entries_ = nullptr;
  io_uring_cqe* results_ = nullptr;
  unsigned* submit_tail_ = nullptr;
  unsigned* submit_order_ = nullptr;
  unsigned* result_head_ = nullptr;
  unsigned* result_tail_ = nullptr;
  unsigned submit_mask_ = 0;
  unsigned result_mask_ = 0;
  std::vector<msghdr> messages_;  ///< For writes of several pieces.
};

}  // namespace teahouse::websocket
