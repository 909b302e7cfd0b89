#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/codec.hpp"

namespace teahouse::protocol {

// What stands in protocol/examples/server, as we say it.

inline constexpr User ana{"0b6c1a9e-5d0f-4c7a-9a51-2f6d3c1e8b01", "ana"};
inline constexpr User ben{"7d21f0c4-93ab-4e1f-8c66-5b0a9d4f7e02", "ben"};
inline constexpr User cem{"e58a3b70-1c2d-4f90-b7e4-84c6f2a1d903", "cem"};
inline constexpr std::string_view tea = "room-3f9a6b1d-20c8-4d57-8e0b-6a7c5d4e3f10";
inline constexpr std::string_view coffee = "room-a4c81e52-7b96-4f03-9d2e-1b0c9f8e7d20";
inline constexpr std::string_view direct = "direct-5e0d7c3b-9a18-4f62-b1c0-d4e3f2a19b30";
inline constexpr std::string_view cid = "zV3kQ8f2Lr0bYw5TnXc1Pg";
inline constexpr std::string_view token =
    "eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwYjZjMWE5ZSJ9.c2lnbmF0dXJl";
inline constexpr std::uint64_t at = 1767225600000;

inline const SendMsg said{.room = tea,
                          .seq = 41,
                          .id = "c0ffee00-0000-4000-8000-000000000041",
                          .from = ana,
                          .text = "Who puts the kettle on?",
                          .at = at,
                          .cid = cid};
inline const MembershipChanged came{.room = tea,
                                    .seq = 42,
                                    .id = "c0ffee00-0000-4000-8000-000000000042",
                                    .from = ben,
                                    .change = Change::entered,
                                    .at = at + 1500,
                                    .cid = "4mJ7sDq_9Hh-KaE2oUi6Zt"};
inline const SendMsg said_directly{.room = direct,
                                   .seq = 1,
                                   .id = "c0ffee00-0000-4000-8000-000000000001",
                                   .from = ana,
                                   .to = ben.user_id,
                                   .text = "Is \"tea\" spelled\n\\tea\\ here? \xe8\x8c\xb6",
                                   .at = at};

template <typename Frame>
std::string encoded(const Frame& frame) {
  std::string out;
  encode(frame, out);
  return out;
}

inline std::string said_with_all() {
  const User users[]{cem, ana};
  const Reaction reactions[]{{"👍", 2, 47, users}};
  return encoded(SendMsg{.room = tea,
                         .seq = 43,
                         .id = "c0ffee00-0000-4000-8000-000000000043",
                         .from = ben,
                         .text = "I do",
                         .at = at,
                         .cid = cid,
                         .reply = Quote{41, ana, "Who puts the kettle on?"},
                         .edited = 45,
                         .reactions = reactions,
                         .pin = Pin{48, true}});
}

inline std::string said_with_files() {
  const FileSent files[]{{.file = "f11e0000-0000-4000-8000-000000000001",
                          .name = "茶.jpg",
                          .type = "image/jpeg",
                          .size = 204800,
                          .preview = true,
                          .width = 1600,
                          .height = 1200,
                          .tint = "#8a6d3b"},
                         {.file = "f11e0000-0000-4000-8000-000000000002",
                          .name = "song.mp3",
                          .type = "audio/mpeg",
                          .size = 1048576,
                          .duration = 61000}};
  return encoded(SendMsg{.room = tea,
                         .seq = 44,
                         .id = "c0ffee00-0000-4000-8000-000000000044",
                         .from = ben,
                         .text = "",
                         .at = at,
                         .cid = cid,
                         .reply = Quote{42, ana, "", 1, "kettle.jpg"},
                         .files = files});
}

inline std::string said_and_recalled() {
  return encoded(SendMsg{.room = tea,
                         .seq = 44,
                         .id = "c0ffee00-0000-4000-8000-000000000044",
                         .from = ana,
                         .text = "",
                         .at = at,
                         .cid = cid,
                         .recalled = 48});
}

inline std::string edited() {
  return encoded(Edited{.room = tea,
                        .seq = 45,
                        .id = "c0ffee00-0000-4000-8000-000000000045",
                        .from = ben,
                        .target = 43,
                        .text = "I do",
                        .at = at,
                        .cid = cid});
}

inline std::string recalled() {
  return encoded(Recalled{.room = tea,
                          .seq = 48,
                          .id = "c0ffee00-0000-4000-8000-000000000048",
                          .from = ana,
                          .target = 44,
                          .at = at,
                          .cid = cid});
}

inline std::string recalled_all() {
  return encoded(RecalledAll{.room = tea,
                             .seq = 48,
                             .id = "c0ffee00-0000-4000-8000-000000000048",
                             .from = ana,
                             .count = 17,
                             .at = at,
                             .cid = "01968a3e-0000-4000-8000-000000000048"});
}

inline std::string reacted() {
  return encoded(Reacted{.room = tea,
                         .seq = 47,
                         .id = "c0ffee00-0000-4000-8000-000000000047",
                         .from = cem,
                         .target = 43,
                         .emoji = "👍",
                         .on = true,
                         .count = 2,
                         .at = at,
                         .cid = cid});
}

inline std::string pinned() {
  return encoded(Pinned{.room = tea,
                        .seq = 48,
                        .id = "c0ffee00-0000-4000-8000-000000000048",
                        .from = cem,
                        .target = 43,
                        .on = true,
                        .at = at,
                        .cid = cid});
}

inline std::string pins() {
  const LogFrame entries[]{said};
  return encoded(Pins{.id = "7", .room = tea, .entries = entries});
}

inline std::string page() {
  const LogFrame entries[]{said, came};
  return encoded(Page{.id = "7", .room = tea, .epoch = 1, .first_seq = 1, .head = 42, .entries = entries});
}

inline std::string pong() {
  const Head heads[]{{"lobby", 1, 7}, {tea, 1, 42}};
  return encoded(Pong{.id = "13", .at = at, .heads = heads});
}

inline std::string user_list() {
  const User users[]{ana, ben, cem};
  return encoded(SendUserList{.room = "lobby", .users = users, .count = 3});
}

inline std::string roster_changed() {
  return encoded(RosterChanged{.room = tea, .count = 2, .came = {&ben, 1}, .went = {&cem, 1}, .renamed = {}});
}

inline std::string my_rooms() {
  const Room rooms[]{
      {.room = "lobby", .kind = RoomKind::lobby, .epoch = 1, .first_seq = 1, .head = 7, .mark = 7},
      {.room = tea,
       .kind = RoomKind::open,
       .name = "tea",
       .topic = "Leaves, water, time",
       .epoch = 1,
       .first_seq = 1,
       .head = 42,
       .mark = 40,
       .unread = 1,
       .last = said},
  };
  return encoded(MyRooms{rooms});
}

inline std::string room_entered() {
  const Room room{.room = coffee,
                  .kind = RoomKind::open,
                  .name = "coffee",
                  .topic = "",
                  .access = Access::open,
                  .role = Role::keeper,
                  .epoch = 1,
                  .first_seq = 1,
                  .head = 1,
                  .mark = 1};
  return encoded(RoomEntered{.id = "10", .data = room});
}

inline std::string direct_room_entered() {
  const Room room{.room = direct,
                  .kind = RoomKind::direct,
                  .with = ben,
                  .epoch = 1,
                  .first_seq = 1,
                  .head = 1,
                  .unread = 1};
  return encoded(RoomEntered{.data = room});
}

inline std::string rooms_found() {
  const RoomFound rooms[]{
      {.room = coffee, .name = "coffee", .topic = "For those who do not drink tea", .members = 2}};
  return encoded(RoomsFound{.id = "12", .rooms = rooms});
}

inline std::string invites() {
  const Invite invites[]{{.invite = "2f6d3c1e-8b01-9c5e-4f2a-7d21f0c493ab",
                          .by = ana,
                          .at = at,
                          .until = at + 604800000,
                          .uses = 10,
                          .used = 2},
                         {.invite = "9d2e1b0c-9f8e-7d20-a4c8-1e527b964f03", .by = ana, .at = at - 100000}};
  return encoded(Invites{.id = "14", .room = coffee, .invites = invites, .made = invites[0].invite});
}

inline std::string invite_found() {
  return encoded(InviteFound{
      .id = "17",
      .by = ana,
      .found = {.room = coffee, .name = "coffee", .topic = "For those who do not drink tea", .members = 2},
      .access = Access::invited,
      .until = at + 604800000});
}

inline std::string people_found() {
  const User users[]{ana, ben};
  return encoded(PeopleFound{.id = "13", .room = "lobby", .users = users, .count = 412, .next = ben.user_id});
}

inline std::string typists() {
  const User users[]{ben};
  return encoded(Typists{.room = "lobby", .users = users, .count = 1});
}

inline std::string messages_found() {
  const TextRange ranges[]{{3, 2}};
  const MessageFound messages[]{
      {.room = "lobby", .seq = 8, .from = ben, .at = at, .text = "我家在上海东边", .ranges = ranges}};
  return encoded(MessagesFound{.id = "9", .messages = messages, .next = "1767225600000.lobby.8"});
}

inline std::string room_set() {
  return encoded(RoomSet{.id = "14",
                         .room = tea,
                         .settings = {.level = Level::mentions,
                                      .muted_until = at + 3'600'000,
                                      .pinned = true,
                                      .archived = 0,
                                      .revision = 3}});
}

inline std::string refused() {
  return encoded(Refused{.id = "3",
                         .code = Refusal::too_fast,
                         .message = "At most 5 at once and 2 a second after that.",
                         .cid = cid,
                         .retry_after = 480});
}

}  // namespace teahouse::protocol
