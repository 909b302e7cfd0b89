// What is done to messages: replies, edits, recalls and reactions.

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>

#include "adapters/memory/memory_store.hpp"
#include "core/arranging.hpp"
#include "core/message.hpp"

namespace teahouse {

std::optional<Refusal> MemoryStore::refuse_message(const Draft& draft) const {
  const auto* const log = find(draft.room);
  if (const auto* const said = std::get_if<Said>(&draft.what); said != nullptr && said->answers) {
    const auto* const answered = entry_at(log, said->answers->position);
    if (answered == nullptr || !is_said((*answered)->what)) return Refusal::unknown_message;
  }
  const auto place = target(draft.what);
  if (!place) return std::nullopt;
  const auto* const message = entry_at(log, *place);
  if (const auto refused = refuse_change(draft, message == nullptr ? nullptr : message->get(),
                                         log == nullptr ? usual_window : log->record.window))
    return refused;
  if (std::holds_alternative<Pinned>(draft.what)) return refuse_pin(*log, draft);
  return std::holds_alternative<Reacted>(draft.what) ? refuse_reaction(*log, draft) : std::nullopt;
}

std::optional<Refusal> MemoryStore::refuse_reaction(const Log& log, const Draft& draft) const {
  const auto& reacted = std::get<Reacted>(draft.what);
  const auto found = log.reactions.find({reacted.target, reacted.emoji});
  const bool is_new = found == log.reactions.end();
  const bool there = !is_new && std::ranges::any_of(found->second, [&](const auto& one) {
    return one.second == draft.author.id;
  });
  if (there == reacted.on) return Refusal::already_so;
  const auto& said = std::get<Said>((*entry_at(&log, reacted.target))->what);
  if (is_new && said.reactions.size() >= reactions_max) return Refusal::too_many_reactions;
  return std::nullopt;
}

std::optional<Refusal> MemoryStore::refuse_pin(const Log& log, const Draft& draft) {
  const auto& pinned = std::get<Pinned>(draft.what);
  const auto& message = std::get<Said>((*entry_at(&log, pinned.target))->what);
  if (pinned.on == (message.pin && message.pin->on)) return Refusal::already_so;
  if (!pinned.on || pins_of(log).size() < pins_max) return std::nullopt;
  return Refusal::too_many_pins;
}

/// The newest pin first.
std::vector<EntryPtr> MemoryStore::pins_of(const Log& log) {
  const auto pin = [](const EntryPtr& entry) {
    const auto* const said = std::get_if<Said>(&entry->what);
    return said != nullptr && said->pin && said->pin->on ? said->pin->changed : Position{};
  };
  std::vector<EntryPtr> pins;
  std::ranges::copy_if(log.entries, std::back_inserter(pins),
                       [&](const EntryPtr& entry) { return pin(entry) != Position{}; });
  std::ranges::sort(pins, std::greater{}, pin);
  return pins;
}

/// What a draft asks for, with what a store adds: the quotation, the files, the count.
What MemoryStore::completed(const Log& log, const Draft& draft) const {
  const What& what = draft.what;
  if (const auto* const said = std::get_if<Said>(&what)) {
    Said whole = *said;
    if (said->answers) whole.answers = quote(**entry_at(&log, said->answers->position));
    for (File& file : whole.files) file = files_.at(file.id).record.file;
    return whole;
  }
  if (const auto* const arranged = std::get_if<Arranged>(&what)) return what_is_new(*arranged, log.record);
  if (const auto* const appointed = std::get_if<Appointed>(&what))
    return Appointed{{appointed->whom.id, people_.at(appointed->whom.id).name}, appointed->on};
  if (const auto* const removed = std::get_if<Removed>(&what))
    return Removed{{removed->whom.id, people_.at(removed->whom.id).name}};
  if (std::holds_alternative<Left>(what)) return Left{heir(draft.room, draft.author.id)};
  const auto* const reacted = std::get_if<Reacted>(&what);
  if (reacted == nullptr) return what;
  const auto found = log.reactions.find({reacted->target, reacted->emoji});
  const auto before = found == log.reactions.end() ? 0 : static_cast<std::uint32_t>(found->second.size());
  return Reacted{reacted->target, reacted->emoji, reacted->on, reacted->on ? before + 1 : before - 1};
}

/// Lets the messages of the log show what was done to one of them.
void MemoryStore::show(Log& log, const Entry& change) {
  if (!is_change(change.what)) return;
  for (auto& one : log.entries) one = after(one, change);
  const auto message = target(change.what);
  if (!message) {  // All of one author's.
    std::erase_if(log.reactions, [&](const auto& one) {
      const Entry& reacted = **entry_at(&log, one.first.first);
      return std::get<Said>(reacted.what).recalled != Position{};
    });
    return;
  }
  const auto* const reacted = std::get_if<Reacted>(&change.what);
  if (reacted == nullptr) {
    if (std::holds_alternative<Recalled>(change.what))
      std::erase_if(log.reactions, [&](const auto& one) { return one.first.first == *message; });
    return;
  }
  const std::pair key{reacted->target, reacted->emoji};
  auto& people = log.reactions[key];
  if (reacted->on) people.emplace(change.position, change.author.id);
  if (!reacted->on) std::erase_if(people, [&](const auto& one) { return one.second == change.author.id; });
  if (people.empty()) log.reactions.erase(key);
}

EntryPtr MemoryStore::without_reactions(const EntryPtr& entry) {
  const auto* const said = std::get_if<Said>(&entry->what);
  if (said == nullptr || said->reactions.empty()) return entry;
  Entry answer = *entry;
  std::get<Said>(answer.what).reactions.clear();
  return std::make_shared<const Entry>(std::move(answer));
}

/// The entry with the people who reacted, by their present names, the reader first.
EntryPtr MemoryStore::read_by(const Log& log, const EntryPtr& entry, UserId reader) const {
  const auto* const said = std::get_if<Said>(&entry->what);
  if (said == nullptr || said->reactions.empty()) return entry;
  Said whole = *said;
  for (auto& reaction : whole.reactions) {
    reaction.people.clear();
    for (const auto& [since, who] : log.reactions.at({entry->position, reaction.emoji})) {
      const bool first = who == reader;
      if (!first && reaction.people.size() == reaction_people_max) continue;
      const auto place = first ? reaction.people.begin() : reaction.people.end();
      reaction.people.insert(place, {who, people_.at(who).name});
    }
    if (reaction.people.size() > reaction_people_max) reaction.people.resize(reaction_people_max);
  }
  Entry answer = *entry;
  answer.what = std::move(whole);
  return std::make_shared<const Entry>(std::move(answer));
}

}  // namespace teahouse
