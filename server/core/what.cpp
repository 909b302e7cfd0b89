#include "core/what.hpp"

#include <algorithm>

namespace teahouse {

bool is_said(const What& what) {
  return std::holds_alternative<Said>(what);
}

bool is_move(const What& what) {
  return std::holds_alternative<Entered>(what) || std::holds_alternative<Left>(what);
}

bool is_keeping(const What& what) {
  return std::holds_alternative<Arranged>(what) || std::holds_alternative<Appointed>(what) ||
         std::holds_alternative<Removed>(what);
}

const Person* subject(const What& what) {
  if (const auto* const appointed = std::get_if<Appointed>(&what)) return &appointed->whom;
  if (const auto* const removed = std::get_if<Removed>(&what)) return &removed->whom;
  const auto* const left = std::get_if<Left>(&what);
  return left != nullptr && left->keeper ? &*left->keeper : nullptr;
}

bool moves_mark(const What& what) {
  return is_said(what) || is_move(what);
}

bool is_change(const What& what) {
  return target(what) || std::holds_alternative<RecalledAll>(what);
}

std::optional<Position> target(const What& what) {
  if (const auto* const edited = std::get_if<Edited>(&what)) return edited->target;
  if (const auto* const recalled = std::get_if<Recalled>(&what)) return recalled->target;
  if (const auto* const reacted = std::get_if<Reacted>(&what)) return reacted->target;
  if (const auto* const pinned = std::get_if<Pinned>(&what)) return pinned->target;
  return std::nullopt;
}

std::string_view words(const What& what) {
  if (const auto* const said = std::get_if<Said>(&what)) return said->text;
  if (const auto* const edited = std::get_if<Edited>(&what)) return edited->text;
  if (const auto* const reacted = std::get_if<Reacted>(&what)) return reacted->emoji;
  return {};
}

namespace {

/// Of words that are forgotten nobody can tell whether they were the same.
bool same_words(const std::string& draft, const std::string& kept) {
  return kept.empty() || draft == kept;
}

/// Of what was so already the entry says nothing.
template <typename Part>
bool same_part(const std::optional<Part>& draft, const std::optional<Part>& kept) {
  return !kept || draft == kept;
}

bool same_arrangement(const Arranged& draft, const Arranged& kept) {
  return same_part(draft.name, kept.name) && same_part(draft.topic, kept.topic) &&
         same_part(draft.speakers, kept.speakers) && same_part(draft.window, kept.window);
}

bool same_files(const std::vector<File>& draft, const std::vector<File>& kept) {
  return std::ranges::equal(draft, kept, {}, &File::id, &File::id);
}

}  // namespace

bool asks_again(const What& draft, const What& kept) {
  if (draft.index() != kept.index() || target(draft) != target(kept)) return false;
  if (const auto* const said = std::get_if<Said>(&draft)) {
    const auto& before = std::get<Said>(kept);
    const auto answers = [](const Said& one) { return one.answers ? one.answers->position : Position{}; };
    return answers(*said) == answers(before) &&
           (before.edited != Position{} || same_words(said->text, before.text)) &&
           (before.recalled != Position{} || same_files(said->files, before.files));
  }
  if (const auto* const edited = std::get_if<Edited>(&draft))
    return same_words(edited->text, std::get<Edited>(kept).text);
  if (const auto* const reacted = std::get_if<Reacted>(&draft)) {
    const auto& before = std::get<Reacted>(kept);
    return reacted->emoji == before.emoji && reacted->on == before.on;
  }
  if (const auto* const pinned = std::get_if<Pinned>(&draft)) return pinned->on == std::get<Pinned>(kept).on;
  if (const auto* const arranged = std::get_if<Arranged>(&draft))
    return same_arrangement(*arranged, std::get<Arranged>(kept));
  if (const auto* const appointed = std::get_if<Appointed>(&draft)) {
    const auto& before = std::get<Appointed>(kept);
    return appointed->whom.id == before.whom.id && appointed->on == before.on;
  }
  if (const auto* const removed = std::get_if<Removed>(&draft))
    return removed->whom.id == std::get<Removed>(kept).whom.id;
  return true;
}

}  // namespace teahouse
