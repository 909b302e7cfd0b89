#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "conformance/transcript.hpp"
#include "conformance/words.hpp"
#include "testing/world.hpp"

namespace teahouse::conformance {

/// Holds a conversation with production shards in virtual time, where nothing goes wrong by itself. Everybody
/// is on another shard as far as there are so many.
class Player {
 public:
  explicit Player(sim::Options options);

  /// The first line that did not happen as it is written, and what happened; nothing, if all did.
  std::optional<std::string> play(const Transcript& transcript);

 private:
  struct Seat {
    std::uint32_t shard = 0;
    std::shared_ptr<sim::Wire> wire;
    std::deque<Json> heard;  ///< And not in the conversation yet.
    bool ended = false;
    std::optional<CloseCode> code;
  };

  std::optional<std::string> play(const Line& line, const std::string& who);
  std::optional<std::string> connect(const std::string& who, Json data);
  void open(const std::string& who);
  void say(const std::string& who, const std::string& text);
  void send_up(const std::string& who, const Line& line);
  std::optional<std::string> hear(const std::string& who, const Json& pattern);
  bool take(Seat& seat, const Json& pattern);
  std::optional<std::string> hear_nothing(const std::string& who);
  std::optional<std::string> closed(const std::string& who, std::uint32_t code);
  void introduce(const std::string& who, const Json& data);
  bool until(const std::function<bool()>& happened);

  sim::World world_;
  std::map<std::string, Seat> seats_;
  Words words_;
  std::uint64_t files_ = 0;  ///< Sent up.
};

}  // namespace teahouse::conformance
