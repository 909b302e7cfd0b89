#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ports/contents.hpp"

namespace teahouse::http {

/// What a client asks, as far as anybody here wants to know. The views are good while the answer is being
/// made.
struct Request {
  std::string_view method;
  std::string_view path;     ///< Without the query.
  std::string_view query{};  ///< Without its `?`.
  std::vector<std::pair<std::string_view, std::string_view>> fields;
  std::string_view body;

  /// The first field of the name, in any case; empty if there is none.
  std::string_view field(std::string_view name) const;
  bool has(std::string_view name) const;

  bool is_read() const { return method == "GET" || method == "HEAD"; }
};

/// A part of a file that is the body of an answer, and is fetched while it is sent.
struct FileBody {
  FileId file;
  FilePart part = FilePart::content;
  std::uint64_t at = 0;
  std::uint64_t size = 0;
};

class Stream;

struct Answer {
  unsigned status = 200;
  std::vector<std::pair<std::string_view, std::string>> fields;
  std::string text;
  std::string_view file = {};            ///< The body instead of `text`, if it lies in the program.
  std::optional<FileBody> body_of = {};  ///< The body instead of both, if somebody sent it.
  std::shared_ptr<Stream> stream = {};   ///< The body instead of all three, if it is made while it is sent.
  std::uint8_t deflate_bits = 0;  ///< Of a 101: the window of permessage-deflate; 0 if it was not agreed on.

  std::string_view body() const { return file.empty() ? std::string_view(text) : file; }
  std::uint64_t size() const { return body_of ? body_of->size : body().size(); }
  void add(std::string_view name, std::string value) { fields.emplace_back(name, std::move(value)); }
};

/// A few words in plain text that nobody keeps.
Answer plain_answer(unsigned status, std::string_view words);

/// 405, saying what is allowed.
Answer not_allowed(std::string_view methods);

// Small questions about fields.

bool equal_ignoring_case(std::string_view one, std::string_view other);
std::string_view trimmed(std::string_view text);

/// Whether one item of a comma-separated list, its parameters aside, is this one.
bool list_has(std::string_view list, std::string_view item);

}  // namespace teahouse::http
