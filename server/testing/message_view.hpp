#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace teahouse::sim {

using Json = nlohmann::json;

/// The messages of one room as a client keeps them: the rule of docs/protocol.md for what is done to
/// messages, "of two words about the same thing the one of the higher position is right".
class MessageView {
 public:
  struct Reaction {
    std::uint32_t count = 0;
    std::uint64_t since = 0;
  };
  struct Pin {
    bool on = false;
    std::uint64_t since = 0;
  };
  struct Message {
    std::string author;
    std::string text;
    std::uint64_t edited = 0;
    bool recalled = false;
    std::map<std::string, Reaction> reactions{};
    Pin pin{};
  };

  /// A frame of the log, told live or in a page; `as_of` is how far the log went then.
  void take(const Json& frame, std::uint64_t as_of);

  const std::map<std::uint64_t, Message>& messages() const { return messages_; }

 private:
  void tell(const Json& data, std::uint64_t as_of);
  static void apply(Message& message, const Json& change);
  void recall_all(const std::string& author, std::uint64_t before);

  std::map<std::uint64_t, Message> messages_;
  std::map<std::uint64_t, std::vector<Json>> changes_;  ///< By their target, which may not be here yet.
  std::map<std::uint64_t, std::string> recalled_all_;   ///< Where who took back all that they had said.
};

}  // namespace teahouse::sim
