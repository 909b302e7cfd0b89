#include "adapters/sqlite/database.hpp"

#include <array>
#include <cstddef>

#include <sqlite3.h>

#include "base/check.hpp"

namespace teahouse {
namespace {

constexpr int busy_timeout_ms = 5'000;
constexpr int journal_size_max = 64 * 1024 * 1024;

[[noreturn]] void fail(sqlite3* connection) {
  const int code = sqlite3_extended_errcode(connection);
  throw DatabaseError(std::string(sqlite3_errmsg(connection)) + " (code " + std::to_string(code) + ")",
                      (code & 0xff) == SQLITE_FULL);
}

/// SQLite counts every byte it allocates for all threads, under one lock, unless it is told not to before its
/// first use.
void configure_once() {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);
}

int note_wal_pages(void* note, sqlite3*, const char*, int pages) {
  *static_cast<int*>(note) = pages;
  return SQLITE_OK;
}

}  // namespace

void damaged(const std::string& how) {
  throw DatabaseError("the database file is damaged: " + how);
}

Database::Database(const std::filesystem::path& file, Access access, const std::string& vfs)
    : wal_pages_(std::make_unique<int>(0)) {
  configure_once();
  const int flags =
      SQLITE_OPEN_NOMUTEX | (access == Access::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
  sqlite3* connection = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &connection, flags, vfs.empty() ? nullptr : vfs.c_str());
  connection_.reset(connection);
  if (connection == nullptr) throw DatabaseError("no memory to open " + file.string());
  if (opened != SQLITE_OK)
    throw DatabaseError("cannot open " + file.string() + ": " + sqlite3_errmsg(connection));

  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, busy_timeout_ms);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  // Without it SQLite plans a statement anew for other values, because of an index that is for some rows
  // only.
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
  // Takes the place of SQLite's own checkpoints, on every connection: it is the same hook.
  sqlite3_wal_hook(connection, note_wal_pages, wal_pages_.get());
  run("PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY");
  if (access == Access::read) {
    run("PRAGMA query_only = ON; PRAGMA cache_size = -1024");
    return;
  }
  run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8192");
  run(("PRAGMA journal_size_limit = " + std::to_string(journal_size_max)).c_str());
  run("PRAGMA secure_delete = ON");  // Words that were recalled are written over, not only let go.
  run("PRAGMA journal_mode = WAL");
}

void Database::run(const char* sql) {
  if (sqlite3_exec(get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(get());
}

void Database::abandon() noexcept {
  sqlite3_exec(get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t Database::number(const char* sql) {
  Statement statement(*this, sql);
  Rows rows = statement();
  rows.first();
  return rows.integer(0);
}

std::int64_t Database::last_key() const {
  return sqlite3_last_insert_rowid(get());
}

void Database::checkpoint(Checkpoint how) {
  const int mode = how == Checkpoint::passive   ? SQLITE_CHECKPOINT_PASSIVE
                   : how == Checkpoint::restart ? SQLITE_CHECKPOINT_RESTART
                                                : SQLITE_CHECKPOINT_TRUNCATE;
  const int code = sqlite3_wal_checkpoint_v2(get(), nullptr, mode, nullptr, nullptr);
  if (code != SQLITE_OK && code != SQLITE_BUSY) fail(get());
}

void Database::release_memory() {
  sqlite3_db_release_memory(get());
}

void Database::Closer::operator()(sqlite3* connection) const {
  CHECK(sqlite3_close(connection) == SQLITE_OK, "statements go before their connection");
}

Statement::Statement(Database& database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int prepared = sqlite3_prepare_v3(database.get(), sql.c_str(), static_cast<int>(sql.size() + 1),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  if (prepared != SQLITE_OK) fail(database.get());
}

void Statement::bind_integer(int at, std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), at, value) != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

void Statement::bind_text(int at, std::string_view value) {
  const char* const data = value.data() == nullptr ? "" : value.data();  // A null would be NULL.
  if (sqlite3_bind_text(statement_.get(), at, data, static_cast<int>(value.size()), SQLITE_STATIC) !=
      SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()));
  }
}

void Statement::bind_uuid(int at, const Uuid& value) {
  std::array<unsigned char, 16> bytes{};
  for (std::size_t i = 0; i < 8; ++i) {
    bytes.at(i) = static_cast<unsigned char>(value.high >> (56 - 8 * i));
    bytes.at(8 + i) = static_cast<unsigned char>(value.low >> (56 - 8 * i));
  }
  if (sqlite3_bind_blob(statement_.get(), at, bytes.data(), 16, SQLITE_TRANSIENT) != SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()));
  }
}

void Statement::bind_null(int at) {
  if (sqlite3_bind_null(statement_.get(), at) != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

Statement::Step Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return Step::row;
    case SQLITE_DONE:
      return Step::done;
    case SQLITE_CONSTRAINT_UNIQUE:
      return Step::taken;
    default:
      fail(sqlite3_db_handle(statement_.get()));
  }
}

void Statement::reset() {
  // Its answer repeats the last step's, which has been dealt with.
  static_cast<void>(sqlite3_reset(statement_.get()));
}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Rows::first() {
  if (!next()) damaged("a row that another one speaks of is not there");
}

bool Rows::is_null(int column) const {
  return sqlite3_column_type(statement_.statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Rows::integer(int column) const {
  return sqlite3_column_int64(statement_.statement_.get(), column);
}

std::string_view Rows::text(int column) const {
  auto* const statement = statement_.statement_.get();
  const auto* const data = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

std::string_view Rows::blob(int column) const {
  auto* const statement = statement_.statement_.get();
  const auto* const data = static_cast<const char*>(sqlite3_column_blob(statement, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

Uuid Rows::uuid(int column) const {
  auto* const statement = statement_.statement_.get();
  const auto* const bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement, column));
  if (sqlite3_column_bytes(statement, column) != 16) damaged("an id is not 16 bytes long");
  Uuid uuid;
  for (std::size_t i = 0; i < 8; ++i) {
    uuid.high = uuid.high << 8 | bytes[i];
    uuid.low = uuid.low << 8 | bytes[8 + i];
  }
  return uuid;
}

}  // namespace teahouse
