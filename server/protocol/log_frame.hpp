#pragma once

#include <cstdint>
#include <deque>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/entry.hpp"
#include "core/request.hpp"
#include "protocol/frames.gen.hpp"

namespace teahouse::protocol {

/// What a frame's views look at, for as long as it takes to write it.
class Texts {
 public:
  std::string_view operator()(std::string text) { return texts_.emplace_back(std::move(text)); }
  std::string_view operator()(RoomId room) { return (*this)(room.text()); }
  std::string_view operator()(UserId user) { return (*this)(user.value.text()); }
  std::string_view operator()(EntryId entry) { return (*this)(entry.value.text()); }
  User operator()(const Person& person) { return {(*this)(person.id), person.name}; }
  Quote operator()(const teahouse::Quote& quote) {
    Quote told{quote.position.value, (*this)(quote.author), quote.text};
    if (quote.files != 0) {
      told.files = quote.files;
      told.file = quote.file;
    }
    return told;
  }
  std::span<const FileSent> operator()(const std::vector<File>& files);
  Reaction operator()(const teahouse::Reaction& reaction);
  std::span<const Reaction> operator()(const std::vector<teahouse::Reaction>& reactions);

 private:
  std::deque<std::string> texts_;
  std::list<std::vector<User>> users_;  // Empty as a rule, and then it takes no memory, as a deque would.
  std::list<std::vector<Reaction>> reactions_;
  std::list<std::vector<FileSent>> files_;
};

std::uint64_t milliseconds(Instant at);

/// What the client called its request.
std::optional<std::string_view> id(const Asker& asker);

std::vector<User> users(const std::vector<Person>& people, Texts& texts);

/// A file as everybody is told of it. Looks at the file and at `texts`.
FileSent file_sent(const File& file, Texts& texts);

/// The frame that tells of an entry. Looks at the entry and at `texts`.
LogFrame log_frame(const Entry& entry, Texts& texts);

}  // namespace teahouse::protocol
