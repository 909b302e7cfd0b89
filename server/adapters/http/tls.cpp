#include "adapters/http/tls.hpp"

#include <stdexcept>

namespace teahouse::http {
namespace {

/// Of TLS 1.2; those of 1.3 are all good.
constexpr const char* ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

void require(const boost::system::error_code& error, const std::string& what) {
  if (error) throw std::runtime_error("TLS: " + what + ": " + error.message());
}

}  // namespace

boost::asio::ssl::context make_tls(const std::string& certificate_file, const std::string& key_file) {
  using boost::asio::ssl::context;
  context tls(context::tls_server);
  SSL_CTX* native = tls.native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native,
                      SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  if (SSL_CTX_set_cipher_list(native, ciphers) != 1)
    throw std::runtime_error("TLS: OpenSSL lacks the ciphers");

  boost::system::error_code error;
  tls.use_certificate_chain_file(certificate_file, error);
  require(error, "cannot use the certificate " + certificate_file);
  tls.use_private_key_file(key_file, context::pem, error);
  require(error, "cannot use the key " + key_file);
  if (SSL_CTX_check_private_key(native) != 1) {
    throw std::runtime_error("TLS: the key " + key_file + " is not the certificate's, " + certificate_file);
  }
  return tls;
}

}  // namespace teahouse::http
