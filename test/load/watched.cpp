#include "watched.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace teahouse::load {

std::uint64_t Watched::cpu() const {
  std::uint64_t sum = 0;
  for (const auto& task :
       std::filesystem::directory_iterator("/proc/" + std::to_string(process_) + "/task")) {
    std::uint64_t nanoseconds = 0;
    if (std::ifstream(task.path() / "schedstat") >> nanoseconds) sum += nanoseconds;
  }
  return sum;
}

std::uint64_t Watched::memory() const {
  std::ifstream status("/proc/" + std::to_string(process_) + "/status");
  std::string word;
  while (status >> word) {
    std::uint64_t kilobytes = 0;
    if (word == "RssAnon:" && status >> kilobytes) return kilobytes * 1024;
  }
  throw std::runtime_error("process " + std::to_string(process_) + " is gone");
}

}  // namespace teahouse::load
