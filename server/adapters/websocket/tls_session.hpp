#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include <sys/uio.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace teahouse::websocket {

using SecureSocket = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

/// One end of TLS whose handshake Asio has done, from then on without Asio: OpenSSL reads and writes the
/// socket itself and keeps buffers only while something is in them. Asio's stream holds 70 KB, this a tenth
/// of it.
///
/// Nothing waits. The socket is whoever's who asked; it is open as long as this is used.
class TlsSession {
 public:
  /// What came with the handshake's last bytes and nobody has read yet is appended to `early`.
  TlsSession(SecureSocket socket, std::string& early);

  int descriptor() const { return *descriptor_; }

  /// As recv(): bytes, 0 at the end, -1 when nothing is there now.
  std::ptrdiff_t read(std::span<char> into);

  /// Whether read() has more to tell, though the socket may never have news again.
  bool has_more() const { return has_more_; }

  /// How many bytes were taken, of all pieces; -1 if the connection is broken. What was not taken must be
  /// offered again, and come first then.
  std::ptrdiff_t write(std::span<const iovec> pieces);

 private:
  struct Free {
    void operator()(SSL* session) const { SSL_free(session); }
  };

  std::unique_ptr<int> descriptor_;  ///< Where OpenSSL finds it, wherever this is moved.
  std::unique_ptr<SSL, Free> session_;
  bool has_more_ = false;
};

}  // namespace teahouse::websocket
