#include "core/message.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "base/planted.hpp"

namespace teahouse {
namespace {

std::string beginning(std::string_view text) {
  std::size_t points = 0;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
    if (begins && points++ == quote_code_points) break;
  }
  return std::string(text.substr(0, at));
}

EntryPtr with(const Entry& entry, What what) {
  Entry revised = entry;
  revised.what = std::move(what);
  return std::make_shared<const Entry>(std::move(revised));
}

void react(Said& said, const Entry& change, const Reacted& reacted) {
  auto found = std::ranges::find(said.reactions, reacted.emoji, &Reaction::emoji);
  if (reacted.count == 0) {
    if (found != said.reactions.end()) said.reactions.erase(found);
    return;
  }
  if (found == said.reactions.end()) {
    said.reactions.push_back({reacted.emoji, 0, {}, {}});
    found = said.reactions.end() - 1;
  }
  found->count = reacted.count;
  found->changed = change.position;
  std::erase_if(found->people, [&](const Person& person) { return person.id == change.author.id; });
  if (reacted.on && found->people.size() < reaction_people_max) found->people.push_back(change.author);
}

bool is_recall(const What& change) {
  return std::holds_alternative<Recalled>(change) || std::holds_alternative<RecalledAll>(change);
}

/// What anybody may do to a message.
bool changes_no_words(const What& change) {
  return std::holds_alternative<Reacted>(change) || std::holds_alternative<Pinned>(change);
}

Said changed(Said said, const Entry& change) {
  if (const auto* const edited = std::get_if<Edited>(&change.what)) {
    if (!planted(Plant::edits_keep_old_words)) said.text = edited->text;
    said.edited = change.position;
  } else if (is_recall(change.what)) {
    said.text.clear();
    said.files.clear();
    said.reactions.clear();
    said.recalled = change.position;
    if (said.pin) said.pin = PinState{change.position, false};
  } else if (const auto* const pinned = std::get_if<Pinned>(&change.what)) {
    said.pin = PinState{change.position, pinned->on};
  } else if (const auto* const reacted = std::get_if<Reacted>(&change.what)) {
    react(said, change, *reacted);
  }
  return said;
}

}  // namespace

std::optional<Refusal> refuse_change(const Draft& draft, const Entry* message, Duration window) {
  const auto* const said = message == nullptr ? nullptr : std::get_if<Said>(&message->what);
  if (said == nullptr) return Refusal::unknown_message;
  const bool recalled = said->recalled != Position{};
  if (changes_no_words(draft.what)) {
    return recalled ? std::optional(Refusal::message_recalled) : std::nullopt;
  }
  if (message->author.id != draft.author.id) return Refusal::not_yours;
  if (recalled)
    return std::holds_alternative<Recalled>(draft.what) ? Refusal::already_so : Refusal::message_recalled;
  if (window != Duration{0} && draft.at - message->at > window) return Refusal::too_late;
  return std::nullopt;
}

Quote quote(const Entry& message) {
  const auto& said = std::get<Said>(message.what);
  return {message.position, message.author, beginning(said.text),
          static_cast<std::uint32_t>(said.files.size()), said.files.empty() ? "" : said.files.front().name};
}

namespace {

void forget(Quote& quote) {
  quote.text.clear();
  quote.files = 0;
  quote.file.clear();
}

/// The entry after its author, or whoever it quotes, took back all that they said before `change`.
EntryPtr after_all(const EntryPtr& entry, const Entry& change) {
  const bool is_own = entry->author.id == change.author.id;
  if (const auto* const edited = std::get_if<Edited>(&entry->what)) {
    const bool has_words = is_own && !edited->text.empty();
    return has_words ? with(*entry, Edited{edited->target, {}}) : entry;
  }
  const auto* const said = std::get_if<Said>(&entry->what);
  if (said == nullptr) return entry;
  const bool is_recalled =
      is_own && said->recalled == Position{} && !planted(Plant::recalls_of_all_keep_words);
  const bool is_quoted = said->answers && said->answers->author.id == change.author.id;
  if (!is_recalled && !is_quoted) return entry;
  Said since = is_recalled ? changed(*said, change) : *said;
  if (is_quoted) forget(*since.answers);
  return with(*entry, std::move(since));
}

}  // namespace

EntryPtr after(const EntryPtr& entry, const Entry& change) {
  if (std::holds_alternative<RecalledAll>(change.what)) return after_all(entry, change);
  const auto place = target(change.what);
  if (!place) return entry;
  if (const auto* const said = std::get_if<Said>(&entry->what)) {
    if (entry->position == *place) return with(*entry, changed(*said, change));
    const bool is_quoted = said->answers && said->answers->position == *place;
    if (!is_quoted || changes_no_words(change.what)) return entry;
    Said answer = *said;
    const auto* const edited = std::get_if<Edited>(&change.what);
    if (edited == nullptr) {
      forget(*answer.answers);
    } else {
      answer.answers->text = beginning(edited->text);
    }
    return with(*entry, std::move(answer));
  }
  if (const auto* const edited = std::get_if<Edited>(&entry->what)) {
    const bool replaced = edited->target == *place && !changes_no_words(change.what);
    if (replaced) return with(*entry, Edited{edited->target, {}});
  }
  return entry;
}

}  // namespace teahouse
