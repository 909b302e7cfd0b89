#include "backend.hpp"

#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <thread>

#include "adapters/memory/memory_store.hpp"
#include "adapters/sqlite/sqlite_store.hpp"

namespace teahouse {
namespace {

class MemoryBackend final : public Backend {
 public:
  Store& store() override { return store_; }
  Directory& directory() override { return store_; }
  Files& files() override { return store_; }
  Invitations& invitations() override { return store_; }
  Subscriptions& subscriptions() override { return store_; }
  void reopen() override {}
  void settle() override {}

 private:
  MemoryStore store_;
};

class SqliteBackend final : public Backend {
 public:
  SqliteBackend() { reopen(); }

  Store& store() override { return *store_; }
  Directory& directory() override { return *store_; }
  Files& files() override { return *store_; }
  Invitations& invitations() override { return *store_; }
  Subscriptions& subscriptions() override { return *store_; }
  void reopen() override {
    store_.reset();
    store_.emplace(SqliteOptions{.directory = directory_.path() / "data"});
  }
  void settle() override {
    while (store_->counts().indexing) std::this_thread::yield();
  }

 private:
  TemporaryDirectory directory_;
  std::optional<SqliteStore> store_;
};

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  auto name = (std::filesystem::temp_directory_path() / "teahouse-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary directory");
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::unique_ptr<Backend> make_memory_backend() {
  return std::make_unique<MemoryBackend>();
}
std::unique_ptr<Backend> make_sqlite_backend() {
  return std::make_unique<SqliteBackend>();
}

}  // namespace teahouse
