#include "adapters/sqlite/finder.hpp"

#include <algorithm>
#include <utility>

namespace teahouse {
namespace {

/// Rows that one answer looks at: some ten milliseconds.
constexpr int rows_max = 4'000;

/// So many positions that are in no index are looked at together.
constexpr std::uint64_t looked_through_at_once = 64;

/// What comes after all that begin so.
std::string end_of(std::string token) {
  token += "\xf7";  // No UTF-8 begins with it.
  return token;
}

}  // namespace

Finder::Finder(Database& database)
    : select_rooms_(database,
                    "SELECT r.key, r.kind, r.uuid, r.first, r.head, r.indexed, r.at FROM memberships m "
                    "JOIN rooms r ON r.key = m.room WHERE m.person = ? AND m.here = 1"),
      select_lobby_(database, "SELECT key, kind, uuid, first, head, indexed, at FROM rooms WHERE kind = 0"),
      select_room_(database, "SELECT 1 FROM rooms WHERE kind = ? AND uuid = ?"),
      select_person_(database, "SELECT key FROM people WHERE id = ?"),
      select_time_(database, "SELECT at FROM entries WHERE place = ?"),
      select_entry_(database,
                    "SELECT e.kind, e.recalled OR EXISTS (SELECT 1 FROM forgettings gone WHERE gone.room = "
                    "e.place >> 32 AND gone.person = e.author AND e.place > gone.after AND e.place < "
                    "gone.upto), e.at, e.body, author.id, e.author_name FROM entries e "
                    "JOIN people author ON author.key = e.author WHERE e.place = ?"),
      select_offsets_(database, "SELECT places FROM words WHERE stretch = ? AND token = ?"),
      select_begun_(database, "SELECT places FROM words WHERE stretch = ? AND token >= ? AND token < ?") {}

std::variant<MessagesFound, Refusal> Finder::find(const MessageSearch& search) {
  auto trails = this->trails(search);
  if (search.room && trails.empty()) {
    const bool is_there = search.room->kind != RoomKind::direct &&
                          select_room_(kind_number(search.room->kind), search.room->uuid).next();
    return is_there ? Refusal::not_a_member : Refusal::unknown_room;
  }

  looked_at_ = 0;  // So that every answer comes on, in however many rooms it begins.
  const Wanted wanted(search.words);
  Tokens tokens{wanted.whole_tokens(), wanted.begun_tokens()};
  if (search.link) tokens.whole.emplace_back(link_token);
  if (search.code) tokens.whole.emplace_back(code_token);
  if (search.from) {
    Rows rows = select_person_(search.from->value);
    if (!rows.next()) return MessagesFound{};
    tokens.whole.push_back(author_token(rows.integer(0)));
  }

  std::erase_if(trails, [](const Trail& trail) { return trail.is_over(); });
  const auto is_older = [](const Trail& one, const Trail& other) { return one.place() < other.place(); };
  std::ranges::make_heap(trails, is_older);
  MessagesFound answer;
  while (!trails.empty() && answer.messages.size() < search.limit && looked_at_ < rows_max) {
    std::ranges::pop_heap(trails, is_older);
    Trail& trail = trails.back();
    if (trail.found) {
      answer.messages.push_back(*std::exchange(trail.found, std::nullopt));
      trail.next = answer.messages.back().position.value - 1;
    } else {
      go_on(trail, tokens, wanted, search);
    }
    if (trail.is_over() || (search.since && trail.at < *search.since)) {
      trails.pop_back();
    } else {
      std::ranges::push_heap(trails, is_older);
    }
  }
  if (!trails.empty()) answer.next = trails.front().place();
  return answer;
}

std::vector<Finder::Trail> Finder::trails(const MessageSearch& search) {
  std::vector<Trail> trails;
  const auto add = [&](const Rows& rows) {
    static constexpr std::array kinds{RoomKind::lobby, RoomKind::open, RoomKind::direct};
    Trail trail{.key = rows.integer(0),
                .id = {kinds.at(rows.natural(1)), rows.uuid(2)},
                .first = rows.natural(3),
                .indexed = rows.natural(5),
                .next = rows.natural(4),
                .at = Instant{Duration{rows.integer(6)}}};
    if (!search.room || *search.room == trail.id) trails.push_back(std::move(trail));
  };
  std::optional<Key> who;
  if (Rows person = select_person_(search.who.value); person.next()) who = person.integer(0);
  if (who) {
    for (Rows rows = select_rooms_(*who); rows.next();) add(rows);
  } else {
    Rows lobby = select_lobby_();
    lobby.first();
    add(lobby);
  }
  for (Trail& trail : trails) begin(trail, search);
  return trails;
}

/// Leaves out what is not to be looked at.
void Finder::begin(Trail& trail, const MessageSearch& search) {
  const Position head{trail.next};
  auto until = search.until;
  if (const auto& after = search.after) {
    if (trail.id == after->room) {
      trail.next = std::min(trail.next, after->position.value - 1);
    } else {
      // Of the same moment the rooms before that one are still to come.
      const auto end = trail.id < after->room ? after->at + Duration{1} : after->at;
      until = until ? std::min(*until, end) : end;
    }
  }
  if (until && trail.at >= *until)
    trail.next = std::min(trail.next, last_before(trail.key, head, *until).value);
  if (trail.next < head.value && !trail.is_over()) trail.at = time_of(trail.key, trail.next);
}

Position Finder::last_before(Key room, Position head, Instant time) {
  std::uint64_t below = 0;               // This one, if it is one, is older;
  std::uint64_t above = head.value + 1;  // this one is not.
  while (above - below > 1) {
    const auto middle = below + (above - below) / 2;
    (time_of(room, middle) < time ? below : above) = middle;
  }
  return Position{below};
}

/// Comes a step nearer to the next message that is found: `next` goes down, or it is found there.
void Finder::go_on(Trail& trail, const Tokens& tokens, const Wanted& wanted, const MessageSearch& search) {
  if (!std::exchange(trail.has_candidates, true)) look_for_candidates(trail, tokens);
  if (!trail.candidates.empty()) {
    const auto position = trail.candidates.back();
    trail.candidates.pop_back();
    return look_at(trail, position, wanted, search);
  }
  trail.has_candidates = false;
  trail.next = trail.looked_down_to;
  if (!trail.is_over()) trail.at = time_of(trail.key, trail.next);
}

void Finder::look_for_candidates(Trail& trail, const Tokens& tokens) {
  // Without a word to look up, as of one day's messages, every one is a candidate.
  const auto indexed = tokens.whole.empty() && tokens.begun.empty() ? 0 : trail.indexed;
  if (trail.next > indexed) {
    const auto end = std::max(indexed, trail.first - 1);
    trail.looked_down_to =
        trail.next - end > looked_through_at_once ? trail.next - looked_through_at_once : end;
    for (auto position = trail.looked_down_to + 1; position <= trail.next; ++position)
      trail.candidates.push_back(position);
    return;
  }
  const auto stretch = stretch_of(place(trail.key, Position{trail.next}));
  const auto begin = first_of(stretch) % positions_per_room;
  for (const auto offset : in_stretch(stretch, tokens)) {
    const auto position = begin + offset;
    if (position >= trail.first && position <= trail.next) trail.candidates.push_back(position);
  }
  trail.looked_down_to = begin == 0 ? 0 : begin - 1;
}

Offsets Finder::in_stretch(std::uint64_t stretch, const Tokens& tokens) {
  std::optional<Offsets> common;
  const auto narrow = [&](const Offsets& found) {
    if (!common) {
      common = found;
    } else {
      Offsets both;
      std::ranges::set_intersection(*common, found, std::back_inserter(both));
      common = std::move(both);
    }
    return !common->empty();
  };
  for (const auto& token : tokens.whole)
    if (!narrow(offsets(stretch, token))) return {};
  for (const auto& token : tokens.begun)
    if (!narrow(offsets_begun(stretch, token))) return {};
  return std::move(common).value_or(Offsets{});
}

Offsets Finder::offsets(std::uint64_t stretch, const std::string& token) {
  ++looked_at_;
  Offsets offsets;
  Rows rows = select_offsets_(stretch, token);
  if (rows.next()) unpack(rows.blob(0), offsets);
  return offsets;
}

Offsets Finder::offsets_begun(std::uint64_t stretch, const std::string& token) {
  ++looked_at_;
  Offsets offsets;
  int words = 0;
  const auto end = end_of(token);  // What is bound is looked at until the last row.
  for (Rows rows = select_begun_(stretch, token, end); rows.next(); ++words) unpack(rows.blob(0), offsets);
  looked_at_ += words / 8;  // They lie together.
  if (words > 1) {
    std::ranges::sort(offsets);
    const auto repeated = std::ranges::unique(offsets);
    offsets.erase(repeated.begin(), repeated.end());
  }
  return offsets;
}

void Finder::look_at(Trail& trail, std::uint64_t position, const Wanted& wanted,
                     const MessageSearch& search) {
  ++looked_at_;
  trail.next = position - 1;
  Rows rows = select_entry_(place(trail.key, Position{position}));
  rows.first();
  trail.at = Instant{Duration{rows.integer(2)}};
  const bool is_message = rows.integer(0) == 0 && rows.integer(1) == 0;
  if (!is_message || (search.since && trail.at < *search.since)) return;
  const UserId author{rows.uuid(4)};
  if (search.from && author != *search.from) return;
  const auto body = rows.text(3);
  if ((search.link && !has_link(body)) || (search.code && !has_code(body))) return;
  auto ranges = wanted.in(body);
  if (!ranges) return;
  auto text = excerpt(body, *ranges);
  trail.next = position;
  trail.found = MessageFound{trail.id, Position{position}, {author, std::string(rows.text(5))},
                             trail.at, std::move(text),    *std::move(ranges)};
}

Instant Finder::time_of(Key room, std::uint64_t position) {
  ++looked_at_;
  Rows rows = select_time_(place(room, Position{position}));
  rows.first();
  return Instant{Duration{rows.integer(0)}};
}

}  // namespace teahouse
