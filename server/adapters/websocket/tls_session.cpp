#include "adapters/websocket/tls_session.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/socket.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/check.hpp"

namespace teahouse::websocket {
namespace {

/// What one record of TLS holds at most (RFC 8446, section 5.1): a longer write would be cut there anyway.
constexpr std::size_t record_bytes_max = 16 * 1024;

int descriptor_of(BIO* bio) {
  return *static_cast<const int*>(BIO_get_data(bio));
}

int answer(BIO* bio, ssize_t result, void (*retry)(BIO*)) {
  BIO_clear_retry_flags(bio);
  if (result < 0 && (errno == EAGAIN || errno == EINTR)) retry(bio);
  return static_cast<int>(result);
}

int receive(BIO* bio, char* into, int size) {
  const auto got = ::recv(descriptor_of(bio), into, static_cast<std::size_t>(size), MSG_DONTWAIT);
  return answer(bio, got, [](BIO* again) { BIO_set_retry_read(again); });
}

int send(BIO* bio, const char* bytes, int size) {
  const auto sent =
      ::send(descriptor_of(bio), bytes, static_cast<std::size_t>(size), MSG_DONTWAIT | MSG_NOSIGNAL);
  return answer(bio, sent, [](BIO* again) { BIO_set_retry_write(again); });
}

long control(BIO*, int what, long, void*) {
  return what == BIO_CTRL_FLUSH ? 1 : 0;
}

/// OpenSSL's own would wait on a socket that may wait, and die of one that is gone.
const BIO_METHOD* never_waits() {
  static const BIO_METHOD* const method = [] {
    BIO_METHOD* const made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "never waits");
    CHECK(made != nullptr, "there is memory for it at the start");
    BIO_meth_set_read(made, receive);
    BIO_meth_set_write(made, send);
    BIO_meth_set_ctrl(made, control);
    return made;
  }();
  return method;
}

}  // namespace

TlsSession::TlsSession(SecureSocket socket, std::string& early) : session_(socket.native_handle()) {
  SSL_up_ref(session_.get());
  // Asio has handed over all that it read; what OpenSSL has not opened of it yet it opens here, before the
  // two part. Part of a record stays in OpenSSL's own buffer.
  std::array<char, record_bytes_max> bytes;
  for (std::ptrdiff_t got = read(bytes); got > 0; got = read(bytes))
    early.append(bytes.data(), static_cast<std::size_t>(got));
  descriptor_ = std::make_unique<int>(socket.next_layer().release());
  BIO* const bio = BIO_new(never_waits());
  CHECK(bio != nullptr, "there is memory for it");
  BIO_set_data(bio, descriptor_.get());
  BIO_set_init(bio, 1);
  SSL_set_bio(session_.get(), bio, bio);
}

std::ptrdiff_t TlsSession::read(std::span<char> into) {
  std::size_t total = 0;
  has_more_ = true;
  while (total < into.size()) {
    ERR_clear_error();
    std::size_t got = 0;
    const int result = SSL_read_ex(session_.get(), into.data() + total, into.size() - total, &got);
    if (result == 1) {
      total += got;
      continue;
    }
    const int why = SSL_get_error(session_.get(), result);
    const bool later = why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE;
    has_more_ = !later;
    if (total == 0) return later ? -1 : 0;
    break;
  }
  return static_cast<std::ptrdiff_t>(total);
}

std::ptrdiff_t TlsSession::write(std::span<const iovec> pieces) {
  std::array<char, record_bytes_max> record;
  std::ptrdiff_t taken = 0;
  std::size_t skipped = 0;  // Of the first piece.
  while (!pieces.empty()) {
    std::size_t size = 0;
    std::size_t from = skipped;
    for (const iovec& piece : pieces) {
      const auto part = std::min(piece.iov_len - from, record.size() - size);
      std::copy_n(static_cast<const char*>(piece.iov_base) + from, part, record.data() + size);
      size += part;
      from = 0;
      if (size == record.size()) break;
    }
    ERR_clear_error();
    std::size_t went = 0;
    const int result = SSL_write_ex(session_.get(), record.data(), size, &went);
    if (result != 1) {
      const int why = SSL_get_error(session_.get(), result);
      const bool later = why == SSL_ERROR_WANT_WRITE || why == SSL_ERROR_WANT_READ;
      return later || taken > 0 ? taken : -1;
    }
    taken += static_cast<std::ptrdiff_t>(went);
    for (skipped += went; !pieces.empty() && skipped >= pieces.front().iov_len; pieces = pieces.subspan(1))
      skipped -= pieces.front().iov_len;
  }
  return taken;
}

}  // namespace teahouse::websocket
