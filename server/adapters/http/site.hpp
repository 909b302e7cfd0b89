#pragma once

#include <span>
#include <string_view>

namespace teahouse::http {

/// A file of the web client as it lies in the program. The contents are empty where a variant was not made.
struct Asset {
  std::string_view path;  ///< `/index.html`
  std::string_view type;
  std::string_view etag;  ///< With its quotes.
  std::string_view identity;
  std::string_view br;
  std::string_view gzip;
};

/// The web client: files by path.
class Site {
 public:
  /// Sorted by path, and there as long as the program.
  explicit Site(std::span<const Asset> assets) : assets_(assets) {}

  /// What was built into the program, or a page that says that nothing was.
  static Site embedded();

  /// Nothing when there is no such file.
  const Asset* find(std::string_view path) const;

 private:
  std::span<const Asset> assets_;
};

}  // namespace teahouse::http
