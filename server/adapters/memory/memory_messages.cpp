// What is done to messages: replies, edits, recalls and reactions.

#include <algorithm>
#include <memory>
#include <utility>

#include "adapters/memory/memory_store.hpp"
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
  if (const auto refused = refuse_change(draft, message == nullptr ? nullptr : message->get()))
    return refused;
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

/// What the draft asks for, with what a store adds: the quotation, the count.
What MemoryStore::completed(Log& log, const Draft& draft, Position position) {
  if (const auto* const said = std::get_if<Said>(&draft.what)) {
    Said whole = *said;
    if (said->answers) whole.answers = quote(**entry_at(&log, said->answers->position));
    return whole;
  }
  if (std::holds_alternative<Recalled>(draft.what)) {
    const auto place = *target(draft.what);
    std::erase_if(log.reactions, [&](const auto& one) { return one.first.first == place; });
  }
  const auto* const reacted = std::get_if<Reacted>(&draft.what);
  if (reacted == nullptr) return draft.what;

  const std::pair key{reacted->target, reacted->emoji};
  auto& people = log.reactions[key];
  if (reacted->on) {
    people.emplace(position, draft.author.id);
  } else {
    std::erase_if(people, [&](const auto& one) { return one.second == draft.author.id; });
  }
  Reacted counted = *reacted;
  counted.count = static_cast<std::uint32_t>(people.size());
  if (people.empty()) log.reactions.erase(key);
  return counted;
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
