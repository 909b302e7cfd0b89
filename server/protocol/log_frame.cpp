#include "protocol/log_frame.hpp"

#include <algorithm>

namespace teahouse::protocol {
namespace {

/// What each frame of the log says beside its own.
template <typename Frame>
Frame told(const Entry& entry, Texts& texts) {
  Frame frame{};
  frame.room = texts(entry.room);
  frame.seq = entry.position.value;
  frame.id = texts(entry.id);
  frame.from = texts(entry.author);
  frame.at = milliseconds(entry.at);
  frame.cid = entry.cid.value;
  return frame;
}

class Tell {
 public:
  Tell(const Entry& entry, Texts& texts) : entry_(entry), texts_(texts) {}

  LogFrame operator()(const Said& said) const {
    auto frame = told<SendMsg>(entry_, texts_);
    if (entry_.to) frame.to = texts_(*entry_.to);
    frame.text = said.text;
    if (said.answers) frame.reply = texts_(*said.answers);
    if (!said.files.empty()) frame.files = texts_(said.files);
    if (said.edited != Position{}) frame.edited = said.edited.value;
    if (said.recalled != Position{}) frame.recalled = said.recalled.value;
    if (!said.reactions.empty()) frame.reactions = texts_(said.reactions);
    if (said.pin) frame.pin = Pin{said.pin->changed.value, said.pin->on};
    return frame;
  }
  LogFrame operator()(const Entered&) const { return moved(Change::entered); }
  LogFrame operator()(const Left& left) const {
    auto frame = moved(Change::left);
    if (left.keeper) frame.keeper = texts_(*left.keeper);
    return frame;
  }
  LogFrame operator()(const teahouse::Appointed& appointed) const {
    auto frame = told<Appointed>(entry_, texts_);
    frame.whom = texts_(appointed.whom);
    frame.on = appointed.on;
    return frame;
  }
  LogFrame operator()(const teahouse::Removed& removed) const {
    auto frame = told<Removed>(entry_, texts_);
    frame.whom = texts_(removed.whom);
    return frame;
  }
  LogFrame operator()(const teahouse::Edited& edited) const {
    auto frame = told<Edited>(entry_, texts_);
    frame.target = edited.target.value;
    frame.text = edited.text;
    return frame;
  }
  LogFrame operator()(const teahouse::Recalled& recalled) const {
    auto frame = told<Recalled>(entry_, texts_);
    frame.target = recalled.target.value;
    return frame;
  }
  LogFrame operator()(const teahouse::Reacted& reacted) const {
    auto frame = told<Reacted>(entry_, texts_);
    frame.target = reacted.target.value;
    frame.emoji = reacted.emoji;
    frame.on = reacted.on;
    frame.count = reacted.count;
    return frame;
  }
  LogFrame operator()(const teahouse::Pinned& pinned) const {
    auto frame = told<Pinned>(entry_, texts_);
    frame.target = pinned.target.value;
    frame.on = pinned.on;
    return frame;
  }
  LogFrame operator()(const teahouse::Arranged& arranged) const {
    auto frame = told<Arranged>(entry_, texts_);
    frame.name = arranged.name;
    frame.topic = arranged.topic;
    frame.speakers = arranged.speakers;
    if (arranged.window) frame.window = static_cast<std::uint32_t>(arranged.window->count());
    return frame;
  }
  LogFrame operator()(const teahouse::RecalledAll& recalled) const {
    auto frame = told<RecalledAll>(entry_, texts_);
    frame.count = recalled.count;
    return frame;
  }

 private:
  MembershipChanged moved(Change change) const {
    auto frame = told<MembershipChanged>(entry_, texts_);
    frame.change = change;
    return frame;
  }

  const Entry& entry_;
  Texts& texts_;
};

}  // namespace

Reaction Texts::operator()(const teahouse::Reaction& reaction) {
  std::vector<User>& users = users_.emplace_back();
  for (const Person& person : reaction.people) users.push_back((*this)(person));
  return {reaction.emoji, reaction.count, reaction.changed.value, users};
}

std::span<const Reaction> Texts::operator()(const std::vector<teahouse::Reaction>& reactions) {
  std::vector<Reaction>& whole = reactions_.emplace_back();
  for (const auto& reaction : reactions) whole.push_back((*this)(reaction));
  return whole;
}

FileSent file_sent(const File& file, Texts& texts) {
  FileSent sent{.file = texts(file.id.value.text()),
                .name = file.name,
                .type = file.type,
                .size = file.size,
                .preview = file.preview,
                .duration = file.duration};
  // A picture that says it is larger is none for which a place is kept.
  constexpr std::uint32_t pixels_max = 65'535;
  if (file.width != 0 && file.height != 0 && std::max(file.width, file.height) <= pixels_max) {
    sent.width = file.width;
    sent.height = file.height;
  }
  if (!file.tint.empty()) sent.tint = file.tint;
  return sent;
}

std::span<const FileSent> Texts::operator()(const std::vector<File>& files) {
  std::vector<FileSent>& whole = files_.emplace_back();
  for (const File& file : files) whole.push_back(file_sent(file, *this));
  return whole;
}

std::optional<std::string_view> id(const Asker& asker) {
  return asker.request ? std::optional<std::string_view>(asker.request->value) : std::nullopt;
}

std::vector<User> users(const std::vector<Person>& people, Texts& texts) {
  std::vector<User> users;
  users.reserve(people.size());
  for (const Person& person : people) users.push_back(texts(person));
  return users;
}

std::uint64_t milliseconds(Instant at) {
  return static_cast<std::uint64_t>(at.time_since_epoch().count());
}

LogFrame log_frame(const Entry& entry, Texts& texts) {
  return std::visit(Tell(entry, texts), entry.what);
}

}  // namespace teahouse::protocol
