#include "adapters/sqlite/word_index.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/find_text.hpp"

namespace teahouse {
namespace {

/// So many entries in one transaction: some milliseconds, for which who says something has to wait.
constexpr std::uint64_t taken_at_once = 256;

std::uint16_t offset_of(std::uint64_t place) {
  return static_cast<std::uint16_t>(place - first_of(stretch_of(place)));
}

}  // namespace

std::string packed(const Offsets& offsets) {
  std::string bytes;
  std::uint32_t before = 0;
  for (const std::uint32_t offset : offsets) {
    auto distance = offset - before;
    before = offset;
    for (; distance >= 0x80; distance >>= 7U) bytes += static_cast<char>((distance & 0x7fU) | 0x80U);
    bytes += static_cast<char>(distance);
  }
  return bytes;
}

void unpack(std::string_view bytes, Offsets& offsets) {
  std::uint32_t offset = 0;
  std::uint32_t distance = 0;
  unsigned shift = 0;
  for (const char byte : bytes) {
    distance |= (static_cast<std::uint32_t>(byte) & 0x7fU) << shift;
    shift += 7;
    if ((static_cast<unsigned char>(byte) & 0x80U) != 0) {
      if (shift > 14) damaged("a place in the index of words is too far away");
      continue;
    }
    offset += distance;
    if (offset >= stretch_positions) damaged("the index of words leads out of its stretch");
    offsets.push_back(static_cast<std::uint16_t>(offset));
    distance = 0;
    shift = 0;
  }
}

std::string author_token(Key author) {
  std::string token{'@'};
  return token.append(std::to_string(author));
}

WordIndex::WordIndex(Database& database)
    : select_behind_(database, "SELECT key, indexed, head FROM rooms WHERE head - indexed >= 64 LIMIT 1"),
      select_said_(database,
                   "SELECT place, author, body FROM entries WHERE place > ? AND place <= ? AND kind = 0 AND "
                   "recalled = 0 ORDER BY place"),
      select_message_(database, "SELECT author, body FROM entries WHERE place = ?"),
      select_indexed_(database, "SELECT indexed FROM rooms WHERE key = ?"),
      move_indexed_(database, "UPDATE rooms SET indexed = ? WHERE key = ?"),
      select_offsets_(database, "SELECT places FROM words WHERE stretch = ? AND token = ?"),
      upsert_offsets_(database,
                      "INSERT INTO words (stretch, token, places) VALUES (?, ?, CAST(? AS BLOB)) "
                      "ON CONFLICT DO UPDATE SET places = excluded.places"),
      delete_offsets_(database, "DELETE FROM words WHERE stretch = ? AND token = ?") {}

bool WordIndex::is_behind() {
  return select_behind_().next();
}

void WordIndex::take_some() {
  Key room = 0;
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  {
    Rows behind = select_behind_();
    if (!behind.next()) return;
    room = behind.integer(0);
    from = behind.natural(1);
    to = std::min(behind.natural(2), from + taken_at_once);
  }
  std::map<std::pair<std::uint64_t, std::string>, Offsets> found;
  for (Rows rows = select_said_(place(room, Position{from}), place(room, Position{to})); rows.next();) {
    const auto at = rows.natural(0);
    for (auto& token : all_tokens(rows.text(2), rows.integer(1)))
      found[{stretch_of(at), std::move(token)}].push_back(offset_of(at));
  }
  for (const auto& [key, offsets] : found) add(key.first, key.second, offsets);
  move_indexed_.run(to, room);
}

/// What is not will be taken in as it is then.
bool WordIndex::is_indexed(std::uint64_t place) {
  Rows rows = select_indexed_(room_at(place));
  rows.first();
  return place % positions_per_room <= rows.natural(0);
}

void WordIndex::replace(std::uint64_t place, std::string_view text) {
  if (!is_indexed(place)) return;
  std::vector<std::string> before;
  std::vector<std::string> after;
  {
    Rows rows = select_message_(place);
    rows.first();
    before = all_tokens(rows.text(1), rows.integer(0));
    after = all_tokens(text, rows.integer(0));
  }
  const auto stretch = stretch_of(place);
  const Offsets offset{offset_of(place)};
  for (const auto& token : before)
    if (std::ranges::find(after, token) == after.end()) take_out(stretch, token, offset);
  for (const auto& token : after)
    if (std::ranges::find(before, token) == before.end()) add(stretch, token, offset);
}

void WordIndex::remove(const std::vector<std::uint64_t>& places) {
  std::map<std::pair<std::uint64_t, std::string>, Offsets> gone;
  for (const auto place : places) {
    if (!is_indexed(place)) continue;
    Rows rows = select_message_(place);
    rows.first();
    for (auto& token : all_tokens(rows.text(1), rows.integer(0)))
      gone[{stretch_of(place), std::move(token)}].push_back(offset_of(place));
  }
  for (const auto& [key, offsets] : gone) take_out(key.first, key.second, offsets);
}

std::vector<std::string> WordIndex::all_tokens(std::string_view text, Key author) {
  auto all = tokens(text);
  all.push_back(author_token(author));
  if (has_link(text)) all.emplace_back(link_token);
  if (has_code(text)) all.emplace_back(code_token);
  return all;
}

void WordIndex::take_out(std::uint64_t stretch, std::string_view token, const Offsets& gone) {
  Offsets before;
  {
    Rows rows = select_offsets_(stretch, token);
    if (!rows.next()) return;
    unpack(rows.blob(0), before);
  }
  Offsets left;
  std::ranges::set_difference(before, gone, std::back_inserter(left));
  if (left.empty()) {
    delete_offsets_.run(stretch, token);
  } else {
    upsert_offsets_.run(stretch, token, packed(left));
  }
}

void WordIndex::add(std::uint64_t stretch, std::string_view token, const Offsets& offsets) {
  Offsets all;
  {
    Rows rows = select_offsets_(stretch, token);
    if (rows.next()) unpack(rows.blob(0), all);
  }
  const bool in_order = all.empty() || all.back() < offsets.front();
  all.insert(all.end(), offsets.begin(), offsets.end());
  if (!in_order) {
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
  }
  upsert_offsets_.run(stretch, token, packed(all));
}

}  // namespace teahouse
