#include "adapters/http/tls.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <system_error>

#include <openssl/err.h>

namespace teahouse::http {
namespace {

/// Of TLS 1.2; those of 1.3 are all good.
constexpr const char* ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

/// Many times what a chain or a key takes; of a longer file no more is looked at.
constexpr std::size_t looked_at_max = std::size_t{1} << 20;

/// What must be in a file, in words and as the lines of PEM that begin and end it have it.
struct Paper {
  const char* name;
  const char* what;
  std::string_view label;
};
constexpr Paper certificate{"the certificate ", "certificate", "CERTIFICATE-----"};
constexpr Paper key{"the key ", "private key", "PRIVATE KEY-----"};

[[noreturn]] void fail(const std::string& words) {
  throw std::runtime_error("TLS: " + words);
}

std::string read(const std::string& name, const std::string& file) {
  const auto require = [&](bool good) {
    if (!good) fail(name + " cannot be read: " + std::generic_category().message(errno));
  };
  const std::unique_ptr<FILE, int (*)(FILE*)> stream(std::fopen(file.c_str(), "re"), &std::fclose);
  require(stream != nullptr);
  std::string text(looked_at_max, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), stream.get()));
  require(std::ferror(stream.get()) == 0);
  return text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Tells mistakes from each other that are one to OpenSSL: the other file, and one of another format. Throws
/// std::runtime_error; answers with what is in the file.
std::string look_at(const std::string& file, const Paper& wanted, const Paper& other) {
  const auto name = wanted.name + file;
  auto text = read(name, file);
  if (has(text, wanted.label)) return text;
  if (has(text, other.label)) {
    fail(name + " has a " + other.what + " in it and no " + wanted.what +
         "; are the certificate and the key swapped?");
  }
  fail(name + " has no " + wanted.what + " in it; it must be PEM, with a line -----BEGIN " +
       std::string(wanted.label));
}

void require(const boost::system::error_code& error, const Paper& paper, const std::string& file) {
  if (error)
    fail(paper.name + file + " is damaged, too weak or of an unknown kind; OpenSSL says: " + error.message());
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
  if (SSL_CTX_set_cipher_list(native, ciphers) != 1) fail("OpenSSL lacks the ciphers");

  boost::system::error_code error;
  look_at(certificate_file, certificate, key);
  tls.use_certificate_chain_file(certificate_file, error);
  require(error, certificate, certificate_file);
  // Else OpenSSL would ask for the passphrase at the terminal, once for each shard.
  if (has(look_at(key_file, key, certificate), "ENCRYPTED")) {
    fail("the key " + key_file + " is locked with a passphrase, which nobody is there to type; unlock it: " +
         "openssl pkey -in " + key_file + " -out FILE");
  }
  tls.use_private_key_file(key_file, context::pem, error);
  const bool is_of_another = error && ERR_GET_LIB(static_cast<unsigned long>(error.value())) == ERR_LIB_X509;
  if (!is_of_another) require(error, key, key_file);
  if (is_of_another || SSL_CTX_check_private_key(native) != 1) {
    fail("the key " + key_file + " does not belong to the certificate " + certificate_file +
         "; take the two that were made together, and of a chain put the house's own certificate first");
  }
  return tls;
}

}  // namespace teahouse::http
