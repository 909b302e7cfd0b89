// Generated from protocol/teahouse.schema.json by protocol/generate.mjs. Do not edit.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/ids.hpp"
#include "core/push.hpp"
#include "core/refusal.gen.hpp"
#include "core/room_settings.hpp"

namespace teahouse::protocol {

using teahouse::Level;
using teahouse::PushFate;
using teahouse::Refusal;
using teahouse::Access;
using teahouse::Role;
using teahouse::RoomKind;
using teahouse::Speakers;

// What clients send: values that own what they hold, the fields of `data` beside the request's own id.

/// Who one is. Must be the first frame, within 5 seconds. Without a token: a new person. Answered by
/// sendName, or by a close code of the 4100s.
struct Connection {
  static constexpr std::string_view type = "connection";
  std::optional<std::string> id{};
  /// If given, must be the token's.
  std::optional<std::string> user_id{};
  std::optional<std::string> token{};
  std::optional<std::string> name{};
  /// 1 for a client that knows this whole protocol. Without it the client hears only frames 1 to 4 and close
  /// codes.
  std::optional<std::uint32_t> v{};

  bool operator==(const Connection&) const = default;
};

/// Be called something else. Everyone sees it; answered by sendName.
struct ChangeName {
  static constexpr std::string_view type = "changeName";
  std::optional<std::string> id{};
  std::string name;

  bool operator==(const ChangeName&) const = default;
};

/// Say something: to a room, to a person (`to` is a user's id), or to the lobby (no `to`). Answered by
/// acknowledged, once it cannot be lost any more.
struct Msg {
  static constexpr std::string_view type = "msg";
  std::optional<std::string> id{};
  std::optional<std::string> to{};
  /// May be empty if there are files.
  std::string text;
  /// The message of the same room that this answers.
  std::optional<std::uint64_t> reply{};
  /// Files that one sent by `POST /api/files`, in the order in which they are shown.
  std::optional<std::vector<std::string>> files{};
  std::optional<std::string> cid{};

  bool operator==(const Msg&) const = default;
};

/// Say one's own message in other words. Answered by acknowledged.
struct Edit {
  static constexpr std::string_view type = "edit";
  std::optional<std::string> id{};
  std::string room;
  std::uint64_t target = 0;
  std::string text;
  std::optional<std::string> cid{};

  bool operator==(const Edit&) const = default;
};

/// Take one's own message back: its words are forgotten everywhere, that it was there is not. Answered by
/// acknowledged.
struct Recall {
  static constexpr std::string_view type = "recall";
  std::optional<std::string> id{};
  std::string room;
  std::uint64_t target = 0;
  std::optional<std::string> cid{};

  bool operator==(const Recall&) const = default;
};

/// Take back everything that one said, in all rooms, also in those that one has left; however long ago it
/// was. Answered by forgotten.
struct ForgetMe {
  static constexpr std::string_view type = "forgetMe";
  std::optional<std::string> id{};
  std::optional<std::string> cid{};

  bool operator==(const ForgetMe&) const = default;
};

/// Put an emoji under a message, or take it away again. Answered by acknowledged.
struct React {
  static constexpr std::string_view type = "react";
  std::optional<std::string> id{};
  std::string room;
  std::uint64_t target = 0;
  std::string emoji;
  bool on = false;
  std::optional<std::string> cid{};

  bool operator==(const React&) const = default;
};

/// Pin a message, so that everyone in the room finds it again, or take it down. Anyone who may speak in the
/// room may. Answered by acknowledged.
struct PinMessage {
  static constexpr std::string_view type = "pin";
  std::optional<std::string> id{};
  std::string room;
  std::uint64_t target = 0;
  bool on = false;
  std::optional<std::string> cid{};

  bool operator==(const PinMessage&) const = default;
};

/// The pinned messages of a room. Answered by pins.
struct ListPins {
  static constexpr std::string_view type = "listPins";
  std::optional<std::string> id{};
  std::string room;

  bool operator==(const ListPins&) const = default;
};

/// Hear a room live, from a position on. Answered by subscribed, then page frames with all that came after
/// `since`, or a hole and the newest page if that is too much; nothing is left out in between. Give either
/// `room` or `with`.
struct Subscribe {
  static constexpr std::string_view type = "subscribe";
  std::optional<std::string> id{};
  std::optional<std::string> room{};
  /// A person: the direct room with them, which need not have been used yet.
  std::optional<std::string> with{};
  /// The client has everything up to here. Without it, the newest page is sent.
  std::optional<std::uint64_t> since{};
  /// The epoch that `since` is of; when it is no longer the room's, `since` counts for nothing.
  std::optional<std::uint32_t> epoch{};

