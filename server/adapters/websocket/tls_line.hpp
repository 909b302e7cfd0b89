#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "adapters/websocket/line.hpp"

namespace teahouse::websocket {

/// Sockets with TLS, by Asio. What is written is copied, one write of at most 64 KiB at a time for each.
class TlsLine final : public Line {
 public:
  using SecureSocket = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

  explicit TlsLine(LineListener& listener) : listener_(listener) {}
  ~TlsLine() override;
  TlsLine(const TlsLine&) = delete;
  TlsLine& operator=(const TlsLine&) = delete;

  void adopt(std::uint32_t slot, std::unique_ptr<SecureSocket> socket);

  /// Nothing to do: the io_context's handlers tell what arrived.
  void receive() override {}
  void write(std::span<Write> writes, std::span<const iovec> pieces) override;
  void settle(std::uint32_t /*slot*/) override {}  // The io_context knows no order.
  void await_room(std::uint32_t slot, bool awaited) override;
  void half_close(std::uint32_t slot) override;
  void drop(std::uint32_t slot) override;

 private:
  struct Wire;
  using WirePtr = std::shared_ptr<Wire>;

  std::ptrdiff_t take(const WirePtr& wire, std::span<const iovec> pieces);
  void read(const WirePtr& wire);
  void written(const WirePtr& wire, bool failed);

  LineListener& listener_;
  std::vector<WirePtr> wires_;  ///< By slot.
};

}  // namespace teahouse::websocket
