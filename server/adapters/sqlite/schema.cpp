#include "adapters/sqlite/schema.hpp"

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>

#include "adapters/sqlite/database.hpp"

namespace teahouse {
namespace {

// Ids are 16 bytes as they come; inside, people and rooms have small numbers, so that entries and their index
// stay short.
//
// An entry's primary key is its place: the room's number in the upper 31 bits, the position in the lower 32.
// It is the rowid, so a room's log lies in one stretch of one tree: a page is one range scan with no index
// between, an append one insert beside the last one of its room. (WITHOUT ROWID would hold whole texts in
// inner pages; a rowid of its own would need a second index for every append.) entries_by_cid is the only
// other tree that an entry is put into; besides, its author's mark moves in memberships.
//
// `said` counts the messages of a room: in an entry up to it, in a room all, in a membership up to the mark.
// So the unread are a subtraction and never a count over rows.
//
// A membership stays when somebody leaves (here = 0): its turn is the position of their newest Entered, or
// Left.
constexpr const char* first_version = R"sql(
CREATE TABLE people (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  named_at INTEGER NOT NULL
) STRICT;

CREATE TABLE rooms (
  key INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,               -- 0 lobby, 1 open, 2 direct
  uuid BLOB NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  topic TEXT NOT NULL DEFAULT '',
  folded_name TEXT UNIQUE,             -- of open rooms
  folded_text TEXT NOT NULL DEFAULT '',  -- name and topic, to be found by
  one INTEGER REFERENCES people,       -- of direct rooms: the two, the lower id first
  other INTEGER REFERENCES people,
  epoch INTEGER NOT NULL DEFAULT 1,
  first INTEGER NOT NULL DEFAULT 1,
  head INTEGER NOT NULL DEFAULT 0,
  said INTEGER NOT NULL DEFAULT 0,
  last INTEGER NOT NULL DEFAULT 0,     -- the newest message's position
  at INTEGER NOT NULL DEFAULT 0,       -- the newest entry's time, in milliseconds since 1970
  members INTEGER NOT NULL DEFAULT 0,
  made INTEGER NOT NULL,               -- the change that made it
  changed INTEGER NOT NULL,            -- the newest change; every entry of any room is one, counted from 1
  UNIQUE (kind, uuid)
) STRICT;
CREATE INDEX rooms_by_change ON rooms (changed);
CREATE INDEX rooms_by_members ON rooms (members) WHERE kind = 1;
INSERT INTO rooms (kind, uuid, made, changed) VALUES (0, zeroblob(16), 0, 0);

CREATE TABLE memberships (
  person INTEGER NOT NULL REFERENCES people,
  room INTEGER NOT NULL REFERENCES rooms,
  here INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  said INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  PRIMARY KEY (person, room)
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
  place INTEGER PRIMARY KEY,
  said INTEGER NOT NULL,
  kind INTEGER NOT NULL,               -- 0 said, 1 entered, 2 left; 3 and more: see rows.cpp
  author INTEGER NOT NULL REFERENCES people,
  author_name TEXT NOT NULL,
  id BLOB NOT NULL,
  cid TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX entries_by_cid ON entries (author, cid);
)sql";

// Clients make cids that begin with the time, so those of one moment lie on one page of the index, whoever
// their authors are. With the author in front each author had a page of their own, and a message cost a page.
constexpr const char* cids_first = R"sql(
DROP INDEX entries_by_cid;
CREATE UNIQUE INDEX entries_by_cid ON entries (cid, author);
)sql";

// What is done to a message is an entry of its own, and shows in the message's row: its text is the newest
// one, edited and recalled are the newest such entries' positions. `target` is the position of the message
// that an entry answers, edits, recalls or reacts to. The words of an edit are kept until the next one or the
// recall, which the message's `edited` leads to. `count` is, of a reaction, how many people have it there
// then.
//
// reaction_counts is what reactions add up to: a page needs it and only a few of the people.
constexpr const char* changes_of_messages = R"sql(
ALTER TABLE entries ADD COLUMN target INTEGER;
ALTER TABLE entries ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN recalled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN count INTEGER NOT NULL DEFAULT 0;

CREATE TABLE reactions (
  place INTEGER NOT NULL,              -- of the message
  emoji TEXT NOT NULL,
  turn INTEGER NOT NULL,               -- the position of the entry that put it there
  person INTEGER NOT NULL REFERENCES people,
  PRIMARY KEY (place, emoji, turn),
  UNIQUE (place, emoji, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE reaction_counts (
  place INTEGER NOT NULL,
  emoji TEXT NOT NULL,
  count INTEGER NOT NULL,
  first INTEGER NOT NULL,              -- the position of the entry that brought the emoji
  changed INTEGER NOT NULL,            -- of the newest one
  PRIMARY KEY (place, emoji)
) STRICT, WITHOUT ROWID;
)sql";

// Of a message the position of the newest entry that pinned it, or took it down: then it is negative.
constexpr const char* pins = R"sql(
ALTER TABLE entries ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pins ON entries (place) WHERE pinned > 0;
)sql";

constexpr std::array migrations{first_version, cids_first, changes_of_messages, pins};

}  // namespace

void migrate(Database& database) {
  const auto version = static_cast<std::size_t>(database.number("PRAGMA user_version"));
  if (version > migrations.size()) {
    throw std::runtime_error("the data were written by a newer teahouse: their schema is " +
                             std::to_string(version) + ", this program knows " +
                             std::to_string(migrations.size()) + " at most");
  }
  for (std::size_t at = version; at < migrations.size(); ++at) {
    database.run("BEGIN IMMEDIATE");
    database.run(migrations.at(at));
    database.run(("PRAGMA user_version = " + std::to_string(at + 1)).c_str());
    database.run("COMMIT");
  }
}

}  // namespace teahouse