  bool operator==(const Subscribe&) const = default;
};

/// Stop hearing a room live. The lobby goes on to be heard.
struct Unsubscribe {
  static constexpr std::string_view type = "unsubscribe";
  std::optional<std::string> id{};
  std::string room;

  bool operator==(const Unsubscribe&) const = default;
};

/// A page of a room's log: the newest entries before `before`, or, if only `after` is given, the oldest after
/// it, or, with `at`, the oldest of that time or later. Answered by page.
struct History {
  static constexpr std::string_view type = "history";
  std::optional<std::string> id{};
  std::string room;
  std::optional<std::uint64_t> before{};
  std::optional<std::uint64_t> after{};
  std::optional<std::uint64_t> at{};
  /// 50 if not given. The server may send fewer.
  std::optional<std::uint32_t> limit{};

  bool operator==(const History&) const = default;
};

/// One has read up to here. The mark goes back only with `back`: from there on is unread again. Answered by
/// readMark on all of one's own connections. `backs`: as the client knows it; nothing moves if the mark was
/// set back more often since. `quiet`: the other of a direct room is not told.
struct Read {
  static constexpr std::string_view type = "read";
  std::optional<std::string> id{};
  std::string room;
  std::uint64_t seq = 0;
  std::optional<bool> back{};
  std::optional<std::uint32_t> backs{};
  std::optional<bool> quiet{};

  bool operator==(const Read&) const = default;
};

/// Make an open room, or a private one, and enter it, as its keeper. Answered by roomEntered.
struct CreateRoom {
  static constexpr std::string_view type = "createRoom";
  std::optional<std::string> id{};
  std::string name;
  std::optional<std::string> topic{};
  /// Open if not given.
  std::optional<Access> access{};
  std::optional<std::string> cid{};

  bool operator==(const CreateRoom&) const = default;
};

/// Enter an open room, or by an invitation any; to do so twice does nothing more. Answered by roomEntered.
struct Join {
  static constexpr std::string_view type = "join";
  std::optional<std::string> id{};
  std::string room;
  /// Of the invitation.
  std::optional<std::string> secret{};
  std::optional<std::string> cid{};

  bool operator==(const Join&) const = default;
};

/// Leave an open room. Answered by roomLeft.
struct Leave {
  static constexpr std::string_view type = "leave";
  std::optional<std::string> id{};
  std::string room;
  std::optional<std::string> cid{};

  bool operator==(const Leave&) const = default;
};

/// Open rooms whose name or topic has the query in it, those with the most members first. Answered by
/// roomsFound.
struct FindRooms {
  static constexpr std::string_view type = "findRooms";
  std::optional<std::string> id{};
  std::optional<std::string> query{};
  std::optional<std::uint32_t> limit{};

  bool operator==(const FindRooms&) const = default;
};

/// Who is in a room that one hears, a piece at a time: all, or those whose names have the query in them.
/// `after`: the `next` of the piece before. Answered by peopleFound.
struct FindPeople {
  static constexpr std::string_view type = "findPeople";
  std::optional<std::string> id{};
  std::string room;
  std::optional<std::string> query{};
  std::optional<std::string> after{};
  std::optional<std::uint32_t> limit{};

  bool operator==(const FindPeople&) const = default;
};

/// The newest messages that have all these words in them, in the rooms that one is in. Answered by
/// messagesFound. `from`: who said it. `link`, `code`: that have one. `since`, `until`: not before the one,
/// and before the other. `after`: the `next` of the piece before.
struct FindMessages {
  static constexpr std::string_view type = "findMessages";
  std::optional<std::string> id{};
  std::optional<std::string> query{};
  std::optional<std::string> from{};
  std::optional<std::string> room{};
  std::optional<bool> link{};
  std::optional<bool> code{};
  std::optional<std::uint64_t> since{};
  std::optional<std::uint64_t> until{};
  std::optional<std::string> after{};
  /// 20 if not given, and never more than 50.
  std::optional<std::uint32_t> limit{};

