#include "adapters/sqlite/readers.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "base/log.hpp"

namespace teahouse {
namespace {

constexpr std::size_t waiting_max = 16'384;
constexpr std::chrono::seconds idle_after{5};

/// Sees the database as it is at the first read, until it goes.
class Moment {
 public:
  explicit Moment(Database& database) : database_(database) { database_.run("BEGIN"); }
  Moment(const Moment&) = delete;
  Moment& operator=(const Moment&) = delete;
  ~Moment() { database_.abandon(); }

 private:
  Database& database_;
};

}  // namespace

Readers::Readers(const std::filesystem::path& file, const std::string& vfs, std::size_t threads)
    : queue_(waiting_max) {
  for (std::size_t at = 0; at < threads; ++at) desks_.push_back(std::make_unique<Desk>(file, vfs));
  for (auto& desk : desks_) threads_.emplace_back([this, &desk = *desk] { run(desk); });
}

void Readers::ask(std::unique_ptr<Read> read) {
  using Push = decltype(queue_)::Push;
  const auto push = queue_.push(read, 1);
  if (push != Push::taken) read->fail(push == Push::full ? Fault::unavailable : Fault::shutting_down);
}

void Readers::run(Desk& desk) {
  bool is_well = true;
  while (const auto reads = queue_.take(1, idle_after)) {
    if (reads->empty()) {
      desk.database.release_memory();
      continue;
    }
    auto& read = *reads->front();
    try {
      const Moment moment(desk.database);
      read.carry_out(desk.reader);
    } catch (const DatabaseError& error) {
      if (std::exchange(is_well, false)) {
        log(LogLevel::error, std::string("the database cannot be read: ") + error.what());
      }
      read.fail(Fault::unavailable);
      continue;
    }
    is_well = true;
    read.answer();
  }
}

void Readers::drain() {
  queue_.close();
  threads_.clear();
  desks_.clear();
}

}  // namespace teahouse
