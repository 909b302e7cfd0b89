#include "core/entry.hpp"

#include <algorithm>

#include "base/planted.hpp"

namespace teahouse {
namespace {

/// Ids, positions, times and the names of the fields; every id has a bound.
constexpr std::size_t around_the_words = 480;
constexpr std::size_t around_a_reaction = 100;
constexpr std::size_t around_a_name = 70;
constexpr std::size_t around_a_file = 280;

std::size_t quoted_bytes(std::string_view text) {
  const auto escaped = [](char c) { return c == '"' || c == '\\' || c == '\n' || c == '\t'; };
  return text.size() + static_cast<std::size_t>(std::ranges::count_if(text, escaped));
}

std::size_t named_bytes(const Person& person) {
  return around_a_name + quoted_bytes(person.name);
}

std::size_t frame_bytes(const Said& said) {
  std::size_t bytes = quoted_bytes(said.text);
  if (said.answers) {
    bytes += around_a_reaction + named_bytes(said.answers->author) + quoted_bytes(said.answers->text) +
             quoted_bytes(said.answers->file);
  }
  for (const File& file : said.files) bytes += around_a_file + quoted_bytes(file.name) + file.type.size();
  for (const Reaction& reaction : said.reactions) {
    bytes += around_a_reaction + reaction.emoji.size();
    for (const Person& person : reaction.people) bytes += named_bytes(person);
  }
  return bytes;
}

}  // namespace

std::size_t frame_bytes(const Entry& entry) {
  const auto* const other = subject(entry.what);
  const std::size_t bytes =
      around_the_words + quoted_bytes(entry.author.name) + (other == nullptr ? 0 : named_bytes(*other));
  if (const auto* const edited = std::get_if<Edited>(&entry.what)) return bytes + quoted_bytes(edited->text);
  if (const auto* const arranged = std::get_if<Arranged>(&entry.what))
    return bytes + quoted_bytes(arranged->name.value_or("")) + quoted_bytes(arranged->topic.value_or(""));
  const auto* const said = std::get_if<Said>(&entry.what);
  return said == nullptr ? bytes : bytes + frame_bytes(*said);
}

const Person& mover(const Entry& entry) {
  const auto* const removed = std::get_if<Removed>(&entry.what);
  return removed == nullptr ? entry.author : removed->whom;
}

std::optional<UserId> other_of(const std::vector<UserId>& pair, UserId who) {
  for (const UserId one : pair) {
    if (one != who) return one;
  }
  return std::nullopt;
}

std::optional<Mark> moved_mark(const Mark& mark, const MarkMove& move, Position head) {
  const auto wanted = std::min(move.position, head);
  if (move.back && wanted < mark.position) return Mark{mark.room, wanted, 0, mark.backs + 1};
  const bool is_old = move.backs && *move.backs < mark.backs;
  if (is_old || wanted <= mark.position) return std::nullopt;
  return Mark{mark.room, wanted, 0, mark.backs};
}

Position shown_mark(Position shown, Position mark, const MarkMove& move) {
  if (move.quiet && !planted(Plant::quiet_reading_is_told)) return shown;
  return std::max(shown, std::min(move.position, mark));
}

}  // namespace teahouse
