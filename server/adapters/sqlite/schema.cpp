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

// A file is its owner's from when they begin to send it; its bytes are not here. The owner may be somebody
// whom no other table knows yet. `size` is what it takes or is to take, `announced` what counts for the
// owner's day. Of one that is to go nothing is kept but what it takes, of one that is gone what it counted;
// `place` and `turn` are of the message that has it.
constexpr const char* files_of_messages = R"sql(
CREATE TABLE files (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  owner BLOB NOT NULL,
  state INTEGER NOT NULL,              -- 0 is coming, 1 is whole, 2 is in a message, 3 is to go, 4 is gone
  place INTEGER,
  turn INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,                 -- when it was begun
  announced INTEGER NOT NULL,
  size INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL DEFAULT '',
  shown INTEGER NOT NULL DEFAULT 0,
  preview INTEGER NOT NULL DEFAULT 0,
  width INTEGER NOT NULL DEFAULT 0,
  height INTEGER NOT NULL DEFAULT 0,
  tint TEXT NOT NULL DEFAULT '',
  duration INTEGER
) STRICT;
CREATE INDEX files_by_place ON files (place, turn) WHERE place IS NOT NULL;
CREATE INDEX files_by_owner ON files (owner, at, announced);
CREATE INDEX files_by_state ON files (state, at, size);
)sql";

// Whoever has been in a room the longest keeps it: its maker, if they are still there. An invitation stays
// when it is good no more, so that it can be said why. memberships_by_room lists those who are in a room, the
// longest first; the lobby, where everybody is, and direct rooms know no turns.
constexpr const char* private_rooms = R"sql(
ALTER TABLE rooms ADD COLUMN access INTEGER NOT NULL DEFAULT 0;      -- 1: by invitation, a private room
ALTER TABLE memberships ADD COLUMN role INTEGER NOT NULL DEFAULT 0;  -- 1: keeper
CREATE INDEX memberships_by_room ON memberships (room, turn) WHERE here = 1 AND turn > 0;
CREATE INDEX keepers_by_room ON memberships (room) WHERE role = 1;
UPDATE memberships SET role = 1 WHERE here = 1 AND turn > 0 AND turn = (
  SELECT min(m.turn) FROM memberships m WHERE m.room = memberships.room AND m.here = 1 AND m.turn > 0);

CREATE TABLE invites (
  id BLOB PRIMARY KEY,
  room INTEGER NOT NULL REFERENCES rooms,
  author INTEGER NOT NULL REFERENCES people,
  at INTEGER NOT NULL,
  until INTEGER,                       -- NULL: for ever
  uses INTEGER,                        -- NULL: any number
  used INTEGER NOT NULL DEFAULT 0,
  revoked INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX invites_by_room ON invites (room);
)sql";

// Which messages have which words: in the stretch of a room's log with this number, the offsets of a token's
// messages; see word_index.hpp. A stretch's tokens lie together, so what is said last and looked for most is
// in few pages, and a word that is taken back is written over where it stands. `indexed` is the position up
// to which a room's messages are in it; the rest is looked through.
constexpr const char* words_are_found = R"sql(
CREATE TABLE words (
  stretch INTEGER NOT NULL,
  token TEXT NOT NULL,
  places BLOB NOT NULL,
  PRIMARY KEY (stretch, token)
) STRICT, WITHOUT ROWID;
ALTER TABLE rooms ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX rooms_behind ON rooms (key) WHERE head - indexed >= 64;
)sql";

// A mark that was set back is the newer one although it is not further on.
constexpr const char* marks_go_back = R"sql(
ALTER TABLE memberships ADD COLUMN backs INTEGER NOT NULL DEFAULT 0;
)sql";

// What somebody wants of a room; see core/room_settings.hpp. It stays when they leave only as its revision.
constexpr const char* settings_of_rooms = R"sql(
ALTER TABLE memberships ADD COLUMN level INTEGER NOT NULL DEFAULT 0;  -- usual, all, mentions, none
ALTER TABLE memberships ADD COLUMN muted_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE memberships ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE memberships ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE memberships ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
)sql";

// Of a message the position of the newest entry that pinned it, or took it down: then it is negative.
constexpr const char* pins = R"sql(
ALTER TABLE entries ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pins ON entries (place) WHERE pinned > 0;
)sql";

// What keepers say of a room. `arranged` is the position of the entry that said it last.
constexpr const char* rooms_are_arranged = R"sql(
ALTER TABLE rooms ADD COLUMN speakers INTEGER NOT NULL DEFAULT 0;  -- 1: keepers alone
ALTER TABLE rooms ADD COLUMN change_window INTEGER NOT NULL DEFAULT 86400000;  -- milliseconds, 0: for ever
ALTER TABLE rooms ADD COLUMN arranged INTEGER NOT NULL DEFAULT 0;
)sql";

// How far somebody has read as the other of a direct room knows it.
constexpr const char* marks_are_shown = R"sql(
ALTER TABLE memberships ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
)sql";

// Who took back all that they said in a room, where their rows do not say so yet; see forgetting.hpp. `after`
// and `upto` are places, and those of one person in one room do not overlap; up to `cleaned` the words are
// written over.
constexpr const char* forgettings = R"sql(
CREATE TABLE forgettings (
  room INTEGER NOT NULL REFERENCES rooms,
  person INTEGER NOT NULL REFERENCES people,
  after INTEGER NOT NULL,
  upto INTEGER NOT NULL,               -- the place of the entry by which it was done
  cleaned INTEGER NOT NULL,
  PRIMARY KEY (room, person, after)
) STRICT, WITHOUT ROWID;
)sql";

// Whom an entry is about beside its author, by the name in its body: who was made a keeper or removed, or
// keeps the room when the last keeper left. What people were called before; since when they are known is not
// known of those who were there before this.
constexpr const char* members_and_names = R"sql(
ALTER TABLE entries ADD COLUMN subject INTEGER REFERENCES people;
ALTER TABLE people ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
UPDATE people SET since = named_at;
CREATE TABLE former_names (
  person INTEGER NOT NULL REFERENCES people,
  until INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (person, until)
) STRICT, WITHOUT ROWID;
)sql";

// Browsers that are pushed to; of a person the newest have the highest keys. memberships_loud lists those who
// want to be told everything that is said in a room.
constexpr const char* browsers = R"sql(
CREATE TABLE subscriptions (
  key INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people,
  endpoint TEXT NOT NULL UNIQUE,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  words INTEGER NOT NULL,
  quiet_from INTEGER,                  -- minutes of the day in UTC; NULL: none
  quiet_to INTEGER,
  said_at INTEGER NOT NULL             -- when the browser said so last
) STRICT;
CREATE INDEX subscriptions_by_person ON subscriptions (person);
CREATE INDEX subscriptions_by_age ON subscriptions (said_at);
CREATE INDEX memberships_loud ON memberships (room, person) WHERE level = 1;
)sql";

constexpr std::array migrations{first_version,      cids_first,        changes_of_messages,
                                files_of_messages,  private_rooms,     words_are_found,
                                marks_go_back,      settings_of_rooms, pins,
                                rooms_are_arranged, marks_are_shown,   forgettings,
                                members_and_names,  browsers};

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
