#include "adapters/http/site.hpp"

#include <algorithm>

namespace teahouse::http {
namespace {

/// Names under it carry a hash of what they name.
constexpr std::string_view hashed_names = "/assets/";

/// Whether the client takes the encoding; `q=0` says no.
bool accepts_encoding(std::string_view list, std::string_view encoding) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    const auto item = list.substr(0, comma);
    const auto semicolon = std::min(item.find(';'), item.size());
    if (equal_ignoring_case(trimmed(item.substr(0, semicolon)), encoding)) {
      const auto weight = trimmed(item.substr(std::min(semicolon + 1, item.size())));
      const bool nothing =
          weight.starts_with("q=0") && weight.find_first_of("123456789") == std::string_view::npos;
      return !nothing;
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

void put_body(Answer& answer, const Asset& asset, std::string_view encodings) {
  if (!asset.br.empty() || !asset.gzip.empty()) answer.add("vary", "accept-encoding");
  if (!asset.br.empty() && accepts_encoding(encodings, "br")) {
    answer.file = asset.br;
    answer.add("content-encoding", "br");
  } else if (!asset.gzip.empty() && accepts_encoding(encodings, "gzip")) {
    answer.file = asset.gzip;
    answer.add("content-encoding", "gzip");
  } else {
    answer.file = asset.identity;
  }
}

}  // namespace

const Asset* Site::find(std::string_view path) const {
  const auto at = std::ranges::lower_bound(assets_, path, {}, &Asset::path);
  return at != assets_.end() && at->path == path ? &*at : nullptr;
}

Answer Site::answer(const Request& request) const {
  if (!request.is_read()) return not_allowed("GET, HEAD");
  const Asset* asset = find(request.path == "/" ? "/index.html" : request.path);
  // Where the client is in itself is no file: the client, once loaded, finds its way from the path.
  const bool is_place =
      request.path.find('.') == std::string_view::npos && !request.path.starts_with("/api/");
  if (asset == nullptr && is_place && list_has(request.field("accept"), "text/html"))
    asset = find("/index.html");
  if (asset == nullptr) return plain_answer(404, "there is nothing here");

  Answer answer;
  answer.add("etag", std::string(asset->etag));
  answer.add("cache-control",
             asset->path.starts_with(hashed_names) ? "public, max-age=31536000, immutable" : "no-cache");
  // Any variant that the client has is as good as another, so that the tag is found as it is.
  if (request.field("if-none-match").find(asset->etag) != std::string_view::npos) {
    answer.status = 304;
    return answer;
  }
  answer.add("content-type", std::string(asset->type));
  put_body(answer, *asset, request.field("accept-encoding"));
  return answer;
}

}  // namespace teahouse::http
