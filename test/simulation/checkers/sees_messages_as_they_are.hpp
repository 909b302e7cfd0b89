#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "simulation/checkers/checker.hpp"

namespace teahouse::sim {

/// When the storm is over, every message that somebody has is as the entries of its log make it: with its
/// newest words or none, as many of each reaction, and its pin, in whatever order they heard of it and
/// whatever they missed.
class SeesMessagesAsTheyAre final : public Watcher {
 public:
  std::string name() const override { return "sees_messages_as_they_are"; }

  void calm(World& world) override {
    std::map<std::string, std::map<std::uint64_t, Message>> logs;
    for (const auto& [room, log] : world.truth().logs()) logs[room] = made_by(log);
    for (const Person& person : world.people()) {
      if (person.is_away() || !person.is_live() || person.dialect() == Dialect::original) continue;
      for (const auto& [room, view] : person.rooms()) {
        if (view.wanted && view.heard && view.has_begun()) compare(world, person, room, view, logs[room]);
      }
    }
  }

 private:
  struct Message {
    std::string text;
    std::uint64_t edited = 0;
    bool recalled = false;
    std::map<std::string, std::uint32_t> reactions{};  ///< Those that somebody has.
    bool pinned = false;
    bool operator==(const Message&) const = default;
  };

  /// Entry by entry, in order.
  static std::map<std::uint64_t, Message> made_by(const std::vector<EntryPtr>& log) {
    std::map<std::uint64_t, Message> messages;
    const Message recalled{.text = {}, .edited = 0, .recalled = true, .reactions = {}};
    for (const EntryPtr& entry : log) {
      if (const auto* const said = std::get_if<Said>(&entry->what))
        messages[entry->position.value].text = said->text;
      if (std::holds_alternative<RecalledAll>(entry->what)) {
        for (auto& [position, message] : messages)
          if (log[position - 1]->author.id == entry->author.id) message = recalled;
      }
      const auto about = target(entry->what);
      if (!about) continue;
      Message& message = messages[about->value];
      if (const auto* const edited = std::get_if<Edited>(&entry->what)) {
        message.text = edited->text;
        message.edited = entry->position.value;
      } else if (const auto* const reacted = std::get_if<Reacted>(&entry->what)) {
        message.reactions[reacted->emoji] = reacted->count;
        if (reacted->count == 0) message.reactions.erase(reacted->emoji);
      } else if (const auto* const pinned = std::get_if<Pinned>(&entry->what)) {
        message.pinned = pinned->on;
      } else {
        message = recalled;
      }
    }
    return messages;
  }

  void compare(World& world, const Person& person, const std::string& room, const RoomView& view,
               const std::map<std::uint64_t, Message>& log) {
    for (const auto& [position, message] : view.messages.messages()) {
      // What is older than what one is told of was read once, and may be otherwise since.
      if (position < view.first()) continue;
      const auto found = log.find(position);
      if (found != log.end() && found->second == seen(message)) continue;
      world.fail(name(), person.device() + " sees " + room + " " + std::to_string(position) + " as \"" +
                             message.text + "\", and it is otherwise");
    }
  }

  static Message seen(const MessageView::Message& message) {
    // Since when the words are gone is nobody's business.
    Message seen{message.text, message.recalled ? 0 : message.edited, message.recalled, {}, message.pin.on};
    for (const auto& [emoji, reaction] : message.reactions) {
      if (reaction.count > 0) seen.reactions[emoji] = reaction.count;
    }
    return seen;
  }
};

}  // namespace teahouse::sim
