#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "adapters/sqlite/bounded_queue.hpp"
#include "adapters/sqlite/job.hpp"
#include "adapters/sqlite/reader.hpp"

namespace teahouse {

using Read = Job<Reader>;

/// Threads that answer reads, in no order, each with a connection of its own.
class Readers {
 public:
  /// Throws DatabaseError if a connection cannot be opened.
  Readers(const std::filesystem::path& file, const std::string& vfs, std::size_t threads);
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;
  ~Readers() { drain(); }

  /// Any thread; never waits. When too many wait already, the answer is Fault::unavailable.
  void ask(std::unique_ptr<Read> read);

  /// Answers what was asked, and from then on Fault::shutting_down. By the thread that made this.
  void drain();

 private:
  struct Desk {
    Desk(const std::filesystem::path& file, const std::string& vfs)
        : database(file, Database::Access::read, vfs), reader(database) {}

    Database database;
    Reader reader;
  };

  void run(Desk& desk);

  BoundedQueue<std::unique_ptr<Read>> queue_;
  std::vector<std::unique_ptr<Desk>> desks_;
  std::vector<std::jthread> threads_;
};

}  // namespace teahouse
