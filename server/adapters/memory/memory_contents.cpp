#include "adapters/memory/memory_contents.hpp"

#include <optional>
#include <utility>

#include "media/found.hpp"

namespace teahouse {

void MemoryContents::arrived(FileId file, Done<std::uint64_t> done) {
  std::uint64_t end = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto found = coming_.find(file);
    end = kept_.contains(file) ? all_there : found == coming_.end() ? 0 : found->second.size();
  }
  done(end);
}

void MemoryContents::write(FileId file, std::uint64_t at, std::string bytes, Done<std::uint64_t> done) {
  std::uint64_t end = all_there;
  {
    const std::lock_guard lock(mutex_);
    if (!kept_.contains(file)) {
      auto& coming = coming_[file];
      if (coming.size() == at) coming += bytes;
      end = coming.size();
    }
  }
  done(end);
}

void MemoryContents::finish(FileId file, Done<FileFinished> done) {
  std::optional<FileFinished> finished;
  {
    const std::lock_guard lock(mutex_);
    finished = finish_now(file);
  }
  done(*std::move(finished));
}

FileFinished MemoryContents::finish_now(FileId file) {
  if (!kept_.contains(file)) kept_[file] = std::move(coming_[file]);
  coming_.erase(file);
  std::string& whole = kept_.at(file);
  media::TextSource source(whole);
  const auto found = media::find_out(source);
  if (!found) {
    kept_.erase(file);
    return Uncleaned{};
  }
  std::string cleaned;
  for (const media::Piece& piece : found->pieces.all()) {
    cleaned += piece.made.empty() ? whole.substr(piece.at, piece.size) : piece.made;
  }
  whole = std::move(cleaned);
  return found->facts;
}

void MemoryContents::read(FileId file, FilePart part, std::uint64_t at, std::size_t size,
                          Done<FileBytes> done) {
  std::optional<FileBytes> bytes;
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(file);
    if (found != kept_.end() && part == FilePart::content) {
      const auto& whole = found->second;
      bytes = FileBytes{at < whole.size() ? whole.substr(at, size) : "", whole.size()};
    }
  }
  if (bytes) return done(*std::move(bytes));
  done(Fault::unavailable);
}

void MemoryContents::remove(FileId file, Done<bool> done) {
  {
    const std::lock_guard lock(mutex_);
    coming_.erase(file);
    kept_.erase(file);
  }
  done(true);
}

}  // namespace teahouse
