#include "adapters/websocket/tls_line.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

namespace teahouse::websocket {
namespace {

using boost::system::error_code;

constexpr std::size_t write_bytes_max = 64 * 1024;

}  // namespace

/// Lives until the last handler of it has run; after drop() those do nothing.
struct TlsLine::Wire {
  std::uint32_t slot = 0;
  std::unique_ptr<SecureSocket> socket;
  std::array<char, 4096> input{};
  std::string output;  ///< What is being written.
  bool writing = false;
  bool awaited = false;
  bool half_closed = false;
  bool failed = false;
  bool dropped = false;

  void close_half() {
    error_code ignored;
    socket->lowest_layer().shutdown(boost::asio::socket_base::shutdown_send, ignored);
  }
};

TlsLine::~TlsLine() {
  for (const auto& wire : wires_) {
    if (wire) drop(wire->slot);
  }
}

void TlsLine::adopt(std::uint32_t slot, std::unique_ptr<SecureSocket> socket) {
  if (slot >= wires_.size()) wires_.resize(slot + 1);
  auto wire = std::make_shared<Wire>();
  wire->slot = slot;
  wire->socket = std::move(socket);
  wires_[slot] = wire;
  read(wire);
}

void TlsLine::read(const WirePtr& wire) {
  wire->socket->async_read_some(boost::asio::buffer(wire->input),
                                [this, wire](const error_code& error, std::size_t got) {
                                  if (wire->dropped) return;
                                  if (error) {
                                    listener_.ended(wire->slot);
                                    return;
                                  }
                                  listener_.arrived(wire->slot, std::span(wire->input).first(got));
                                  if (!wire->dropped) read(wire);
                                });
}

void TlsLine::write(std::span<Write> writes, std::span<const iovec> pieces) {
  for (Write& write : writes) {
    write.taken = take(wires_[write.slot], pieces.subspan(write.first, write.count));
  }
}

std::ptrdiff_t TlsLine::take(const WirePtr& wire, std::span<const iovec> pieces) {
  if (wire->failed) return -1;
  if (wire->writing) return 0;
  for (const iovec& piece : pieces) {
    const std::size_t room = write_bytes_max - wire->output.size();
    wire->output.append(static_cast<const char*>(piece.iov_base), std::min(piece.iov_len, room));
  }
  wire->writing = true;
  boost::asio::async_write(
      *wire->socket, boost::asio::buffer(wire->output),
      [this, wire](const error_code& error, std::size_t) { written(wire, bool{error}); });
  return static_cast<std::ptrdiff_t>(wire->output.size());
}

void TlsLine::written(const WirePtr& wire, bool failed) {
  wire->writing = false;
  wire->failed = failed;
  wire->output = std::string();
  if (wire->dropped) return;
  if (failed) {
    listener_.ended(wire->slot);
  } else if (wire->half_closed) {
    wire->close_half();
  } else if (std::exchange(wire->awaited, false)) {
    listener_.writable(wire->slot);
  }
}

void TlsLine::await_room(std::uint32_t slot, bool awaited) {
  wires_[slot]->awaited = awaited;
}

void TlsLine::half_close(std::uint32_t slot) {
  Wire& wire = *wires_[slot];
  wire.half_closed = true;
  if (!wire.writing) wire.close_half();
}

void TlsLine::drop(std::uint32_t slot) {
  const auto wire = std::exchange(wires_[slot], nullptr);
  wire->dropped = true;
  error_code ignored;
  wire->socket->lowest_layer().close(ignored);
}

}  // namespace teahouse::websocket
