#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/uuid.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace teahouse {

/// SQLite could not do what it was told. Thrown by the classes below and caught by the thread whose
/// connection it is; none gets out of this adapter but while the store is being opened.
class DatabaseError : public std::runtime_error {
 public:
  explicit DatabaseError(const std::string& what, bool disk_is_full = false)
      : std::runtime_error(what), disk_is_full_(disk_is_full) {}

  bool disk_is_full() const { return disk_is_full_; }

 private:
  bool disk_is_full_;
};

/// For what a row says that no row says in a file that is whole.
[[noreturn]] void damaged(const std::string& how);

/// One connection to the database file. Used by one thread at a time.
class Database {
 public:
  enum class Access {
    write,  ///< There is only one, and it alone checkpoints: SQLite before 3.51.3 can damage a WAL that two
            ///< do.
    read,
  };

  /// `vfs` is empty but for tests that stand between SQLite and the disk.
  Database(const std::filesystem::path& file, Access access, const std::string& vfs);

  void run(const char* sql);

  /// Ends the transaction, if there is one, as if it had not been. Never throws.
  void abandon() noexcept;

  /// The first column of the first row, as a number.
  std::int64_t number(const char* sql);

  /// The integer primary key of the row that was inserted last.
  std::int64_t last_key() const;

  /// How many pages are in the WAL, as of the last commit on this connection.
  int wal_pages() const { return *wal_pages_; }

  enum class Checkpoint {
    passive,   ///< As far as readers allow; waits for nobody.
    restart,   ///< Waits for readers, so that the WAL is written from its beginning again.
    truncate,  ///< As restart, and the WAL is cut to nothing.
  };
  void checkpoint(Checkpoint how);

  /// Gives back the memory of pages that are kept only to be quick.
  void release_memory();

  sqlite3* get() const { return connection_.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<int> wal_pages_;  ///< Where SQLite's commit hook writes it: it must not move.
  std::unique_ptr<sqlite3, Closer> connection_;
};

class Rows;

/// One prepared statement, to be used again and again. Goes before its Database.
class Statement {
 public:
  Statement(Database& database, const std::string& sql);

  /// Its rows with these values for the ?s. Texts are not copied: they outlive the Rows.
  template <typename... Values>
  Rows operator()(const Values&... values);

  /// For statements that answer nothing.
  template <typename... Values>
  void run(const Values&... values);

  /// As run; false, and nothing written, if a UNIQUE stands against it.
  template <typename... Values>
  bool run_if_unique(const Values&... values);

 private:
  friend class Rows;

  template <typename Value>
  void bind(int at, const Value& value) {
    if constexpr (std::is_same_v<Value, Uuid>) {
      bind_uuid(at, value);
    } else if constexpr (std::is_same_v<Value, std::nullptr_t>) {
      bind_null(at);
    } else if constexpr (std::is_same_v<Value, std::optional<std::uint64_t>>) {
      value ? bind_integer(at, static_cast<std::int64_t>(*value)) : bind_null(at);
    } else if constexpr (std::is_convertible_v<Value, std::string_view>) {
      bind_text(at, value);
    } else {
      static_assert(std::is_integral_v<Value>);
      bind_integer(at, static_cast<std::int64_t>(value));
    }
  }
  void bind_integer(int at, std::int64_t value);
  void bind_text(int at, std::string_view value);
  void bind_uuid(int at, const Uuid& value);
  void bind_null(int at);

  enum class Step { row, done, taken };
  Step step();
  void reset();

  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

/// The rows that a statement answers, one after the other. The statement is free again when this goes.
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(statement) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() { statement_.reset(); }

  /// Goes to the first row, then to the next. False after the last.
  bool next() { return statement_.step() == Statement::Step::row; }

  /// As next, for a row that is there unless the file is damaged.
  void first();

  // Of the row one is at; columns count from 0. Texts live until next() or the end.
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::uint64_t natural(int column) const { return static_cast<std::uint64_t>(integer(column)); }
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  Uuid uuid(int column) const;

 private:
  Statement& statement_;
};

template <typename... Values>
Rows Statement::operator()(const Values&... values) {
  int at = 0;
  (bind(++at, values), ...);
  return Rows(*this);
}

template <typename... Values>
void Statement::run(const Values&... values) {
  (*this)(values...).next();
}

template <typename... Values>
bool Statement::run_if_unique(const Values&... values) {
  const Rows rows = (*this)(values...);
  return step() != Step::taken;
}

}  // namespace teahouse