  bool operator==(const FindMessages&) const = default;
};

/// Let others into a room that one keeps, by a link with a secret in it. The same secret again is the same
/// invitation. Answered by invites.
struct CreateInvite {
  static constexpr std::string_view type = "createInvite";
  std::optional<std::string> id{};
  std::string room;
  std::string secret;
  /// Without it, for ever.
  std::optional<std::uint32_t> lasts{};
  /// How many may come by it. Without it, any number.
  std::optional<std::uint32_t> uses{};

  bool operator==(const CreateInvite&) const = default;
};

/// The invitations into a room that one keeps. Answered by invites.
struct ListInvites {
  static constexpr std::string_view type = "listInvites";
  std::optional<std::string> id{};
  std::string room;

  bool operator==(const ListInvites&) const = default;
};

/// Take an invitation into a room that one keeps back: nobody comes by it any more. Answered by invites.
struct RevokeInvite {
  static constexpr std::string_view type = "revokeInvite";
  std::optional<std::string> id{};
  std::string room;
  std::string invite;

  bool operator==(const RevokeInvite&) const = default;
};

/// Where an invitation leads. Answered by inviteFound; to enter is to join.
struct FindInvite {
  static constexpr std::string_view type = "findInvite";
  std::optional<std::string> id{};
  std::string secret;

  bool operator==(const FindInvite&) const = default;
};

/// Are you there? Answered by pong, with the heads of all rooms that are heard: so that a lost last message
/// is found too.
struct Ping {
  static constexpr std::string_view type = "ping";
  std::optional<std::string> id{};

  bool operator==(const Ping&) const = default;
};

/// One is writing in a room that one hears, or has stopped. To be said again every 3 seconds while it goes
/// on: what was said so is forgotten after 6, and when one says something. Has no answer, also in vain: not
/// of a room of more than 100 people, and not oftener than there is any use.
struct Typing {
  static constexpr std::string_view type = "typing";
  std::optional<std::string> id{};
  std::string room;
  bool on = false;

  bool operator==(const Typing&) const = default;
};

/// What one wants of a room that one is in, all of it at once. Answered by roomSet on all of one's own
/// connections.
struct SetRoom {
  static constexpr std::string_view type = "setRoom";
  std::optional<std::string> id{};
  std::string room;
  /// A Level.
  std::string level;
  std::uint64_t muted_until = 0;
  bool pinned = false;
  std::uint64_t archived = 0;

  bool operator==(const SetRoom&) const = default;
};

/// Say how a room that one keeps is called, and what holds in it; what is left out stays. Answered by
/// acknowledged.
struct ArrangeRoom {
  static constexpr std::string_view type = "arrangeRoom";
  std::optional<std::string> id{};
  std::string room;
  std::optional<std::string> name{};
  /// Empty for none.
  std::optional<std::string> topic{};
  std::optional<Speakers> speakers{};
  /// For so long a message can be edited and recalled; 0: for ever.
  std::optional<std::uint32_t> window{};
  std::optional<std::string> cid{};

  bool operator==(const ArrangeRoom&) const = default;
};

/// Make a member a keeper of a room that one keeps, or take it back; also from oneself. Answered by
/// acknowledged.
struct AppointKeeper {
  static constexpr std::string_view type = "appoint";
  std::optional<std::string> id{};
  std::string room;
  std::string user;
  bool on = false;
  std::optional<std::string> cid{};

  bool operator==(const AppointKeeper&) const = default;
};

/// Put somebody out of a room that one keeps. They can come back: into an open room at once, into a private
/// one by an invitation that was made after that. Answered by acknowledged.
struct RemoveMember {
  static constexpr std::string_view type = "remove";
  std::optional<std::string> id{};
  std::string room;
  std::string user;
  std::optional<std::string> cid{};

  bool operator==(const RemoveMember&) const = default;
};

/// Who is in an open or private room that one is in, those who have been in it the longest first, a piece at
/// a time: all, or those whose names have the query in them. Answered by membersFound.
struct FindMembers {
  static constexpr std::string_view type = "findMembers";
  std::optional<std::string> id{};
  std::string room;
  std::optional<std::string> query{};
  /// The `next` of the piece before.
  std::optional<std::uint64_t> after{};
  std::optional<std::uint32_t> limit{};

