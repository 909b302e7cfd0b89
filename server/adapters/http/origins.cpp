#include "adapters/http/origins.hpp"

#include <algorithm>

namespace teahouse::http {

bool Origins::allow(const Request& request) const {
  if (!request.has("origin")) return true;
  const auto origin = request.field("origin");
  const std::string own = (secure_ ? "https://" : "http://") + std::string(request.field("host"));
  if (equal_ignoring_case(origin, own)) return true;
  return std::ranges::any_of(allowed_,
                             [&](const auto& allowed) { return equal_ignoring_case(origin, allowed); });
}

bool is_host(std::string_view host) {
  constexpr std::size_t host_bytes_max = 255 + 6;
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:[]";
  return !host.empty() && host.size() <= host_bytes_max &&
         host.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_sound(const Request& request) {
  const auto hosts = std::ranges::count_if(
      request.fields, [](const auto& field) { return equal_ignoring_case(field.first, "host"); });
  return hosts == 1 && is_host(request.field("host")) && request.path.starts_with('/');
}

bool may_change(const Request& request, const Origins& origins) {
  const bool same_site = !request.has("sec-fetch-site") || request.field("sec-fetch-site") == "same-origin";
  return same_site && origins.allow(request);
}

void add_strict_fields(Answer& answer, std::string_view host, bool secure) {
  // 'self' covers the socket in new browsers; older ones want to be told.
  std::string sockets;
  if (!host.empty() && !secure) sockets += " ws://" + std::string(host);
  if (!host.empty()) sockets += " wss://" + std::string(host);
  answer.add(
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' "
      "blob:; "
      "font-src 'self'; "
      "connect-src 'self'" +
          sockets +
          "; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
          "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types "
          "vue teahouse");
  answer.add("cross-origin-opener-policy", "same-origin");
  answer.add("cross-origin-resource-policy", "same-origin");
  answer.add("cross-origin-embedder-policy", "require-corp");
  answer.add("x-content-type-options", "nosniff");
  answer.add("referrer-policy", "no-referrer");
  answer.add("permissions-policy", "camera=(), microphone=(self), geolocation=(), payment=(), usb=()");
  if (secure) answer.add("strict-transport-security", "max-age=63072000");
}

void add_stranger_fields(Answer& answer, bool secure) {
  answer.add("content-security-policy", "sandbox; default-src 'none'");
  answer.add("cross-origin-resource-policy", "same-origin");
  answer.add("x-content-type-options", "nosniff");
  answer.add("referrer-policy", "no-referrer");
  if (secure) answer.add("strict-transport-security", "max-age=63072000");
}

}  // namespace teahouse::http
