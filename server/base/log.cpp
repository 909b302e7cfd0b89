#include "base/log.hpp"

#include <atomic>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace teahouse {
namespace {

std::atomic<bool> started{false};

spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

std::string printable(std::string_view line) {
  std::string shown;
  shown.reserve(line.size());
  for (const char c : line) shown.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c);
  return shown;
}

}  // namespace

void start_log(LogLevel level) {
  auto logger = spdlog::stderr_logger_mt("teahouse");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  logger->set_level(level_of(level));
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
  started.store(true, std::memory_order_release);
}

bool logs(LogLevel level) {
  return started.load(std::memory_order_acquire) && spdlog::default_logger_raw()->should_log(level_of(level));
}

void log(LogLevel level, std::string_view line) {
  if (logs(level)) spdlog::default_logger_raw()->log(level_of(level), "{}", printable(line));
}

}  // namespace teahouse
