#include "testing/message_view.hpp"

#include <algorithm>

namespace teahouse::sim {
namespace {

constexpr int said = 1;
constexpr int edited = 20;
constexpr int recalled = 21;
constexpr int reacted = 22;
constexpr int pinned = 45;
constexpr int recalled_all = 60;

void recall(MessageView::Message& message) {
  message.text.clear();
  message.reactions.clear();
  message.recalled = true;
  message.pin.on = false;
}

void edit(MessageView::Message& message, const std::string& text, std::uint64_t position) {
  if (message.recalled || text.empty() || position <= message.edited) return;
  message.text = text;
  message.edited = position;
}

void pin(MessageView::Message& message, bool on, std::uint64_t position) {
  if (!message.recalled && position > message.pin.since) message.pin = {on, position};
}

}  // namespace

void MessageView::take(const Json& frame, std::uint64_t as_of) {
  const Json& data = frame.at("data");
  const int type = frame.at("type");
  if (type == said) return tell(data, as_of);
  if (type == recalled_all) return recall_all(data.at("from").at("userId"), data.at("seq"));
  if (type != edited && type != recalled && type != reacted && type != pinned) return;
  const std::uint64_t target = data.at("target");
  changes_[target].push_back(frame);
  if (const auto found = messages_.find(target); found != messages_.end()) apply(found->second, frame);
}

void MessageView::tell(const Json& data, std::uint64_t as_of) {
  const std::uint64_t position = data.at("seq");
  const auto [found, is_new] = messages_.try_emplace(
      position, Message{.author = data.at("from").at("userId"), .text = data.at("text")});
  Message& message = found->second;
  if (data.contains("recalled")) recall(message);
  if (data.contains("edited")) edit(message, data.at("text"), data.at("edited"));
  if (data.contains("pin")) pin(message, data.at("pin").at("on"), data.at("pin").at("seq"));
  std::map<std::string, Reaction> told;
  for (const Json& reaction : data.value("reactions", Json::array()))
    told[reaction.at("emoji")] = {reaction.at("count"), reaction.at("seq")};
  for (auto& [emoji, kept] : message.reactions) {
    if (!told.contains(emoji) && kept.since < as_of) kept = {0, as_of};
  }
  for (const auto& [emoji, reaction] : told) {
    Reaction& kept = message.reactions[emoji];
    if (!message.recalled && reaction.since > kept.since) kept = reaction;
  }
  // What happened to it may have been heard before it was.
  for (const Json& change : changes_[position]) apply(message, change);
  // What was known when it was told is in it, or the house does not keep its word.
  const auto since = recalled_all_.upper_bound(std::max(as_of, position));
  for (auto all = since; all != recalled_all_.end(); ++all)
    if (all->second == message.author) recall(message);
}

void MessageView::recall_all(const std::string& author, std::uint64_t before) {
  recalled_all_[before] = author;
  for (auto& [position, message] : messages_)
    if (position < before && message.author == author) recall(message);
}

void MessageView::apply(Message& message, const Json& change) {
  const Json& data = change.at("data");
  const std::uint64_t position = data.at("seq");
  switch (change.at("type").get<int>()) {
    case recalled:
      return recall(message);
    case edited:
      return edit(message, data.at("text"), position);
    case pinned:
      return pin(message, data.at("on"), position);
    default:
      break;
  }
  if (message.recalled) return;
  Reaction& kept = message.reactions[data.at("emoji")];
  if (position > kept.since) kept = {data.at("count"), position};
}

}  // namespace teahouse::sim
