#pragma once

#include <string>

#include <boost/asio/ssl/context.hpp>

namespace teahouse::http {

/// TLS 1.2 and newer, with ciphers that keep the past secret when a key is lost. Throws std::runtime_error,
/// naming the file, for a certificate or a key that cannot be read or do not fit each other.
boost::asio::ssl::context make_tls(const std::string& certificate_file, const std::string& key_file);

}  // namespace teahouse::http