  bool operator==(const FindMembers&) const = default;
};

/// What the house knows of somebody. Answered by personFound.
struct FindPerson {
  static constexpr std::string_view type = "findPerson";
  std::optional<std::string> id{};
  std::string user;

  bool operator==(const FindPerson&) const = default;
};

/// Somebody sits before this client now, or not any more: whoever sits before none of theirs is reached by
/// push. A client that never says so counts as attended. No answer.
struct Attend {
  static constexpr std::string_view type = "attend";
  std::optional<std::string> id{};
  bool on = false;

  bool operator==(const Attend&) const = default;
};

/// From now on push to this browser what its person wants to be told (setRoom) while they are before none of
/// their clients. Again for the same endpoint: what is given now counts. Answered by pushKept.
struct PushSubscribe {
  static constexpr std::string_view type = "pushSubscribe";
  std::optional<std::string> id{};
  std::string endpoint;
  std::string p256dh;
  std::string auth;
  /// Say in a push what was said, not only who said something.
  bool words = false;
  /// With quietTo: do not push from the one to the other, each day. The same twice is the whole day.
  std::optional<std::uint32_t> quiet_from{};
  std::optional<std::uint32_t> quiet_to{};

  bool operator==(const PushSubscribe&) const = default;
};

/// Push to this browser of one's own no more. Answered by pushKept.
struct PushUnsubscribe {
  static constexpr std::string_view type = "pushUnsubscribe";
  std::optional<std::string> id{};
  std::string endpoint;

  bool operator==(const PushUnsubscribe&) const = default;
};

/// Send a push to this browser now, to see whether it comes. Answered by pushTested, once the push service
/// has answered.
struct PushTest {
  static constexpr std::string_view type = "pushTest";
  std::optional<std::string> id{};
  std::string endpoint;
  std::string p256dh;
  std::string auth;

