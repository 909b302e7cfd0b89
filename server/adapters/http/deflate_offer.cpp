#include "adapters/http/deflate_offer.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "adapters/http/request.hpp"

namespace teahouse::http {
namespace {

/// Takes what comes before the separator from the front.
std::string_view take_item(std::string_view& list, char separator) {
  const auto end = std::min(list.find(separator), list.size());
  const auto item = trimmed(list.substr(0, end));
  list.remove_prefix(std::min(end + 1, list.size()));
  return item;
}

/// 8 to 15, as a token or quoted; 0 for anything else.
std::uint8_t window_bits(std::string_view value) {
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  std::uint8_t bits = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), bits);
  const bool is_number =
      error == std::errc() && end == value.data() + value.size() && !value.starts_with('0');
  return is_number && bits >= 8 && bits <= 15 ? bits : 0;
}

/// How this offer can be accepted; without bits if it cannot.
Deflate judge(std::string_view offer) {
  constexpr std::uint8_t zlib_bits_min = 9;
  if (!equal_ignoring_case(take_item(offer, ';'), "permessage-deflate")) return {};
  Deflate accepted{.window_bits = 15};
  std::set<std::string_view> seen;
  while (!offer.empty()) {
    auto value = take_item(offer, ';');
    const bool has_value = value.find('=') != std::string_view::npos;
    const auto name = take_item(value, '=');
    if (!seen.insert(name).second) return {};
    if (name == "server_no_context_takeover" || name == "client_no_context_takeover") {
      if (has_value) return {};
    } else if (name == "client_max_window_bits") {
      if (has_value && window_bits(value) == 0) return {};
    } else if (name == "server_max_window_bits") {
      accepted = {window_bits(value), true};
      if (accepted.window_bits < zlib_bits_min) return {};
    } else {
      return {};
    }
  }
  return accepted;
}

}  // namespace

std::string Deflate::answer() const {
  std::string answer = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
  if (window_was_asked) answer += "; server_max_window_bits=" + std::to_string(window_bits);
  return answer;
}

Deflate accept_deflate(std::string_view offers) {
  while (!offers.empty()) {
    if (auto accepted = judge(take_item(offers, ',')); accepted.window_bits != 0) return accepted;
  }
  return {};
}

}  // namespace teahouse::http
