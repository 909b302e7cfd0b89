#include "adapters/sqlite/file_rows.hpp"

#include <algorithm>
#include <string>

#include "ports/files.hpp"

namespace teahouse {
namespace {

constexpr std::string_view file_columns =
    "f.id, f.name, f.type, f.size, f.preview, f.width, f.height, f.tint, f.duration, f.announced, f.state, "
    "f.shown, f.place";
constexpr int size_column = 3;
constexpr int duration_column = 8;
constexpr int announced_column = 9;
constexpr int state_column = 10;
constexpr int shown_column = 11;
constexpr int place_column = 12;
constexpr std::int64_t coming = 0;  ///< Of a state; the others are in the statements.

std::string sql(std::string_view where) {
  std::string whole = "SELECT ";
  whole.append(file_columns).append(" FROM files f WHERE ").append(where);
  return whole;
}

File file(const Rows& rows) {
  File file{.id = FileId{rows.uuid(0)},
            .name = std::string(rows.text(1)),
            .type = std::string(rows.text(2)),
            .size = rows.natural(size_column),
            .preview = rows.integer(4) != 0,
            .width = static_cast<std::uint32_t>(rows.natural(5)),
            .height = static_cast<std::uint32_t>(rows.natural(6)),
            .tint = std::string(rows.text(7))};
  if (!rows.is_null(duration_column))
    file.duration = static_cast<std::uint32_t>(rows.natural(duration_column));
  return file;
}

std::optional<FileRecord> first_record(Rows& rows) {
  if (!rows.next()) return std::nullopt;
  return FileRecord{file(rows), rows.natural(announced_column), rows.integer(state_column) != coming,
                    rows.integer(shown_column) != 0};
}

std::int64_t milliseconds(Instant at) {
  return at.time_since_epoch().count();
}

}  // namespace

FilesShown::FilesShown(Database& database)
    : select_(database, sql("f.place BETWEEN ? AND ? ORDER BY f.place, f.turn")) {}

void FilesShown::show(std::vector<Entry>& entries, Key room) {
  if (entries.empty()) return;
  const auto [low, high] = std::minmax(entries.front().position, entries.back().position);
  const bool upwards = entries.front().position == low;
  for (Rows rows = select_(place(room, low), place(room, high)); rows.next();) {
    const auto above = rows.natural(place_column) - place(room, low);
    Entry& entry = entries.at(upwards ? above : entries.size() - 1 - above);
    std::get<Said>(entry.what).files.push_back(file(rows));
  }
}

void FilesShown::show(Entry& entry, Key room) {
  auto* const said = std::get_if<Said>(&entry.what);
  if (said == nullptr) return;
  const auto at = place(room, entry.position);
  for (Rows rows = select_(at, at); rows.next();) said->files.push_back(file(rows));
}

FilesFound::FilesFound(Database& database)
    : select_own_(database, sql("f.owner = ? AND f.id = ? AND f.state IN (0, 1)")),
      select_in_room_(database, sql("f.id = ? AND f.state = 2 AND f.place >> 32 = ?")) {}

std::optional<FileRecord> FilesFound::own(UserId owner, FileId file) {
  Rows rows = select_own_(owner.value, file.value);
  return first_record(rows);
}

std::optional<FileRecord> FilesFound::in(Key room, FileId file) {
  Rows rows = select_in_room_(file.value, room);
  return first_record(rows);
}

FileRows::FileRows(Database& database)
    : count_coming_(database, "SELECT count(*) FROM files WHERE owner = ? AND at > ? AND state = 0"),
      sum_of_owner_(database, "SELECT coalesce(sum(announced), 0) FROM files WHERE owner = ? AND at > ?"),
      sum_of_house_(database, "SELECT coalesce(sum(size), 0) FROM files WHERE state < 4"),
      insert_(database,
              "INSERT INTO files (id, owner, state, at, announced, size, name, duration) "
              "VALUES (?1, ?2, 0, ?3, ?4, ?4, ?5, ?6)"),
      finish_(database,
              "UPDATE files SET state = 1, size = ?, type = ?, shown = ?, preview = ?, width = ?, "
              "height = ?, tint = ? WHERE id = ? AND state IN (0, 1) RETURNING 1"),
      // What came only in part does not count for the day.
      drop_(database,
            "UPDATE files SET announced = iif(state = 0, 0, announced), state = 3, name = '' "
            "WHERE owner = ? AND id = ? AND state IN (0, 1) RETURNING 1"),
      select_(database, sql("f.id = ?")),
      select_whole_(database, "SELECT 1 FROM files WHERE id = ? AND owner = ? AND state = 1"),
      give_(database, "UPDATE files SET state = 2, place = ?, turn = ? WHERE id = ?"),
      forget_(database, "UPDATE files SET state = 3, place = NULL, name = '', tint = '' WHERE place = ?"),
      expire_(database, "UPDATE files SET state = 3, name = '' WHERE state IN (0, 1) AND at < ?"),
      select_unneeded_(database, "SELECT id FROM files WHERE state = 3 LIMIT ?"),
      gone_(database, "UPDATE files SET state = 4 WHERE id = ? AND state = 3"),
      purge_(database, "DELETE FROM files WHERE state = 4 AND at < ?") {}

FileBegun FileRows::begin(const FileDraft& draft, const FileLimits& limits) {
  const auto since = milliseconds(draft.at - file_day);
  const auto number = [](Rows& rows) {
    rows.first();
    return rows.natural(0);
  };
  {
    Rows rows = count_coming_(draft.owner.value, since);
    if (number(rows) >= limits.unfinished) return TooManyUploads{};
  }
  const auto left = [](std::uint64_t most, std::uint64_t taken) { return most - std::min(most, taken); };
  {
    Rows rows = sum_of_owner_(draft.owner.value, since);
    const auto room = left(limits.day_bytes, number(rows));
    if (room < draft.size) return NoRoom{room, true};
  }
  {
    Rows rows = sum_of_house_();
    const auto room = left(limits.house_bytes, number(rows));
    if (room < draft.size) return NoRoom{room, false};
  }
  const auto duration = draft.duration ? std::optional<std::uint64_t>(*draft.duration) : std::nullopt;
  insert_.run(draft.id.value, draft.owner.value, milliseconds(draft.at), draft.size, draft.name, duration);
  return Begun{};
}

bool FileRows::finish(FileId file, const FileFacts& facts) {
  return finish_(facts.size, facts.type, facts.shown, facts.preview, facts.width, facts.height, facts.tint,
                 file.value)
      .next();
}

bool FileRows::drop(UserId owner, FileId file) {
  return drop_(owner.value, file.value).next();
}

std::vector<FileId> FileRows::unneeded(Instant begun_before) {
  expire_.run(milliseconds(begun_before));
  std::vector<FileId> files;
  for (Rows rows = select_unneeded_(unneeded_files_max); rows.next();) files.push_back(FileId{rows.uuid(0)});
  return files;
}

void FileRows::are_gone(const std::vector<FileId>& files, Instant now) {
  for (const FileId file : files) gone_.run(file.value);
  purge_.run(milliseconds(now - file_day));
}

std::optional<Refusal> FileRows::judge(const Draft& draft) {
  const auto* const said = std::get_if<Said>(&draft.what);
  if (said == nullptr) return std::nullopt;
  for (auto file = said->files.begin(); file != said->files.end(); ++file) {
    const bool is_twice = std::find_if(said->files.begin(), file,
                                       [&](const File& other) { return other.id == file->id; }) != file;
    if (is_twice || !select_whole_(file->id.value, draft.author.id.value).next())
      return Refusal::unknown_file;
  }
  return std::nullopt;
}

std::vector<File> FileRows::completed(const std::vector<File>& files) {
  std::vector<File> whole;
  for (const File& one : files) {
    Rows rows = select_(one.id.value);
    rows.first();
    whole.push_back(file(rows));
  }
  return whole;
}

void FileRows::give(const std::vector<File>& files, std::uint64_t place) {
  std::uint64_t turn = 0;
  for (const File& file : files) give_.run(place, turn++, file.id.value);
}

void FileRows::forget(std::uint64_t place) {
  forget_.run(place);
}

}  // namespace teahouse
