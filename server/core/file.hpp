#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/time.hpp"
#include "core/what.hpp"

namespace teahouse {

// What somebody sends before it is in a message.

/// A file that somebody is about to send.
struct FileDraft {
  FileId id;
  UserId owner;
  std::string name;        ///< As name_of_file makes it.
  std::uint64_t size = 0;  ///< As announced; no more is taken.
  std::optional<std::uint32_t> duration{};
  Instant at;
};

/// What was found of a file once all its bytes were there, in them alone.
struct FileFacts {
  std::string type{"application/octet-stream"};
  bool shown = false;      ///< May be shown where it is fetched; anything else is only saved.
  std::uint64_t size = 0;  ///< Of what is kept: the metadata were cut.
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool preview = false;
  std::string tint{};

  bool operator==(const FileFacts&) const = default;
};

struct FileRecord {
  File file;
  std::uint64_t announced = 0;
  bool whole = false;
  bool shown = false;

  bool operator==(const FileRecord&) const = default;
};

/// How much is kept of files.
struct FileLimits {
  std::uint64_t file_bytes = 100ULL << 20U;
  std::uint64_t day_bytes = 1'000ULL << 20U;     ///< That one person sends.
  std::uint64_t house_bytes = 10'000ULL << 20U;  ///< All that there are.
  std::uint32_t unfinished = 30;                 ///< Of one person.
  std::uint32_t at_a_time = 4;                   ///< Of one person, bytes of which are coming in.

  bool operator==(const FileLimits&) const = default;
};

/// So long after it was begun a file that is in no message is forgotten.
constexpr Duration file_patience = std::chrono::hours{24};

/// Over so long what one person sends is added up.
constexpr Duration file_day = std::chrono::hours{24};

struct TooManyUploads {
  bool operator==(const TooManyUploads&) const = default;
};
struct NoRoom {
  std::uint64_t left = 0;   ///< So many bytes would have had room.
  bool of_the_day = false;  ///< It is the person who has no room left today, not the house.
  bool operator==(const NoRoom&) const = default;
};
struct Begun {
  bool operator==(const Begun&) const = default;
};
using FileBegun = std::variant<Begun, TooManyUploads, NoRoom>;

/// What a file is called: a name without places, without anything that hides or turns text, of at most 120
/// code points, and never what its preview is asked for by. Any bytes may be given.
std::string name_of_file(std::string_view name);

}  // namespace teahouse
