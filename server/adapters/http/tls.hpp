#pragma once

#include <string>

#include <boost/asio/ssl/context.hpp>

namespace teahouse::http {

/// TLS 1.2 and newer, with ciphers that keep the past secret when a key is lost. Throws std::runtime_error,
/// naming the file and what to do about it, for a certificate or a key that cannot be read, are no PEM, are
/// swapped or locked, or do not fit each other. Nobody is asked for a passphrase.
boost::asio::ssl::context make_tls(const std::string& certificate_file, const std::string& key_file);

}  // namespace teahouse::http
