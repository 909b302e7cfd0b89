#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/request.hpp"

namespace teahouse::http {

/// Which pages may speak to us with the browser's cookies and connections: our own, and those that the
/// operator named.
class Origins {
 public:
  Origins(bool secure, std::vector<std::string> allowed) : secure_(secure), allowed_(std::move(allowed)) {}

  /// A request without an Origin is no browser's that another page could misuse.
  bool allow(const Request& request) const;

  /// Whether we ourselves speak TLS.
  bool secure() const { return secure_; }

 private:
  bool secure_;
  std::vector<std::string> allowed_;
};

/// Whether a Host is a name or an address and perhaps a port, and nothing that could steer a header made of
/// it.
bool is_host(std::string_view host);

/// Whether a request has exactly one Host, one that can be, and a path.
bool is_sound(const Request& request);

/// Whether a page of ours, or one that may, asks for a change.
bool may_change(const Request& request, const Origins& origins);

/// What every answer carries, so that nothing of ours can be framed, sniffed or made to run what is not ours.
void add_strict_fields(Answer& answer, std::string_view host, bool secure);

/// What instead of that every answer carries whose body somebody sent: it can do nothing, wherever it is
/// shown.
void add_stranger_fields(Answer& answer, bool secure);

}  // namespace teahouse::http
