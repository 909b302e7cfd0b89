#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace teahouse::conformance {

/// One line of a conversation; protocol/transcripts/README.md says what they mean.
struct Line {
  enum class Kind : std::uint8_t {
    connect,
    connect_original,
    open,
    reconnect,
    disconnect,
    stop_reading,
    read_again,
    say,
    hear,
    hear_nothing,
    closed,
    send_up,
    time_passes,
    store,
  };

  int number = 0;
  Kind kind = Kind::say;
  std::vector<std::string> who;
  std::uint32_t times = 1;
  std::string text;    ///< A frame, or what is no frame; of the store, what becomes of it; a file's name.
  std::string word{};  ///< What stands for a file.
  std::uint32_t value = 0;  ///< A close code, or milliseconds.
};

/// A conversation that can be played.
struct Transcript {
  std::string promise;
  std::vector<std::string> players;  ///< None: everybody plays it.
  bool limited = true;               ///< Whether rates and pipelining are limited.
  std::vector<Line> lines;
};

/// Throws std::runtime_error with the number of a line that means nothing.
Transcript read_transcript(const std::filesystem::path& file);

}  // namespace teahouse::conformance
