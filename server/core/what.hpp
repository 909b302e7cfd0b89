#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "core/ids.hpp"

namespace teahouse {

/// Somebody, by the name they had at the time.
struct Person {
  UserId id;
  std::string name;

  bool operator==(const Person&) const = default;
};

// What an entry of a log is about.

/// The message that another one answers, as it is now.
struct Quote {
  Position position;
  Person author{};
  std::string text{};  ///< How it begins: at most quote_code_points; nothing once it was recalled.
  std::uint32_t files = 0;
  std::string file{};  ///< What the first of its files is called.

  bool operator==(const Quote&) const = default;
};

constexpr std::size_t quote_code_points = 120;

/// A file as everybody in the room is told of it.
struct File {
  FileId id;
  std::string name{};
  std::string type{};  ///< A media type, found from the bytes.
  std::uint64_t size = 0;
  bool preview = false;
  std::uint32_t width = 0;  ///< Of a picture as it is seen, or 0.
  std::uint32_t height = 0;
  std::string tint{};                       ///< The colour of a picture on the whole, `#rrggbb`; or nothing.
  std::optional<std::uint32_t> duration{};  ///< In milliseconds, as its owner said.

  bool operator==(const File&) const = default;
};

constexpr std::size_t files_of_message_max = 10;

/// How one emoji stands under a message.
struct Reaction {
  std::string emoji;
  std::uint32_t count = 0;
  Position changed;            ///< The entry that made it so.
  std::vector<Person> people;  ///< Some of them, at most reaction_people_max; who reads it first.

  bool operator==(const Reaction&) const = default;
};

/// Whether a message is pinned, by the newest entry that says so.
struct PinState {
  Position changed;
  bool on = false;

  bool operator==(const PinState&) const = default;
};

constexpr std::size_t pins_max = 50;  ///< In one room.

constexpr std::size_t reaction_people_max = 8;
constexpr std::size_t reactions_max = 20;  ///< Different ones under one message.

/// A message, with what became of it since. A draft has text, the position of what it answers and the ids of
/// its files alone.
struct Said {
  std::string text{};  ///< As it was last edited; nothing once it was recalled.
  std::optional<Quote> answers{};
  Position edited{};                  ///< The newest Edited, or 0.
  Position recalled{};                ///< The Recalled, or 0.
  std::vector<Reaction> reactions{};  ///< In the order in which they came first.
  std::vector<File> files{};          ///< None once it was recalled.
  std::optional<PinState> pin{};      ///< Nothing for one that never was.

  bool operator==(const Said&) const = default;
};
struct Entered {
  bool operator==(const Entered&) const = default;
};
struct Left {
  std::optional<Person>
      keeper{};  ///< Who keeps the room from now on, when the last keeper left; the store says.
  bool operator==(const Left&) const = default;
};

/// Its author says a message in other words.
struct Edited {
  Position target;
  std::string text;  ///< Nothing once there is a newer edit, or the message was recalled.
  bool operator==(const Edited&) const = default;
};

/// Its author takes a message back: its words are forgotten wherever they are kept.
struct Recalled {
  Position target;
  bool operator==(const Recalled&) const = default;
};

/// Somebody puts an emoji under a message, or takes it away.
struct Reacted {
  Position target;
  std::string emoji;
  bool on = true;
  std::uint32_t count = 0;  ///< How many people have it there after that; the store counts.
  bool operator==(const Reacted&) const = default;
};

/// Somebody pins a message, so that everyone finds it again, or takes it down.
struct Pinned {
  Position target;
  bool on = true;
  bool operator==(const Pinned&) const = default;
};

/// A keeper says how the room is called, and what holds in it from now on; what is not here stays. See
/// arranging.hpp.
struct Arranged {
  std::optional<std::string> name{};
  std::optional<std::string> topic{};  ///< Empty for none.
  std::optional<Speakers> speakers{};
  std::optional<Duration> window{};  ///< For so long messages can be edited and recalled; zero: for ever.
  bool operator==(const Arranged&) const = default;
};

/// A keeper makes a member a keeper, or takes it back. A draft has the person's id alone.
struct Appointed {
  Person whom;
  bool on = true;
  bool operator==(const Appointed&) const = default;
};

/// A keeper puts somebody out of the room. A draft has the person's id alone.
struct Removed {
  Person whom;
  bool operator==(const Removed&) const = default;
};

/// The window of a room of which no keeper said otherwise.
constexpr Duration usual_window = std::chrono::hours{24};

/// Its author takes back every message that they said in the room before it, as if by one Recalled each.
struct RecalledAll {
  std::uint32_t count = 0;  ///< How many messages those were; the store counts.
  bool operator==(const RecalledAll&) const = default;
};

using What = std::variant<Said, Entered, Left, Edited, Recalled, Reacted, Pinned, Arranged, Appointed,
                          Removed, RecalledAll>;

bool is_said(const What& what);

/// Whether somebody entered or left.
bool is_move(const What& what);

/// What only keepers do.
bool is_keeping(const What& what);

/// Whom it is about beside its author: who was appointed or removed, or keeps the room when the last keeper
/// left.
const Person* subject(const What& what);

/// Whether its author has read so far by it: not by what is done to a message or to a room.
bool moves_mark(const What& what);

/// Whether entries before it are otherwise since.
bool is_change(const What& what);

/// The message that is edited, recalled, reacted to or pinned.
std::optional<Position> target(const What& what);

/// The text of a message or an edit, the emoji of a reaction.
std::string_view words(const What& what);

/// Whether a draft that asks for this asks again for what became that: what the store added, and what was
/// done to a message since, do not tell them apart.
bool asks_again(const What& draft, const What& kept);

}  // namespace teahouse