  bool operator==(const PushTest&) const = default;
};

using ClientFrame = std::variant<Connection, ChangeName, Msg, Edit, Recall, ForgetMe, React, PinMessage,
                                 ListPins, Subscribe, Unsubscribe, History, Read, CreateRoom, Join, Leave,
                                 FindRooms, FindPeople, FindMessages, CreateInvite, ListInvites, RevokeInvite,
                                 FindInvite, Ping, Typing, SetRoom, ArrangeRoom, AppointKeeper, RemoveMember,
                                 FindMembers, FindPerson, Attend, PushSubscribe, PushUnsubscribe, PushTest>;

// What the server sends: values that borrow what they hold, made just before they are encoded.

/// Somebody.
struct User {
  std::string_view user_id;
  std::string_view name;
};

/// What a message answers, as it is now: who said it, and how it begins (at most 120 code points; nothing
/// once it was recalled).
struct Quote {
  std::uint64_t seq = 0;
  User from;
  std::string_view text;
  /// How many files it has, if any.
  std::optional<std::uint32_t> files{};
  /// What the first of them is called.
  std::optional<std::string_view> file{};
};

/// A file of a message. Its content is at `/files/{room}/{file}/{name}`.
struct FileSent {
  std::string_view file;
  /// 1 to 120 code points, no `/`, nothing that hides or turns text.
  std::string_view name;
  /// A media type, found from the bytes; `application/octet-stream` for what is only to be saved.
  std::string_view type;
  std::uint64_t size = 0;
  /// There is a small picture of it at `/files/{room}/{file}/preview`.
  bool preview = false;
  /// Of a picture as it is seen, so that its place can be kept.
  std::optional<std::uint32_t> width{};
  std::optional<std::uint32_t> height{};
  /// What colour a picture is on the whole.
  std::optional<std::string_view> tint{};
  /// Of a sound or a film, as who sent it said.
  std::optional<std::uint32_t> duration{};
};

/// How many people reacted to a message with the same emoji, and some of them: whom this is sent to first, if
/// they did.
struct Reaction {
  std::string_view emoji;
  std::uint32_t count = 0;
  /// The entry that made it so: a reacted frame that is not newer is in it already.
  std::uint64_t seq = 0;
  std::span<const User> users;
};

/// Whether a message is pinned, by the newest entry that says so. A message that never was has none.
struct Pin {
  std::uint64_t seq = 0;
  bool on = false;
};

/// Somebody said something. To everyone it is for, the sender's own connections included.
struct SendMsg {
  static constexpr int type = 1;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  /// By the name they had then.
  User from;
  /// In a direct room.
  std::optional<std::string_view> to{};
  /// A Text, as it was last edited; empty once it was recalled, and perhaps where there are files.
  std::string_view text;
  std::uint64_t at = 0;
  /// The author's, so that the echo takes the draft's place.
  std::optional<std::string_view> cid{};
  std::optional<Quote> reply{};
  /// They go with the words when the message is recalled.
  std::optional<std::span<const FileSent>> files{};
  /// The entry that edited it last.
  std::optional<std::uint64_t> edited{};
  /// The entry that recalled it.
  std::optional<std::uint64_t> recalled{};
  /// In the order in which they came first.
  std::optional<std::span<const Reaction>> reactions{};
  std::optional<Pin> pin{};
};

/// How many people are in a room now. That is all one is told of a crowded room, of more than 200 people, at
/// most once a second: who they are can be asked by findPeople.
struct UserOnlineCount {
  static constexpr int type = 2;
  std::string_view room;
  std::uint32_t count = 0;
};

/// Who you are: the answer to connection and changeName, and again when the token was renewed or the name
/// changed elsewhere.
struct SendName {
  static constexpr int type = 3;
  std::optional<std::string_view> id{};
  std::string_view user_id;
  std::string_view token;
  std::string_view name;
  std::uint64_t expires_at = 0;
};

/// Who is in a room now, in place of all that was told before: at most 200 people; the count is exact. By
/// itself when a room is crowded no more, or when very many came or went at once.
struct SendUserList {
  static constexpr int type = 4;
  std::string_view room;
  std::span<const User> users;
  std::uint32_t count = 0;
};

/// What was sent with this cid is on disk, in order, final. The same again for a repeated cid.
struct Acknowledged {
  static constexpr int type = 5;
  std::optional<std::string_view> id{};
  std::string_view cid;
  std::string_view room;
  std::uint64_t seq = 0;
  std::uint64_t at = 0;
};

/// A request was refused, and nothing else changed.
struct Refused {
  static constexpr int type = 6;
  std::optional<std::string_view> id{};
  Refusal code{};
  /// For whoever writes a client; people are shown the client's own words for the code.
  std::string_view message;
  std::optional<std::string_view> cid{};
  std::optional<std::uint32_t> retry_after{};
};

struct Head {
  std::string_view room;
  std::uint32_t epoch = 0;
  std::uint64_t head = 0;
};

/// I am here, and these are the heads of the rooms that you hear.
struct Pong {
  static constexpr int type = 7;
  std::optional<std::string_view> id{};
  std::uint64_t at = 0;
  std::span<const Head> heads;
};

/// Who came to a room, went from it or is called something else, folded: at most four a second per room. In
/// place of it a crowded room is told its userOnlineCount.
struct RosterChanged {
  static constexpr int type = 8;
  std::string_view room;
  std::uint32_t count = 0;
  std::span<const User> came;
  std::span<const User> went;
  std::span<const User> renamed;
};

enum class Change : std::uint8_t { entered, left };

/// Somebody entered an open room or left it. An entry of the room's log.
struct MembershipChanged {
  static constexpr int type = 13;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  Change change{};
  /// When the last keeper left: who has been in the room the longest, and keeps it from now on.
  std::optional<User> keeper{};
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// Somebody said their message in other words. An entry of the room's log.
struct Edited {
  static constexpr int type = 20;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  /// The message that it happened to.
  std::uint64_t target = 0;
  /// A Text; empty if the message was edited again or recalled since.
  std::string_view text;
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// Somebody took their message back: its words are to be forgotten. An entry of the room's log.
struct Recalled {
  static constexpr int type = 21;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  /// The message that it happened to.
  std::uint64_t target = 0;
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// Somebody put an emoji under a message, or took it away. An entry of the room's log.
struct Reacted {
  static constexpr int type = 22;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  /// The message that it happened to.
  std::uint64_t target = 0;
  std::string_view emoji;
  bool on = false;
  /// How many people have it there now.
  std::uint32_t count = 0;
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// Somebody pinned a message, or took it down. An entry of the room's log.
struct Pinned {
  static constexpr int type = 45;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  /// The message that it happened to.
  std::uint64_t target = 0;
  bool on = false;
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// A keeper said how the room is called, or what holds in it from now on. An entry of the room's log; it has
/// what became different.
struct Arranged {
  static constexpr int type = 50;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  std::optional<std::string_view> name{};
  /// Empty: it has none any more.
  std::optional<std::string_view> topic{};
  std::optional<Speakers> speakers{};
  /// For so long a message can be edited and recalled; 0: for ever.
  std::optional<std::uint32_t> window{};
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// A keeper made a member a keeper, or took it back. An entry of the room's log.
struct Appointed {
  static constexpr int type = 51;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  User whom;
  bool on = false;
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// A keeper put somebody out of the room, who hears roomLeft instead. An entry of the room's log.
struct Removed {
  static constexpr int type = 52;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  User whom;
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

/// Somebody took back every message that they had said in the room before: as if each had been recalled by
/// this. An entry of the room's log.
struct RecalledAll {
  static constexpr int type = 60;
  std::string_view room;
  std::uint64_t seq = 0;
  std::string_view id;
  User from;
  /// How many messages those were.
  std::uint32_t count = 0;
  std::uint64_t at = 0;
  std::optional<std::string_view> cid{};
};

using LogFrame = std::variant<SendMsg, MembershipChanged, Edited, Recalled, Reacted, Pinned, Arranged,
                              Appointed, Removed, RecalledAll>;

/// A contiguous piece of a room's log, oldest first, each entry as the frame that tells it live. Empty when
/// there is nothing there.
struct Page {
  static constexpr int type = 9;
  std::optional<std::string_view> id{};
  std::string_view room;
  std::uint32_t epoch = 0;
  std::uint64_t first_seq = 0;
  std::uint64_t head = 0;
  std::span<const LogFrame> entries;
};

/// The room is heard from here on. A sendUserList of the room follows.
struct Subscribed {
  static constexpr int type = 10;
  std::optional<std::string_view> id{};
  std::string_view room;
  std::uint32_t epoch = 0;
  std::uint64_t first_seq = 0;
  std::uint64_t head = 0;
};

/// There is more between what you have and what follows than is sent by itself: ask for it by history when it
/// is wanted.
struct Hole {
  static constexpr int type = 11;
  std::string_view room;
  std::uint32_t epoch = 0;
  std::uint64_t after = 0;
  std::uint64_t before = 0;
};

/// One has read up to here, on this device or another. Of two marks the one with more `backs` is the newer,
/// and of two with as many the one further on.
struct ReadMark {
  static constexpr int type = 12;
  std::optional<std::string_view> id{};
  std::string_view room;
  std::uint64_t seq = 0;
  std::uint32_t unread = 0;
  /// How often the mark was set back; never if it is left out.
  std::optional<std::uint32_t> backs{};
};

/// What somebody wants of a room, for themselves alone.
struct RoomSettings {
  /// Of what is said there, what they want to be told when they are not looking.
  Level level{};
  /// Until then nothing; 0 if the level alone counts.
  std::uint64_t muted_until = 0;
  /// It stands before other rooms.
  bool pinned = false;
  /// It is put away until a message comes after this one; 0 if it is not.
  std::uint64_t archived = 0;
  /// Of two of the same room the one with the higher revision is right.
  std::uint32_t revision = 0;
};

/// A room that one is in.
struct Room {
  std::string_view room;
  RoomKind kind{};
  /// Of an open room. The client has its own words for the lobby.
  std::optional<std::string_view> name{};
  std::optional<std::string_view> topic{};
  /// Of an open or private room.
  std::optional<Access> access{};
  /// One's own, in an open or private room, as of `arranged`.
  std::optional<Role> role{};
  /// The other one, in a direct room.
  std::optional<User> with{};
  std::uint32_t epoch = 0;
  /// The oldest entry that is kept.
  std::uint64_t first_seq = 0;
  /// The newest entry.
  std::uint64_t head = 0;
  /// Read up to here.
  std::uint64_t mark = 0;
  /// Messages after the mark, at most 1000. One's own message moves the mark to itself.
  std::uint32_t unread = 0;
  /// Of the mark; see readMark.
  std::optional<std::uint32_t> backs{};
  /// The other of a direct room has read up to here; see seen.
  std::optional<std::uint64_t> seen{};
  /// The newest message.
  std::optional<LogFrame> last{};
  /// Where something was ever chosen.
  std::optional<RoomSettings> settings{};
  /// Everyone, if it is left out.
  std::optional<Speakers> speakers{};
  /// For so long a message can be edited and recalled; 0: for ever. A day, if it is left out.
  std::optional<std::uint32_t> window{};
  /// The entry that arranged the room last, or said who keeps it, if one did: what it and those before it
  /// said is in this already.
  std::optional<std::uint64_t> arranged{};
};

/// All rooms that one is in, the lobby first, then the most lately used. Follows the first sendName.
struct MyRooms {
  static constexpr int type = 14;
  std::span<const Room> rooms;
};

/// One is in this room now: entered, made, or written to by somebody, on this device or another.
struct RoomEntered {
  static constexpr int type = 15;
  std::optional<std::string_view> id{};
  Room data;
};

/// One is not in this room any more.
struct RoomLeft {
  static constexpr int type = 16;
  std::optional<std::string_view> id{};
  std::string_view room;
  /// A keeper who put one out.
  std::optional<User> by{};
};

/// An open room that can be entered.
struct RoomFound {
  std::string_view room;
  std::string_view name;
  std::string_view topic;
  std::uint32_t members = 0;
  bool entered = false;
};

/// Open rooms.
struct RoomsFound {
  static constexpr int type = 17;
  std::optional<std::string_view> id{};
  std::span<const RoomFound> rooms;
};

enum class NoticeKind : std::uint8_t { moving };

/// Something about the house. `moving`: it is about to close the connection; come back after retryAfter
/// milliseconds.
struct Notice {
  static constexpr int type = 18;
  NoticeKind kind{};
  std::optional<std::uint32_t> retry_after{};
};

/// Some of the people who are in a room now, always in the same order. `next`: there may be more after this
/// one; a piece with it may have nobody in it.
struct PeopleFound {
  static constexpr int type = 19;
  std::optional<std::string_view> id{};
  std::string_view room;
  std::span<const User> users;
  std::uint32_t count = 0;
  std::optional<std::string_view> next{};
};

/// The pinned messages of a room, as they are now, the newest pin first.
struct Pins {
  static constexpr int type = 46;
  std::optional<std::string_view> id{};
  std::string_view room;
  std::span<const LogFrame> entries;
};

/// Somebody who is in an open or private room, whether they are here now or not.
struct Member {
  User user;
  Role role{};
  /// When they entered.
  std::uint64_t since = 0;
};

/// Some of those who are in an open or private room. `next`: there may be more after this one; a piece with
/// it may have nobody in it.
struct MembersFound {
  static constexpr int type = 53;
  std::optional<std::string_view> id{};
  std::string_view room;
  std::span<const Member> members;
  /// All of them.
  std::uint32_t count = 0;
  std::optional<std::uint64_t> next{};
};

/// What somebody was called.
struct FormerName {
  std::string_view name;
  std::uint64_t until = 0;
};

/// Somebody.
struct PersonFound {
  static constexpr int type = 54;
  std::optional<std::string_view> id{};
  User user;
  /// When they were here for the first time, as far as the house knows.
  std::uint64_t since = 0;
  /// What they were called before, the newest first.
  std::span<const FormerName> names;
};

/// Everything that one said is taken back. The same again for a repeated cid.
struct Forgotten {
  static constexpr int type = 61;
  std::optional<std::string_view> id{};
  std::string_view cid;
  /// How many, in all rooms.
  std::uint32_t messages = 0;
};

/// An invitation that is good. What it is opened with only who made it knows.
struct Invite {
  std::string_view invite;
  User by;
  std::uint64_t at = 0;
  /// Without it, for ever.
  std::optional<std::uint64_t> until{};
  /// How many may come by it. Without it, any number.
  std::optional<std::uint32_t> uses{};
  /// How many have.
  std::uint32_t used = 0;
};

/// The invitations into a room that are good, the newest first.
struct Invites {
  static constexpr int type = 23;
  std::optional<std::string_view> id{};
  std::string_view room;
  std::span<const Invite> invites;
  /// The one that createInvite made.
  std::optional<std::string_view> made{};
};

/// Where an invitation leads, and who invites. Who is in the room already is told so, whatever became of the
/// invitation.
struct InviteFound {
  static constexpr int type = 24;
  std::optional<std::string_view> id{};
  User by;
  RoomFound found;
  Access access{};
  std::optional<std::uint64_t> until{};
};

/// Part of a text, counted in code points.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
};

/// A message in which something was found.
struct MessageFound {
  std::string_view room;
  std::uint64_t seq = 0;
  /// By the name they had then.
  User from;
  std::uint64_t at = 0;
  /// At most 240 code points of it, around what was found, with an ellipsis where it is cut.
  std::string_view text;
  /// What was found in this text.
  std::span<const TextRange> ranges;
};

/// Messages that were looked for, the newest first. `next`: there may be more from there on; a piece with it
/// may have no message in it.
struct MessagesFound {
  static constexpr int type = 30;
  std::optional<std::string_view> id{};
  std::span<const MessageFound> messages;
  std::optional<std::string_view> next{};
};

/// Who is writing in a room now, in place of all that was told before: at most three are named, oneself
/// perhaps among them; the count is of all. Holds for 6 seconds, and for each until they say something.
/// Folded: at most two a second per room.
struct Typists {
  static constexpr int type = 34;
  std::string_view room;
  std::span<const User> users;
  std::uint32_t count = 0;
};

/// What one wants of a room, chosen on this device or another.
struct RoomSet {
  static constexpr int type = 35;
  std::optional<std::string_view> id{};
  std::string_view room;
  RoomSettings settings;
};

/// The other of a direct room has read up to here, and did not do so quietly. It never goes back.
struct Seen {
  static constexpr int type = 70;
  std::string_view room;
  std::uint64_t seq = 0;
};

/// Whether this browser is pushed to from now on.
struct PushKept {
  static constexpr int type = 40;
  std::optional<std::string_view> id{};
  std::string_view endpoint;
  bool on = false;
};

/// What became of a push that was to be tried.
struct PushTested {
  static constexpr int type = 41;
  std::optional<std::string_view> id{};
  /// `delivered`: the push service has it; `gone`: it knows this browser no more; `refused`: it would not
  /// take it; `unreachable`: it does not answer the house; `forbidden`: the house does not push there.
  PushFate outcome{};
  /// What the push service said, as HTTP has it.
  std::optional<std::uint32_t> status{};
};

/// Each appends one frame to `out` as compact JSON. Text must be valid UTF-8.
void encode(const SendMsg& frame, std::string& out);
void encode(const UserOnlineCount& frame, std::string& out);
void encode(const SendName& frame, std::string& out);
void encode(const SendUserList& frame, std::string& out);
void encode(const Acknowledged& frame, std::string& out);
void encode(const Refused& frame, std::string& out);
void encode(const Pong& frame, std::string& out);
void encode(const RosterChanged& frame, std::string& out);
void encode(const Page& frame, std::string& out);
void encode(const Subscribed& frame, std::string& out);
void encode(const Hole& frame, std::string& out);
void encode(const ReadMark& frame, std::string& out);
void encode(const MembershipChanged& frame, std::string& out);
void encode(const MyRooms& frame, std::string& out);
void encode(const RoomEntered& frame, std::string& out);
void encode(const RoomLeft& frame, std::string& out);
void encode(const RoomsFound& frame, std::string& out);
void encode(const Notice& frame, std::string& out);
void encode(const PeopleFound& frame, std::string& out);
void encode(const Edited& frame, std::string& out);
void encode(const Recalled& frame, std::string& out);
void encode(const Reacted& frame, std::string& out);
void encode(const Pinned& frame, std::string& out);
void encode(const Pins& frame, std::string& out);
void encode(const Arranged& frame, std::string& out);
void encode(const Appointed& frame, std::string& out);
void encode(const Removed& frame, std::string& out);
void encode(const MembersFound& frame, std::string& out);
void encode(const PersonFound& frame, std::string& out);
void encode(const RecalledAll& frame, std::string& out);
void encode(const Forgotten& frame, std::string& out);
void encode(const Invites& frame, std::string& out);
void encode(const InviteFound& frame, std::string& out);
void encode(const MessagesFound& frame, std::string& out);
void encode(const Typists& frame, std::string& out);
void encode(const RoomSet& frame, std::string& out);
void encode(const Seen& frame, std::string& out);
void encode(const PushKept& frame, std::string& out);
void encode(const PushTested& frame, std::string& out);

}  // namespace teahouse::protocol
