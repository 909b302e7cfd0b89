#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "ports/directory.hpp"
#include "ports/files.hpp"
#include "ports/invitations.hpp"
#include "ports/store.hpp"
#include "ports/subscriptions.hpp"

namespace teahouse {

/// An empty directory of its own, gone with all that is in it.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Something that keeps what it is told, to be held to the contracts.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual Store& store() = 0;
  virtual Directory& directory() = 0;
  virtual Files& files() = 0;
  virtual Invitations& invitations() = 0;
  virtual Subscriptions& subscriptions() = 0;

  /// Stops and starts it, if it is one that keeps things over that.
  virtual void reopen() = 0;

  /// Waits until it does nothing any more that it was not asked for.
  virtual void settle() = 0;
};

/// A kind of Backend, by name.
struct BackendKind {
  std::string name;
  std::function<std::unique_ptr<Backend>()> make;

  friend void PrintTo(const BackendKind& kind, std::ostream* out) { *out << kind.name; }
};

std::unique_ptr<Backend> make_memory_backend();
std::unique_ptr<Backend> make_sqlite_backend();

}  // namespace teahouse
