#include "adapters/files/disk_contents.hpp"

#include <exception>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/log.hpp"
#include "media/found.hpp"

namespace teahouse {
namespace {

constexpr std::string_view preview_ending = ".preview";

/// A picture of more is not made smaller: it would take too much memory to look at it.
constexpr std::uint64_t pixels_max = 120'000'000;

std::string_view ending_of(FilePart part) {
  return part == FilePart::preview ? preview_ending : std::string_view();
}

bool is_there(const std::filesystem::path& path) {
  return ::access(path.c_str(), F_OK) == 0;
}

}  // namespace

DiskContents::DiskContents(DiskOptions options)
    : make_preview_(std::move(options.make_preview)),
      shelf_(std::move(options.directory)),
      readers_(options.readers),
      finishers_(options.finishers) {}

void DiskContents::drain() {
  finishers_.drain();
  readers_.drain();
}

template <typename T, typename Work>
void DiskContents::ask(Workers& workers, Done<T> done, Work work) {
  const auto answer = [work = std::move(work)]() -> Result<T, Fault> {
    try {
      return work();
    } catch (const DiskError& error) {
      log(LogLevel::error, std::string("files: ") + error.what());
      return error.is_full() ? Fault::read_only : Fault::unavailable;
    } catch (const std::exception& error) {
      log(LogLevel::error, std::string("files: ") + error.what());
      return Fault::unavailable;
    }
  };
  const bool is_asked = workers.ask([answer, done] { done(answer()); });
  if (!is_asked) done(Fault::shutting_down);
}

void DiskContents::arrived(FileId file, Done<std::uint64_t> done) {
  ask(readers_, std::move(done), [this, file] { return arrived_now(file); });
}

void DiskContents::write(FileId file, std::uint64_t at, std::string bytes, Done<std::uint64_t> done) {
  ask(readers_, std::move(done),
      [this, file, at, bytes = std::move(bytes)] { return write_now(file, at, bytes); });
}

void DiskContents::finish(FileId file, Done<FileFinished> done) {
  ask(finishers_, std::move(done), [this, file] { return finish_now(file); });
}

void DiskContents::read(FileId file, FilePart part, std::uint64_t at, std::size_t size,
                        Done<FileBytes> done) {
  ask(readers_, std::move(done), [this, file, part, at, size] {
    OpenFile whole(shelf_.kept(file, ending_of(part)), O_RDONLY);
    FileBytes answer{std::string(size, '\0'), whole.size()};
    answer.bytes.resize(whole.read(at, answer.bytes.data(), size));
    return answer;
  });
}

void DiskContents::remove(FileId file, Done<bool> done) {
  ask(finishers_, std::move(done), [this, file] {
    remove_now(file);
    return true;
  });
}

std::uint64_t DiskContents::arrived_now(FileId file) const {
  if (is_there(shelf_.kept(file))) return all_there;
  const auto coming = shelf_.coming(file);
  return is_there(coming) ? OpenFile(coming, O_RDONLY).size() : 0;
}

std::uint64_t DiskContents::write_now(FileId file, std::uint64_t at, std::string_view bytes) {
  const std::lock_guard lock(ends_);
  const auto end = arrived_now(file);
  if (end != at) return end;
  OpenFile coming(shelf_.coming(file), O_WRONLY | O_CREAT);
  try {
    coming.write(at, bytes);
  } catch (const DiskError&) {
    coming.cut(at);
    throw;
  }
  return at + bytes.size();
}

FileFinished DiskContents::finish_now(FileId file) {
  const std::lock_guard lock(finishing_.at(std::hash<FileId>{}(file) % finishing_.size()));
  const auto kept = shelf_.kept(file);
  const auto coming = shelf_.coming(file);
  const bool again = is_there(kept);  // The program ended before what was found could be written down.
  if (!again && !is_there(coming)) OpenFile(coming, O_WRONLY | O_CREAT).sync();  // A file of nothing.

  OpenFile from(again ? kept : coming, O_RDONLY);
  auto found = media::find_out(from);
  if (!found) {
    remove_now(file);
    return Uncleaned{};
  }
  if (!again) {
    const auto& pieces = found->pieces.all();
    const bool is_as_it_came = pieces.empty() || (pieces.size() == 1 && pieces.front().made.empty() &&
                                                  pieces.front().size == from.size());
    if (is_as_it_came) {
      from.sync();
      shelf_.put(coming, digest_of(from), kept);
    } else {
      const auto making = shelf_.making(file);
      OpenFile to(making, O_RDWR | O_CREAT | O_TRUNC);
      shelf_.put(making, write_pieces(from, found->pieces, to), kept);
      ::unlink(coming.c_str());
    }
  }
  if (found->facts.width != 0) preview_now(file, found->facts);
  return found->facts;
}

/// A picture that cannot be looked at just has none.
void DiskContents::preview_now(FileId file, FileFacts& facts) {
  if (!make_preview_ || std::uint64_t{facts.width} * facts.height > pixels_max) return;
  const auto room = shelf_.making(file, ".room");
  const auto made = shelf_.making(file, preview_ending);
  std::filesystem::create_directory(room);
  if (make_preview_(OpenFile(shelf_.kept(file), O_RDONLY), room, made, facts.tint)) {
    OpenFile preview(made, O_RDONLY);
    preview.sync();
    shelf_.put(made, digest_of(preview), shelf_.kept(file, preview_ending));
    facts.preview = true;
  }
  std::filesystem::remove_all(room);
  ::unlink(made.c_str());
}

void DiskContents::remove_now(FileId file) {
  ::unlink(shelf_.coming(file).c_str());
  shelf_.take_away(shelf_.kept(file));
  shelf_.take_away(shelf_.kept(file, preview_ending));
}

}  // namespace teahouse
