#include "adapters/http/upgrade.hpp"

#include <array>

#include <openssl/evp.h>

#include "adapters/http/deflate_offer.hpp"
#include "base/check.hpp"

namespace teahouse::http {
namespace {

constexpr std::string_view subprotocol = "teahouse.v1";

std::string base64(const unsigned char* bytes, int count) {
  std::string text(static_cast<std::size_t>((count + 2) / 3 * 4) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, count);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

/// Proves that the request was read by somebody who knows WebSocket; SHA-1 is for nothing else here.
std::string accept_key(std::string_view key) {
  const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  CHECK(EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr) == 1,
        "SHA-1 is there");
  return base64(digest.data(), static_cast<int>(size));
}

/// 16 bytes in base64.
bool is_key(std::string_view key) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return key.size() == 24 && key.ends_with("==") && key.find_first_not_of(digits) == 22;
}

}  // namespace

Answer answer_upgrade(const Request& request, const Origins& origins) {
  if (request.method != "GET") return not_allowed("GET");
  if (!list_has(request.field("upgrade"), "websocket") || !list_has(request.field("connection"), "upgrade")) {
    auto answer = plain_answer(426, "speak WebSocket here");
    answer.add("upgrade", "websocket");
    return answer;
  }
  if (request.field("sec-websocket-version") != "13") {
    auto answer = plain_answer(426, "only version 13 is spoken here");
    answer.add("sec-websocket-version", "13");
    return answer;
  }
  const auto key = request.field("sec-websocket-key");
  if (!is_key(key)) return plain_answer(400, "no good key");
  if (!origins.allow(request)) return plain_answer(403, "not from that page");

  Answer answer{.status = 101, .fields = {}, .text = {}};
  answer.add("upgrade", "websocket");
  answer.add("connection", "Upgrade");
  answer.add("sec-websocket-accept", accept_key(key));
  if (list_has(request.field("sec-websocket-protocol"), subprotocol)) {
    answer.add("sec-websocket-protocol", std::string(subprotocol));
  }
  const auto deflate = accept_deflate(request.field("sec-websocket-extensions"));
  answer.deflate_bits = deflate.window_bits;
  if (answer.deflate_bits != 0) answer.add("sec-websocket-extensions", deflate.answer());
  return answer;
}

}  // namespace teahouse::http
