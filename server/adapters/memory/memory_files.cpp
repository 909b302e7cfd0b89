// What people send before it is in a message, and whose files messages have.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"

namespace teahouse {

void MemoryStore::begin_file(FileDraft draft, FileLimits limits, Done<FileBegun> done) {
  done(locked([&] { return begin_now(draft, limits); }));
}

void MemoryStore::own_file(UserId owner, FileId file, Done<std::optional<FileRecord>> done) {
  done(locked([&] {
    const auto* const own = own_unsent(owner, file);
    return own == nullptr ? std::nullopt : std::optional(own->record);
  }));
}

void MemoryStore::finish_file(FileId file, FileFacts facts, Done<bool> done) {
  done(locked([&] {
    const auto found = files_.find(file);
    if (found == files_.end() || found->second.state > FileState::whole) return false;
    KeptFile& kept = found->second;
    kept.state = FileState::whole;
    kept.record.whole = true;
    kept.record.shown = facts.shown;
    File& known = kept.record.file;
    known = {known.id,    known.name,   facts.type, facts.size,    facts.preview,
             facts.width, facts.height, facts.tint, known.duration};
    return true;
  }));
}

void MemoryStore::drop_file(UserId owner, FileId file, Done<bool> done) {
  done(locked([&] {
    auto* const own = own_unsent(owner, file);
    if (own == nullptr) return false;
    if (own->state == FileState::coming) own->record.announced = 0;
    own->state = FileState::to_go;
    return true;
  }));
}

void MemoryStore::file_in(RoomId room, FileId file, UserId reader, Done<std::optional<FileRecord>> done) {
  done(locked([&]() -> std::optional<FileRecord> {
    const auto found = files_.find(file);
    if (found == files_.end() || found->second.state != FileState::in_message || found->second.room != room)
      return std::nullopt;
    const auto* const own = belonging(reader, room);
    if (room.kind != RoomKind::lobby && (own == nullptr || !own->here)) return std::nullopt;
    return found->second.record;
  }));
}

void MemoryStore::unneeded_files(Instant begun_before, Done<std::vector<FileId>> done) {
  done(locked([&] {
    std::vector<FileId> unneeded;
    for (auto& [id, kept] : files_) {
      if (kept.state <= FileState::whole && kept.at < begun_before) kept.state = FileState::to_go;
      if (kept.state == FileState::to_go && unneeded.size() < unneeded_files_max) unneeded.push_back(id);
    }
    return unneeded;
  }));
}

void MemoryStore::files_are_gone(std::vector<FileId> files, Instant now, Done<bool> done) {
  done(locked([&] {
    for (const FileId file : files) {
      const auto found = files_.find(file);
      if (found != files_.end() && found->second.state == FileState::to_go)
        found->second.state = FileState::gone;
    }
    std::erase_if(files_, [&](const auto& one) {
      return one.second.state == FileState::gone && one.second.at < now - file_day;
    });
    return true;
  }));
}

FileBegun MemoryStore::begin_now(const FileDraft& draft, const FileLimits& limits) {
  std::uint32_t coming = 0;
  std::uint64_t of_day = 0;
  std::uint64_t of_house = 0;
  for (const auto& [id, kept] : files_) {
    if (kept.state != FileState::gone) of_house += kept.record.file.size;
    if (kept.owner != draft.owner || kept.at <= draft.at - file_day) continue;
    of_day += kept.record.announced;
    if (kept.state == FileState::coming) ++coming;
  }
  if (coming >= limits.unfinished) return TooManyUploads{};
  const auto day_left = limits.day_bytes - std::min(limits.day_bytes, of_day);
  if (day_left < draft.size) return NoRoom{day_left, true};
  const auto house_left = limits.house_bytes - std::min(limits.house_bytes, of_house);
  if (house_left < draft.size) return NoRoom{house_left, false};
  KeptFile& kept = files_[draft.id];
  kept.owner = draft.owner;
  kept.at = draft.at;
  kept.record.announced = draft.size;
  kept.record.file.id = draft.id;
  kept.record.file.name = draft.name;
  kept.record.file.size = draft.size;
  kept.record.file.duration = draft.duration;
  return Begun{};
}

MemoryStore::KeptFile* MemoryStore::own_unsent(UserId owner, FileId file) {
  const auto found = files_.find(file);
  if (found == files_.end() || found->second.owner != owner || found->second.state > FileState::whole)
    return nullptr;
  return &found->second;
}

std::optional<Refusal> MemoryStore::refuse_files(const Draft& draft) const {
  const auto* const said = std::get_if<Said>(&draft.what);
  if (said == nullptr) return std::nullopt;
  for (const File& file : said->files) {
    const auto found = files_.find(file.id);
    const bool is_own = found != files_.end() && found->second.owner == draft.author.id &&
                        found->second.state == FileState::whole;
    if (!is_own || std::ranges::count(said->files, file.id, &File::id) > 1) return Refusal::unknown_file;
  }
  return std::nullopt;
}

void MemoryStore::give_files(const Entry& entry) {
  const auto* const said = std::get_if<Said>(&entry.what);
  if (said == nullptr) return;
  for (const File& file : said->files) {
    KeptFile& kept = files_.at(file.id);
    kept.state = FileState::in_message;
    kept.room = entry.room;
    kept.message = entry.position;
  }
}

void MemoryStore::forget_files(RoomId room, Position message) {
  for (auto& [id, kept] : files_) {
    if (kept.state == FileState::in_message && kept.room == room && kept.message == message)
      kept.state = FileState::to_go;
  }
}

void MemoryStore::forget_files_of(UserId owner, RoomId room) {
  for (auto& [id, kept] : files_) {
    if (kept.state == FileState::in_message && kept.room == room && kept.owner == owner)
      kept.state = FileState::to_go;
  }
}

}  // namespace teahouse
