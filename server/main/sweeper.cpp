#include "main/sweeper.hpp"

#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace teahouse {
namespace {

/// Asks, and waits for the answer; nothing for a fault, which was logged where it was met.
template <typename T, typename Ask>
std::optional<T> wait_for(const Ask& ask) {
  const auto promise = std::make_shared<std::promise<Result<T, Fault>>>();
  auto answer = promise->get_future();
  ask(Done<T>([promise](Result<T, Fault> told) { promise->set_value(std::move(told)); }));
  auto told = answer.get();
  return told ? std::optional<T>(*std::move(told)) : std::nullopt;
}

}  // namespace

Sweeper::Sweeper(Files& files, Contents& contents, const Clock& clock)
    : files_(files), contents_(contents), clock_(clock), thread_([this] { run(); }) {}

Sweeper::~Sweeper() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Sweeper::run() {
  for (;;) {
    while (sweep() == unneeded_files_max) {
      const std::lock_guard lock(mutex_);
      if (ends_) return;
    }
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, every, [this] { return ends_; })) return;
  }
}

std::size_t Sweeper::sweep() {
  const auto now = clock_.now().wall;
  const auto unneeded = wait_for<std::vector<FileId>>(
      [&](Done<std::vector<FileId>> done) { files_.unneeded_files(now - file_patience, std::move(done)); });
  if (!unneeded || unneeded->empty()) return 0;
  std::vector<FileId> gone;
  for (const FileId file : *unneeded) {
    if (wait_for<bool>([&](Done<bool> done) { contents_.remove(file, std::move(done)); }))
      gone.push_back(file);
  }
  const auto known =
      wait_for<bool>([&](Done<bool> done) { files_.files_are_gone(gone, now, std::move(done)); });
  return known ? gone.size() : 0;
}

}  // namespace teahouse
