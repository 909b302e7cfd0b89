#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/request.hpp"
#include "core/file.hpp"

namespace teahouse::http {

// What is said about files, in the words of docs/protocol.md.

/// Why a request about files is refused.
struct FileRefusal {
  unsigned status;
  std::string_view code;
  std::string_view message;
  std::optional<std::uint64_t> max{};
  std::optional<std::uint64_t> retry_after{};  ///< Milliseconds.
};

namespace file_refusals {
constexpr FileRefusal not_signed_in{401, "notSignedIn", "show the cookie or a session token"};
constexpr FileRefusal unknown_file{404, "unknownFile", "there is no such file, or it is none of yours"};
constexpr FileRefusal length_required{411, "malformed", "say Content-Length"};
constexpr FileRefusal cannot_be_cleaned{
    415, "cannotBeCleaned", "this picture may say where it was taken, and that cannot be cut from it"};
constexpr FileRefusal too_many_uploads{429, "tooManyUploads", "finish or drop other files first"};
constexpr FileRefusal unavailable{503, "unavailable", "try again"};
constexpr FileRefusal disk_full{507, "noRoom", "the house is full"};
FileRefusal malformed(std::string_view message);
FileRefusal too_large(std::uint64_t max);
FileRefusal no_room(const NoRoom& room);
}  // namespace file_refusals

Answer refused(const FileRefusal& refusal);

/// How far one's own file is; what it is once it is whole.
Answer described(unsigned status, const FileRecord& record, std::uint64_t arrived);

/// What can be sent.
Answer limits_told(const FileLimits& limits);

/// What somebody asks to send: the name, the size, and how long it lasts.
struct FileWish {
  std::string name;
  std::uint64_t size = 0;
  std::optional<std::uint32_t> duration;
};

/// Nothing unless the body is an object with a name and a size that can be.
std::optional<FileWish> wish_in(std::string_view body);

/// The head of an answer with a part of a file, of `whole` bytes: all of it, some of it, or nothing new.
Answer file_answer(const Request& request, const FileRecord& record, FilePart part, std::uint64_t whole);

}  // namespace teahouse::http
