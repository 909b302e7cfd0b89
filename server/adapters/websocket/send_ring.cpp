#include "adapters/websocket/send_ring.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <utility>

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/check.hpp"

namespace teahouse::websocket {
namespace {

/// Sends in one call. Measured with 10,000 listeners: 128 are too few and 4,096 no better.
constexpr unsigned batch = 1024;

constexpr unsigned flags = MSG_NOSIGNAL | MSG_DONTWAIT;

}  // namespace

std::ptrdiff_t taken_of(std::ptrdiff_t result, int error) {
  if (result >= 0) return result;
  return error == EAGAIN || error == EINTR || error == ENOBUFS || error == ENOMEM ? 0 : -1;
}

std::unique_ptr<SendRing> SendRing::make() {
  io_uring_params params{};
  params.flags = IORING_SETUP_SUBMIT_ALL;
  std::unique_ptr<SendRing> made(new SendRing);
  made->ring_ = static_cast<int>(syscall(SYS_io_uring_setup, batch, &params));
  if (made->ring_ < 0 || (params.features & IORING_FEAT_SINGLE_MMAP) == 0) return nullptr;
  return made->map(params) ? std::move(made) : nullptr;
}

SendRing::~SendRing() {
  for (const Mapped& mapped : {queues_, entries_memory_}) {
    if (mapped.begin != nullptr) munmap(mapped.begin, mapped.bytes);
  }
  if (ring_ >= 0) ::close(ring_);
}

bool SendRing::map(const io_uring_params& params) {
  const auto map_at = [this](off_t offset, std::size_t bytes) -> Mapped {
    void* begin = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring_, offset);
    if (begin == MAP_FAILED) return {};
    return {static_cast<std::byte*>(begin), bytes};
  };
  const std::size_t submit_bytes = params.sq_off.array + params.sq_entries * sizeof(unsigned);
  const std::size_t result_bytes = params.cq_off.cqes + params.cq_entries * sizeof(io_uring_cqe);
  queues_ = map_at(IORING_OFF_SQ_RING, std::max(submit_bytes, result_bytes));
  entries_memory_ = map_at(IORING_OFF_SQES, params.sq_entries * sizeof(io_uring_sqe));
  if (queues_.begin == nullptr || entries_memory_.begin == nullptr) return false;

  const auto number_at = [this](unsigned offset) {
    return reinterpret_cast<unsigned*>(queues_.begin + offset);
  };
  entries_ = reinterpret_cast<io_uring_sqe*>(entries_memory_.begin);
  results_ = reinterpret_cast<io_uring_cqe*>(queues_.begin + params.cq_off.cqes);
  submit_tail_ = number_at(params.sq_off.tail);
  submit_order_ = number_at(params.sq_off.array);
  result_head_ = number_at(params.cq_off.head);
  result_tail_ = number_at(params.cq_off.tail);
  submit_mask_ = *number_at(params.sq_off.ring_mask);
  result_mask_ = *number_at(params.cq_off.ring_mask);
  messages_.resize(batch);
  return true;
}

void SendRing::write(std::span<Write> writes, std::span<const iovec> pieces, std::span<const int> sockets) {
  while (!writes.empty()) {
    const auto some = writes.first(std::min<std::size_t>(writes.size(), batch));
    const unsigned tail = *submit_tail_;
    for (std::size_t at = 0; at < some.size(); ++at) {
      const unsigned place = (tail + static_cast<unsigned>(at)) & submit_mask_;
      submit_order_[place] = place;
      prepare(entries_[place], at, some[at], pieces, sockets[some[at].slot]);
    }
    std::atomic_ref(*submit_tail_)
        .store(tail + static_cast<unsigned>(some.size()), std::memory_order_release);
    submit(some);
    writes = writes.subspan(some.size());
  }
}

void SendRing::prepare(io_uring_sqe& entry, std::size_t at, const Write& write, std::span<const iovec> pieces,
                       int socket) {
  entry = {};
  entry.fd = socket;
  entry.msg_flags = flags;
  entry.user_data = at;
  const iovec& first = pieces[write.first];
  if (write.count == 1) {
    entry.opcode = IORING_OP_SEND;
    entry.addr = reinterpret_cast<std::uintptr_t>(first.iov_base);
    entry.len = static_cast<unsigned>(first.iov_len);
    return;
  }
  msghdr& message = messages_[at];
  message = {};
  message.msg_iov = const_cast<iovec*>(&first);
  message.msg_iovlen = write.count;
  entry.opcode = IORING_OP_SENDMSG;
  entry.addr = reinterpret_cast<std::uintptr_t>(&message);
  entry.len = 1;
}

/// Returns when every send has its result: none waits, because none may.
void SendRing::submit(std::span<Write> writes) {
  std::size_t submitted = 0;
  std::size_t done = 0;
  while (done < writes.size()) {
    const auto result = syscall(SYS_io_uring_enter, ring_, writes.size() - submitted, writes.size() - done,
                                IORING_ENTER_GETEVENTS, nullptr, 0);
    CHECK(result >= 0 || errno == EINTR || errno == EAGAIN || errno == EBUSY,
          "a ring takes what it has room for");
    if (result > 0) submitted += static_cast<std::size_t>(result);
    done += reap(writes);
  }
}

std::size_t SendRing::reap(std::span<Write> writes) {
  const unsigned head = *result_head_;
  const unsigned tail = std::atomic_ref(*result_tail_).load(std::memory_order_acquire);
  for (unsigned at = head; at != tail; ++at) {
    const io_uring_cqe& result = results_[at & result_mask_];
    writes[result.user_data].taken = taken_of(result.res, -result.res);
  }
  std::atomic_ref(*result_head_).store(tail, std::memory_order_release);
  return tail - head;
}

}  // namespace teahouse::websocket
