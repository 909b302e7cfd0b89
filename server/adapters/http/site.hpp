#pragma once

#include <span>
#include <string_view>

#include "adapters/http/request.hpp"

namespace teahouse::http {

/// A file of the web client as it lies in the program. The contents are empty where a variant was not made.
struct Asset {
  std::string_view path;  ///< `/index.html`
  std::string_view type;
  std::string_view etag;  ///< `W/"…"`: all variants of the file are the same file.
  std::string_view identity;
  std::string_view br;
  std::string_view gzip;
};

/// The web client, as files.
class Site {
 public:
  /// Sorted by path, and there as long as the program.
  explicit Site(std::span<const Asset> assets) : assets_(assets) {}

  /// What was built into the program, or a page that says that nothing was.
  static Site embedded();

  /// A file, in the smallest form that the client takes; nothing new if it has it; the client itself for a
  /// path that only the client knows; else 404.
  Answer answer(const Request& request) const;

 private:
  const Asset* find(std::string_view path) const;

  std::span<const Asset> assets_;
};

}  // namespace teahouse::http
