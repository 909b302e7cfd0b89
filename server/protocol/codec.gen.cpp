// Generated from protocol/teahouse.schema.json by protocol/generate.mjs. Do not edit.
#include "protocol/codec.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/check.hpp"
#include "base/json_out.hpp"
#include "protocol/json_in.hpp"

namespace teahouse::protocol {
namespace {

// What the texts of requests are held to.

constexpr TextRule request_id{at_most<64>, "must be a string of at most 64 characters"};

constexpr TextRule any_id{at_most<64>, "must be a string of at most 64 characters"};

constexpr TextRule token_text{at_most<2048>, "must be a string of at most 2048 characters"};

bool may_be_in_cid(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

bool is_cid(std::string_view text) {
  return text.size() >= 16 && text.size() <= 64 && std::ranges::all_of(text, may_be_in_cid);
}

constexpr TextRule cid{is_cid, "must be a string of 16 to 64 characters of 0-9A-Za-z_-"};

bool may_be_in_secret(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

bool is_secret(std::string_view text) {
  return text.size() >= 22 && text.size() <= 64 && std::ranges::all_of(text, may_be_in_secret);
}

constexpr TextRule secret{is_secret, "must be a string of 22 to 64 characters of 0-9A-Za-z_-"};

constexpr TextRule search_place{at_most<128>, "must be a string of at most 128 characters"};

constexpr TextRule push_endpoint{at_most<1024>, "must be a string of at most 1024 characters"};

bool may_be_in_push_key(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

bool is_push_key(std::string_view text) {
  return text.size() >= 87 && text.size() <= 87 && std::ranges::all_of(text, may_be_in_push_key);
}

constexpr TextRule push_key{is_push_key, "must be a string of 87 to 87 characters of 0-9A-Za-z_-"};

bool may_be_in_push_secret(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

bool is_push_secret(std::string_view text) {
  return text.size() >= 22 && text.size() <= 22 && std::ranges::all_of(text, may_be_in_push_secret);
}

constexpr TextRule push_secret{is_push_secret, "must be a string of 22 to 22 characters of 0-9A-Za-z_-"};

constexpr std::array access_words{Word<Access>{"open", Access::open}, Word<Access>{"invited", Access::invited}};

constexpr std::array speakers_words{Word<Speakers>{"everyone", Speakers::everyone}, Word<Speakers>{"keepers", Speakers::keepers}};

// Reading, one function for each request.

ClientFrame read_connection(JsonIn& in) {
  in.enter_data(Data::optional);
  Connection frame;
  frame.id = in.id();
  frame.user_id = in.optional_text("userId", any_id);
  frame.token = in.optional_text("token", token_text);
  frame.name = in.optional_text("name", any_text);
  frame.v = in.optional_number<std::uint32_t>("v", {1, 65535});
  return frame;
}

ClientFrame read_change_name(JsonIn& in) {
  in.enter_data(Data::required);
  ChangeName frame;
  frame.id = in.id();
  frame.name = in.text("name", any_text);
  return frame;
}

ClientFrame read_msg(JsonIn& in) {
  in.enter_data(Data::required);
  Msg frame;
  frame.id = in.id();
  frame.to = in.optional_text("to", any_id);
  frame.text = in.text("text", any_text);
  frame.reply = in.optional_number<std::uint64_t>("reply", {0, 9007199254740991});
  frame.files = in.optional_texts("files", any_id, 10);
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_edit(JsonIn& in) {
  in.enter_data(Data::required);
  Edit frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.target = in.number<std::uint64_t>("target", {0, 9007199254740991});
  frame.text = in.text("text", any_text);
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_recall(JsonIn& in) {
  in.enter_data(Data::required);
  Recall frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.target = in.number<std::uint64_t>("target", {0, 9007199254740991});
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_forget_me(JsonIn& in) {
  in.enter_data(Data::required);
  ForgetMe frame;
  frame.id = in.id();
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_react(JsonIn& in) {
  in.enter_data(Data::required);
  React frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.target = in.number<std::uint64_t>("target", {0, 9007199254740991});
  frame.emoji = in.text("emoji", any_text);
  frame.on = in.flag("on");
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_pin_message(JsonIn& in) {
  in.enter_data(Data::required);
  PinMessage frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.target = in.number<std::uint64_t>("target", {0, 9007199254740991});
  frame.on = in.flag("on");
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_list_pins(JsonIn& in) {
  in.enter_data(Data::required);
  ListPins frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  return frame;
}

ClientFrame read_subscribe(JsonIn& in) {
  in.enter_data(Data::required);
  Subscribe frame;
  frame.id = in.id();
  frame.room = in.optional_text("room", any_id);
  frame.with = in.optional_text("with", any_id);
  frame.since = in.optional_number<std::uint64_t>("since", {0, 9007199254740991});
  frame.epoch = in.optional_number<std::uint32_t>("epoch", {0, 4294967295});
  return frame;
}

ClientFrame read_unsubscribe(JsonIn& in) {
  in.enter_data(Data::required);
  Unsubscribe frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  return frame;
}

ClientFrame read_history(JsonIn& in) {
  in.enter_data(Data::required);
  History frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.before = in.optional_number<std::uint64_t>("before", {0, 9007199254740991});
  frame.after = in.optional_number<std::uint64_t>("after", {0, 9007199254740991});
  frame.at = in.optional_number<std::uint64_t>("at", {0, 9007199254740991});
  frame.limit = in.optional_number<std::uint32_t>("limit", {1, 200});
  return frame;
}

ClientFrame read_read(JsonIn& in) {
  in.enter_data(Data::required);
  Read frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.seq = in.number<std::uint64_t>("seq", {0, 9007199254740991});
  frame.back = in.optional_flag("back");
  frame.backs = in.optional_number<std::uint32_t>("backs", {0, 4294967295});
  frame.quiet = in.optional_flag("quiet");
  return frame;
}

ClientFrame read_create_room(JsonIn& in) {
  in.enter_data(Data::required);
  CreateRoom frame;
  frame.id = in.id();
  frame.name = in.text("name", any_text);
  frame.topic = in.optional_text("topic", any_text);
  frame.access = in.optional_word("access", access_words, "must be one of open, invited");
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_join(JsonIn& in) {
  in.enter_data(Data::required);
  Join frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.secret = in.optional_text("secret", secret);
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_leave(JsonIn& in) {
  in.enter_data(Data::required);
  Leave frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_find_rooms(JsonIn& in) {
  in.enter_data(Data::optional);
  FindRooms frame;
  frame.id = in.id();
  frame.query = in.optional_text("query", any_text);
  frame.limit = in.optional_number<std::uint32_t>("limit", {1, 200});
  return frame;
}

ClientFrame read_find_people(JsonIn& in) {
  in.enter_data(Data::required);
  FindPeople frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.query = in.optional_text("query", any_text);
  frame.after = in.optional_text("after", any_id);
  frame.limit = in.optional_number<std::uint32_t>("limit", {1, 200});
  return frame;
}

ClientFrame read_find_messages(JsonIn& in) {
  in.enter_data(Data::required);
  FindMessages frame;
  frame.id = in.id();
  frame.query = in.optional_text("query", any_text);
  frame.from = in.optional_text("from", any_id);
  frame.room = in.optional_text("room", any_id);
  frame.link = in.optional_flag("link");
  frame.code = in.optional_flag("code");
  frame.since = in.optional_number<std::uint64_t>("since", {0, 9007199254740991});
  frame.until = in.optional_number<std::uint64_t>("until", {0, 9007199254740991});
  frame.after = in.optional_text("after", search_place);
  frame.limit = in.optional_number<std::uint32_t>("limit", {1, 200});
  return frame;
}

ClientFrame read_create_invite(JsonIn& in) {
  in.enter_data(Data::required);
  CreateInvite frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.secret = in.text("secret", secret);
  frame.lasts = in.optional_number<std::uint32_t>("lasts", {0, 4294967295});
  frame.uses = in.optional_number<std::uint32_t>("uses", {1, 1000});
  return frame;
}

ClientFrame read_list_invites(JsonIn& in) {
  in.enter_data(Data::required);
  ListInvites frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  return frame;
}

ClientFrame read_revoke_invite(JsonIn& in) {
  in.enter_data(Data::required);
  RevokeInvite frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.invite = in.text("invite", any_id);
  return frame;
}

ClientFrame read_find_invite(JsonIn& in) {
  in.enter_data(Data::required);
  FindInvite frame;
  frame.id = in.id();
  frame.secret = in.text("secret", secret);
  return frame;
}

ClientFrame read_ping(JsonIn& in) {
  in.enter_data(Data::optional);
  Ping frame;
  frame.id = in.id();
  return frame;
}

ClientFrame read_typing(JsonIn& in) {
  in.enter_data(Data::required);
  Typing frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.on = in.flag("on");
  return frame;
}

ClientFrame read_set_room(JsonIn& in) {
  in.enter_data(Data::required);
  SetRoom frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.level = in.text("level", any_text);
  frame.muted_until = in.number<std::uint64_t>("mutedUntil", {0, 9007199254740991});
  frame.pinned = in.flag("pinned");
  frame.archived = in.number<std::uint64_t>("archived", {0, 9007199254740991});
  return frame;
}

ClientFrame read_arrange_room(JsonIn& in) {
  in.enter_data(Data::required);
  ArrangeRoom frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.name = in.optional_text("name", any_text);
  frame.topic = in.optional_text("topic", any_text);
  frame.speakers = in.optional_word("speakers", speakers_words, "must be one of everyone, keepers");
  frame.window = in.optional_number<std::uint32_t>("window", {0, 4294967295});
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_appoint_keeper(JsonIn& in) {
  in.enter_data(Data::required);
  AppointKeeper frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.user = in.text("user", any_id);
  frame.on = in.flag("on");
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_remove_member(JsonIn& in) {
  in.enter_data(Data::required);
  RemoveMember frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.user = in.text("user", any_id);
  frame.cid = in.optional_text("cid", cid);
  return frame;
}

ClientFrame read_find_members(JsonIn& in) {
  in.enter_data(Data::required);
  FindMembers frame;
  frame.id = in.id();
  frame.room = in.text("room", any_id);
  frame.query = in.optional_text("query", any_text);
  frame.after = in.optional_number<std::uint64_t>("after", {0, 9007199254740991});
  frame.limit = in.optional_number<std::uint32_t>("limit", {1, 200});
  return frame;
}

ClientFrame read_find_person(JsonIn& in) {
  in.enter_data(Data::required);
  FindPerson frame;
  frame.id = in.id();
  frame.user = in.text("user", any_id);
  return frame;
}

ClientFrame read_attend(JsonIn& in) {
  in.enter_data(Data::required);
  Attend frame;
  frame.id = in.id();
  frame.on = in.flag("on");
  return frame;
}

ClientFrame read_push_subscribe(JsonIn& in) {
  in.enter_data(Data::required);
  PushSubscribe frame;
  frame.id = in.id();
  frame.endpoint = in.text("endpoint", push_endpoint);
  frame.p256dh = in.text("p256dh", push_key);
  frame.auth = in.text("auth", push_secret);
  frame.words = in.flag("words");
  frame.quiet_from = in.optional_number<std::uint32_t>("quietFrom", {0, 1439});
  frame.quiet_to = in.optional_number<std::uint32_t>("quietTo", {0, 1439});
  return frame;
}

ClientFrame read_push_unsubscribe(JsonIn& in) {
  in.enter_data(Data::required);
  PushUnsubscribe frame;
  frame.id = in.id();
  frame.endpoint = in.text("endpoint", push_endpoint);
  return frame;
}

ClientFrame read_push_test(JsonIn& in) {
  in.enter_data(Data::required);
  PushTest frame;
  frame.id = in.id();
  frame.endpoint = in.text("endpoint", push_endpoint);
  frame.p256dh = in.text("p256dh", push_key);
  frame.auth = in.text("auth", push_secret);
  return frame;
}

std::optional<ClientFrame> read(JsonIn& in) {
  if (in.is(Connection::type)) return read_connection(in);
  if (in.is(ChangeName::type)) return read_change_name(in);
  if (in.is(Msg::type)) return read_msg(in);
  if (in.is(Edit::type)) return read_edit(in);
  if (in.is(Recall::type)) return read_recall(in);
  if (in.is(ForgetMe::type)) return read_forget_me(in);
  if (in.is(React::type)) return read_react(in);
  if (in.is(PinMessage::type)) return read_pin_message(in);
  if (in.is(ListPins::type)) return read_list_pins(in);
  if (in.is(Subscribe::type)) return read_subscribe(in);
  if (in.is(Unsubscribe::type)) return read_unsubscribe(in);
  if (in.is(History::type)) return read_history(in);
  if (in.is(Read::type)) return read_read(in);
  if (in.is(CreateRoom::type)) return read_create_room(in);
  if (in.is(Join::type)) return read_join(in);
  if (in.is(Leave::type)) return read_leave(in);
  if (in.is(FindRooms::type)) return read_find_rooms(in);
  if (in.is(FindPeople::type)) return read_find_people(in);
  if (in.is(FindMessages::type)) return read_find_messages(in);
  if (in.is(CreateInvite::type)) return read_create_invite(in);
  if (in.is(ListInvites::type)) return read_list_invites(in);
  if (in.is(RevokeInvite::type)) return read_revoke_invite(in);
  if (in.is(FindInvite::type)) return read_find_invite(in);
  if (in.is(Ping::type)) return read_ping(in);
  if (in.is(Typing::type)) return read_typing(in);
  if (in.is(SetRoom::type)) return read_set_room(in);
  if (in.is(ArrangeRoom::type)) return read_arrange_room(in);
  if (in.is(AppointKeeper::type)) return read_appoint_keeper(in);
  if (in.is(RemoveMember::type)) return read_remove_member(in);
  if (in.is(FindMembers::type)) return read_find_members(in);
  if (in.is(FindPerson::type)) return read_find_person(in);
  if (in.is(Attend::type)) return read_attend(in);
  if (in.is(PushSubscribe::type)) return read_push_subscribe(in);
  if (in.is(PushUnsubscribe::type)) return read_push_unsubscribe(in);
  if (in.is(PushTest::type)) return read_push_test(in);
  return std::nullopt;
}

// Words of enums.

std::string_view text(Access value) {
  switch (value) {
    case Access::open:
      return "open";
    case Access::invited:
      return "invited";
  }
  CHECK(false, "a Access is one of those in the schema");
  return {};
}

std::string_view text(Speakers value) {
  switch (value) {
    case Speakers::everyone:
      return "everyone";
    case Speakers::keepers:
      return "keepers";
  }
  CHECK(false, "a Speakers is one of those in the schema");
  return {};
}

std::string_view text(Change value) {
  switch (value) {
    case Change::entered:
      return "entered";
    case Change::left:
      return "left";
  }
  CHECK(false, "a Change is one of those in the schema");
  return {};
}

std::string_view text(RoomKind value) {
  switch (value) {
    case RoomKind::lobby:
      return "lobby";
    case RoomKind::open:
      return "open";
    case RoomKind::direct:
      return "direct";
  }
  CHECK(false, "a RoomKind is one of those in the schema");
  return {};
}

std::string_view text(Role value) {
  switch (value) {
    case Role::member:
      return "member";
    case Role::keeper:
      return "keeper";
  }
  CHECK(false, "a Role is one of those in the schema");
  return {};
}

std::string_view text(Level value) {
  switch (value) {
    case Level::usual:
      return "usual";
    case Level::all:
      return "all";
    case Level::mentions:
      return "mentions";
    case Level::none:
      return "none";
  }
  CHECK(false, "a Level is one of those in the schema");
  return {};
}

std::string_view text(NoticeKind value) {
  switch (value) {
    case NoticeKind::moving:
      return "moving";
  }
  CHECK(false, "a NoticeKind is one of those in the schema");
  return {};
}

std::string_view text(PushFate value) {
  switch (value) {
    case PushFate::delivered:
      return "delivered";
    case PushFate::gone:
      return "gone";
    case PushFate::refused:
      return "refused";
    case PushFate::unreachable:
      return "unreachable";
    case PushFate::forbidden:
      return "forbidden";
  }
  CHECK(false, "a PushFate is one of those in the schema");
  return {};
}

// Writing, one function for each object that frames share.

void append(const User& frame, std::string& out);
void append(const Quote& frame, std::string& out);
void append(const FileSent& frame, std::string& out);
void append(const Reaction& frame, std::string& out);
void append(const Pin& frame, std::string& out);
void append(const Head& frame, std::string& out);
void append(const LogFrame& frame, std::string& out);
void append(const RoomSettings& frame, std::string& out);
void append(const Room& frame, std::string& out);
void append(const RoomFound& frame, std::string& out);
void append(const Member& frame, std::string& out);
void append(const FormerName& frame, std::string& out);
void append(const Invite& frame, std::string& out);
void append(const TextRange& frame, std::string& out);
void append(const MessageFound& frame, std::string& out);

template <typename Item>
void append_array(std::span<const Item> items, std::string& out) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(item, out);
  }
  out += ']';
}

void append(const User& frame, std::string& out) {
  out += R"({"userId":)";
  append_text(frame.user_id, out);
  out += R"(,"name":)";
  append_text(frame.name, out);
  out += '}';
}

void append(const Quote& frame, std::string& out) {
  out += R"({"seq":)";
  append_number(frame.seq, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"text":)";
  append_text(frame.text, out);
  if (frame.files) {
    out += R"(,"files":)";
    append_number(*frame.files, out);
  }
  if (frame.file) {
    out += R"(,"file":)";
    append_text(*frame.file, out);
  }
  out += '}';
}

void append(const FileSent& frame, std::string& out) {
  out += R"({"file":)";
  append_text(frame.file, out);
  out += R"(,"name":)";
  append_text(frame.name, out);
  out += R"(,"type":)";
  append_text(frame.type, out);
  out += R"(,"size":)";
  append_number(frame.size, out);
  out += R"(,"preview":)";
  out += frame.preview ? "true" : "false";
  if (frame.width) {
    out += R"(,"width":)";
    append_number(*frame.width, out);
  }
  if (frame.height) {
    out += R"(,"height":)";
    append_number(*frame.height, out);
  }
  if (frame.tint) {
    out += R"(,"tint":)";
    append_text(*frame.tint, out);
  }
  if (frame.duration) {
    out += R"(,"duration":)";
    append_number(*frame.duration, out);
  }
  out += '}';
}

void append(const Reaction& frame, std::string& out) {
  out += R"({"emoji":)";
  append_text(frame.emoji, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"users":)";
  append_array(frame.users, out);
  out += '}';
}

void append(const Pin& frame, std::string& out) {
  out += R"({"seq":)";
  append_number(frame.seq, out);
  out += R"(,"on":)";
  out += frame.on ? "true" : "false";
  out += '}';
}

void append(const Head& frame, std::string& out) {
  out += R"({"room":)";
  append_text(frame.room, out);
  out += R"(,"epoch":)";
  append_number(frame.epoch, out);
  out += R"(,"head":)";
  append_number(frame.head, out);
  out += '}';
}

void append(const LogFrame& frame, std::string& out) {
  std::visit([&](const auto& one) { encode(one, out); }, frame);
}

void append(const RoomSettings& frame, std::string& out) {
  out += R"({"level":)";
  append_word(text(frame.level), out);
  out += R"(,"mutedUntil":)";
  append_number(frame.muted_until, out);
  out += R"(,"pinned":)";
  out += frame.pinned ? "true" : "false";
  out += R"(,"archived":)";
  append_number(frame.archived, out);
  out += R"(,"revision":)";
  append_number(frame.revision, out);
  out += '}';
}

void append(const Room& frame, std::string& out) {
  out += R"({"room":)";
  append_text(frame.room, out);
  out += R"(,"kind":)";
  append_word(text(frame.kind), out);
  if (frame.name) {
    out += R"(,"name":)";
    append_text(*frame.name, out);
  }
  if (frame.topic) {
    out += R"(,"topic":)";
    append_text(*frame.topic, out);
  }
  if (frame.access) {
    out += R"(,"access":)";
    append_word(text(*frame.access), out);
  }
  if (frame.role) {
    out += R"(,"role":)";
    append_word(text(*frame.role), out);
  }
  if (frame.with) {
    out += R"(,"with":)";
    append(*frame.with, out);
  }
  out += R"(,"epoch":)";
  append_number(frame.epoch, out);
  out += R"(,"firstSeq":)";
  append_number(frame.first_seq, out);
  out += R"(,"head":)";
  append_number(frame.head, out);
  out += R"(,"mark":)";
  append_number(frame.mark, out);
  out += R"(,"unread":)";
  append_number(frame.unread, out);
  if (frame.backs) {
    out += R"(,"backs":)";
    append_number(*frame.backs, out);
  }
  if (frame.seen) {
    out += R"(,"seen":)";
    append_number(*frame.seen, out);
  }
  if (frame.last) {
    out += R"(,"last":)";
    append(*frame.last, out);
  }
  if (frame.settings) {
    out += R"(,"settings":)";
    append(*frame.settings, out);
  }
  if (frame.speakers) {
    out += R"(,"speakers":)";
    append_word(text(*frame.speakers), out);
  }
  if (frame.window) {
    out += R"(,"window":)";
    append_number(*frame.window, out);
  }
  if (frame.arranged) {
    out += R"(,"arranged":)";
    append_number(*frame.arranged, out);
  }
  out += '}';
}

void append(const RoomFound& frame, std::string& out) {
  out += R"({"room":)";
  append_text(frame.room, out);
  out += R"(,"name":)";
  append_text(frame.name, out);
  out += R"(,"topic":)";
  append_text(frame.topic, out);
  out += R"(,"members":)";
  append_number(frame.members, out);
  out += R"(,"entered":)";
  out += frame.entered ? "true" : "false";
  out += '}';
}

void append(const Member& frame, std::string& out) {
  out += R"({"user":)";
  append(frame.user, out);
  out += R"(,"role":)";
  append_word(text(frame.role), out);
  out += R"(,"since":)";
  append_number(frame.since, out);
  out += '}';
}

void append(const FormerName& frame, std::string& out) {
  out += R"({"name":)";
  append_text(frame.name, out);
  out += R"(,"until":)";
  append_number(frame.until, out);
  out += '}';
}

void append(const Invite& frame, std::string& out) {
  out += R"({"invite":)";
  append_text(frame.invite, out);
  out += R"(,"by":)";
  append(frame.by, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.until) {
    out += R"(,"until":)";
    append_number(*frame.until, out);
  }
  if (frame.uses) {
    out += R"(,"uses":)";
    append_number(*frame.uses, out);
  }
  out += R"(,"used":)";
  append_number(frame.used, out);
  out += '}';
}

void append(const TextRange& frame, std::string& out) {
  out += R"({"begin":)";
  append_number(frame.begin, out);
  out += R"(,"length":)";
  append_number(frame.length, out);
  out += '}';
}

void append(const MessageFound& frame, std::string& out) {
  out += R"({"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  out += R"(,"text":)";
  append_text(frame.text, out);
  out += R"(,"ranges":)";
  append_array(frame.ranges, out);
  out += '}';
}

}  // namespace

Result<ClientFrame, DecodeError> decode(std::string_view text, Decoder& decoder) {
  JsonIn in(text, decoder, {.id = request_id, .cid = cid});
  if (in.failed()) return in.error();
  auto frame = read(in);
  if (!frame) in.refuse_type();
  if (in.failed()) return in.error();
  return std::move(*frame);
}

void encode(const SendMsg& frame, std::string& out) {
  out += R"({"type":1,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  if (frame.to) {
    out += R"(,"to":)";
    append_text(*frame.to, out);
  }
  out += R"(,"text":)";
  append_text(frame.text, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  if (frame.reply) {
    out += R"(,"reply":)";
    append(*frame.reply, out);
  }
  if (frame.files) {
    out += R"(,"files":)";
    append_array(*frame.files, out);
  }
  if (frame.edited) {
    out += R"(,"edited":)";
    append_number(*frame.edited, out);
  }
  if (frame.recalled) {
    out += R"(,"recalled":)";
    append_number(*frame.recalled, out);
  }
  if (frame.reactions) {
    out += R"(,"reactions":)";
    append_array(*frame.reactions, out);
  }
  if (frame.pin) {
    out += R"(,"pin":)";
    append(*frame.pin, out);
  }
  out += R"(}})";
}

void encode(const UserOnlineCount& frame, std::string& out) {
  out += R"({"type":2,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  out += R"(}})";
}

void encode(const SendName& frame, std::string& out) {
  out += R"({"type":3)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"userId":)";
  append_text(frame.user_id, out);
  out += R"(,"token":)";
  append_text(frame.token, out);
  out += R"(,"name":)";
  append_text(frame.name, out);
  out += R"(,"expiresAt":)";
  append_number(frame.expires_at, out);
  out += R"(}})";
}

void encode(const SendUserList& frame, std::string& out) {
  out += R"({"type":4,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"users":)";
  append_array(frame.users, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  out += R"(}})";
}

void encode(const Acknowledged& frame, std::string& out) {
  out += R"({"type":5)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"cid":)";
  append_text(frame.cid, out);
  out += R"(,"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  out += R"(}})";
}

void encode(const Refused& frame, std::string& out) {
  out += R"({"type":6)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"code":)";
  append_word(text(frame.code), out);
  out += R"(,"message":)";
  append_text(frame.message, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  if (frame.retry_after) {
    out += R"(,"retryAfter":)";
    append_number(*frame.retry_after, out);
  }
  out += R"(}})";
}

void encode(const Pong& frame, std::string& out) {
  out += R"({"type":7)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"at":)";
  append_number(frame.at, out);
  out += R"(,"heads":)";
  append_array(frame.heads, out);
  out += R"(}})";
}

void encode(const RosterChanged& frame, std::string& out) {
  out += R"({"type":8,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  out += R"(,"came":)";
  append_array(frame.came, out);
  out += R"(,"went":)";
  append_array(frame.went, out);
  out += R"(,"renamed":)";
  append_array(frame.renamed, out);
  out += R"(}})";
}

void encode(const Page& frame, std::string& out) {
  out += R"({"type":9)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"epoch":)";
  append_number(frame.epoch, out);
  out += R"(,"firstSeq":)";
  append_number(frame.first_seq, out);
  out += R"(,"head":)";
  append_number(frame.head, out);
  out += R"(,"entries":)";
  append_array(frame.entries, out);
  out += R"(}})";
}

void encode(const Subscribed& frame, std::string& out) {
  out += R"({"type":10)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"epoch":)";
  append_number(frame.epoch, out);
  out += R"(,"firstSeq":)";
  append_number(frame.first_seq, out);
  out += R"(,"head":)";
  append_number(frame.head, out);
  out += R"(}})";
}

void encode(const Hole& frame, std::string& out) {
  out += R"({"type":11,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"epoch":)";
  append_number(frame.epoch, out);
  out += R"(,"after":)";
  append_number(frame.after, out);
  out += R"(,"before":)";
  append_number(frame.before, out);
  out += R"(}})";
}

void encode(const ReadMark& frame, std::string& out) {
  out += R"({"type":12)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"unread":)";
  append_number(frame.unread, out);
  if (frame.backs) {
    out += R"(,"backs":)";
    append_number(*frame.backs, out);
  }
  out += R"(}})";
}

void encode(const MembershipChanged& frame, std::string& out) {
  out += R"({"type":13,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"change":)";
  append_word(text(frame.change), out);
  if (frame.keeper) {
    out += R"(,"keeper":)";
    append(*frame.keeper, out);
  }
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const MyRooms& frame, std::string& out) {
  out += R"({"type":14,"data":{"rooms":)";
  append_array(frame.rooms, out);
  out += R"(}})";
}

void encode(const RoomEntered& frame, std::string& out) {
  out += R"({"type":15)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":)";
  append(frame.data, out);
  out += '}';
}

void encode(const RoomLeft& frame, std::string& out) {
  out += R"({"type":16)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  if (frame.by) {
    out += R"(,"by":)";
    append(*frame.by, out);
  }
  out += R"(}})";
}

void encode(const RoomsFound& frame, std::string& out) {
  out += R"({"type":17)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"rooms":)";
  append_array(frame.rooms, out);
  out += R"(}})";
}

void encode(const Notice& frame, std::string& out) {
  out += R"({"type":18,"data":{"kind":)";
  append_word(text(frame.kind), out);
  if (frame.retry_after) {
    out += R"(,"retryAfter":)";
    append_number(*frame.retry_after, out);
  }
  out += R"(}})";
}

void encode(const PeopleFound& frame, std::string& out) {
  out += R"({"type":19)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"users":)";
  append_array(frame.users, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  if (frame.next) {
    out += R"(,"next":)";
    append_text(*frame.next, out);
  }
  out += R"(}})";
}

void encode(const Edited& frame, std::string& out) {
  out += R"({"type":20,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"target":)";
  append_number(frame.target, out);
  out += R"(,"text":)";
  append_text(frame.text, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const Recalled& frame, std::string& out) {
  out += R"({"type":21,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"target":)";
  append_number(frame.target, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const Reacted& frame, std::string& out) {
  out += R"({"type":22,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"target":)";
  append_number(frame.target, out);
  out += R"(,"emoji":)";
  append_text(frame.emoji, out);
  out += R"(,"on":)";
  out += frame.on ? "true" : "false";
  out += R"(,"count":)";
  append_number(frame.count, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const Pinned& frame, std::string& out) {
  out += R"({"type":45,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"target":)";
  append_number(frame.target, out);
  out += R"(,"on":)";
  out += frame.on ? "true" : "false";
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const Pins& frame, std::string& out) {
  out += R"({"type":46)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"entries":)";
  append_array(frame.entries, out);
  out += R"(}})";
}

void encode(const Arranged& frame, std::string& out) {
  out += R"({"type":50,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  if (frame.name) {
    out += R"(,"name":)";
    append_text(*frame.name, out);
  }
  if (frame.topic) {
    out += R"(,"topic":)";
    append_text(*frame.topic, out);
  }
  if (frame.speakers) {
    out += R"(,"speakers":)";
    append_word(text(*frame.speakers), out);
  }
  if (frame.window) {
    out += R"(,"window":)";
    append_number(*frame.window, out);
  }
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const Appointed& frame, std::string& out) {
  out += R"({"type":51,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"whom":)";
  append(frame.whom, out);
  out += R"(,"on":)";
  out += frame.on ? "true" : "false";
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const Removed& frame, std::string& out) {
  out += R"({"type":52,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"whom":)";
  append(frame.whom, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const MembersFound& frame, std::string& out) {
  out += R"({"type":53)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"members":)";
  append_array(frame.members, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  if (frame.next) {
    out += R"(,"next":)";
    append_number(*frame.next, out);
  }
  out += R"(}})";
}

void encode(const PersonFound& frame, std::string& out) {
  out += R"({"type":54)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"user":)";
  append(frame.user, out);
  out += R"(,"since":)";
  append_number(frame.since, out);
  out += R"(,"names":)";
  append_array(frame.names, out);
  out += R"(}})";
}

void encode(const RecalledAll& frame, std::string& out) {
  out += R"({"type":60,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(,"id":)";
  append_text(frame.id, out);
  out += R"(,"from":)";
  append(frame.from, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  out += R"(,"at":)";
  append_number(frame.at, out);
  if (frame.cid) {
    out += R"(,"cid":)";
    append_text(*frame.cid, out);
  }
  out += R"(}})";
}

void encode(const Forgotten& frame, std::string& out) {
  out += R"({"type":61)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"cid":)";
  append_text(frame.cid, out);
  out += R"(,"messages":)";
  append_number(frame.messages, out);
  out += R"(}})";
}

void encode(const Invites& frame, std::string& out) {
  out += R"({"type":23)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"invites":)";
  append_array(frame.invites, out);
  if (frame.made) {
    out += R"(,"made":)";
    append_text(*frame.made, out);
  }
  out += R"(}})";
}

void encode(const InviteFound& frame, std::string& out) {
  out += R"({"type":24)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"by":)";
  append(frame.by, out);
  out += R"(,"found":)";
  append(frame.found, out);
  out += R"(,"access":)";
  append_word(text(frame.access), out);
  if (frame.until) {
    out += R"(,"until":)";
    append_number(*frame.until, out);
  }
  out += R"(}})";
}

void encode(const MessagesFound& frame, std::string& out) {
  out += R"({"type":30)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"messages":)";
  append_array(frame.messages, out);
  if (frame.next) {
    out += R"(,"next":)";
    append_text(*frame.next, out);
  }
  out += R"(}})";
}

void encode(const Typists& frame, std::string& out) {
  out += R"({"type":34,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"users":)";
  append_array(frame.users, out);
  out += R"(,"count":)";
  append_number(frame.count, out);
  out += R"(}})";
}

void encode(const RoomSet& frame, std::string& out) {
  out += R"({"type":35)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"settings":)";
  append(frame.settings, out);
  out += R"(}})";
}

void encode(const Seen& frame, std::string& out) {
  out += R"({"type":70,"data":{"room":)";
  append_text(frame.room, out);
  out += R"(,"seq":)";
  append_number(frame.seq, out);
  out += R"(}})";
}

void encode(const PushKept& frame, std::string& out) {
  out += R"({"type":40)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"endpoint":)";
  append_text(frame.endpoint, out);
  out += R"(,"on":)";
  out += frame.on ? "true" : "false";
  out += R"(}})";
}

void encode(const PushTested& frame, std::string& out) {
  out += R"({"type":41)";
  if (frame.id) {
    out += R"(,"id":)";
    append_text(*frame.id, out);
  }
  out += R"(,"data":{"outcome":)";
  append_word(text(frame.outcome), out);
  if (frame.status) {
    out += R"(,"status":)";
    append_number(*frame.status, out);
  }
  out += R"(}})";
}

std::string_view text(Refusal value) {
  switch (value) {
    case Refusal::malformed:
      return "malformed";
    case Refusal::unknown_type:
      return "unknownType";
    case Refusal::not_signed_in:
      return "notSignedIn";
    case Refusal::already_signed_in:
      return "alreadySignedIn";
    case Refusal::name_empty:
      return "nameEmpty";
    case Refusal::name_too_long:
      return "nameTooLong";
    case Refusal::name_not_allowed:
      return "nameNotAllowed";
    case Refusal::text_empty:
      return "textEmpty";
    case Refusal::text_too_long:
      return "textTooLong";
    case Refusal::unknown_room:
      return "unknownRoom";
    case Refusal::unknown_recipient:
      return "unknownRecipient";
    case Refusal::not_a_member:
      return "notAMember";
    case Refusal::not_a_keeper:
      return "notAKeeper";
    case Refusal::unknown_member:
      return "unknownMember";
    case Refusal::last_keeper:
      return "lastKeeper";
    case Refusal::invite_too_old:
      return "inviteTooOld";
    case Refusal::only_keepers_speak:
      return "onlyKeepersSpeak";
    case Refusal::unknown_invite:
      return "unknownInvite";
    case Refusal::invite_revoked:
      return "inviteRevoked";
    case Refusal::invite_expired:
      return "inviteExpired";
    case Refusal::invite_used_up:
      return "inviteUsedUp";
    case Refusal::too_many_invites:
      return "tooManyInvites";
    case Refusal::unknown_message:
      return "unknownMessage";
    case Refusal::not_yours:
      return "notYours";
    case Refusal::too_late:
      return "tooLate";
    case Refusal::message_recalled:
      return "messageRecalled";
    case Refusal::already_so:
      return "alreadySo";
    case Refusal::not_an_emoji:
      return "notAnEmoji";
    case Refusal::too_many_reactions:
      return "tooManyReactions";
    case Refusal::unknown_file:
      return "unknownFile";
    case Refusal::too_many_pins:
      return "tooManyPins";
    case Refusal::cannot_leave:
      return "cannotLeave";
    case Refusal::room_name_taken:
      return "roomNameTaken";
    case Refusal::cid_conflict:
      return "cidConflict";
    case Refusal::too_fast:
      return "tooFast";
    case Refusal::too_many_pending:
      return "tooManyPending";
    case Refusal::too_many_rooms:
      return "tooManyRooms";
    case Refusal::read_only:
      return "readOnly";
    case Refusal::unavailable:
      return "unavailable";
  }
  CHECK(false, "a Refusal is one of those in the schema");
  return {};
}

std::string_view close_reason(CloseCode value) {
  switch (value) {
    case CloseCode::normal:
      return "The client closed; so do we.";
    case CloseCode::protocol_error:
      return "Not RFC 6455.";
    case CloseCode::not_text:
      return "A binary message.";
    case CloseCode::not_utf8:
      return "Text that is not UTF-8.";
    case CloseCode::too_big:
      return "A message over 64 KiB, or a first one over 4 KiB.";
    case CloseCode::restarting:
      return "The server is going down or moving: come back after the time that the notice gave.";
    case CloseCode::slow_reader:
      return "Too much waited to be read. Come back and resume.";
    case CloseCode::overloaded:
      return "The server has too much to do. Come back a little later and resume.";
    case CloseCode::sign_in_timeout:
      return "No connection frame within 5 seconds.";
    case CloseCode::sign_in_first:
      return "The first frame was not a connection.";
    case CloseCode::token_expired:
      return "The token is too old.";
    case CloseCode::token_tampered:
      return "The token is not one that this server gave.";
    case CloseCode::token_foreign:
      return "The token is another person's than userId says, or was made for another purpose.";
    case CloseCode::too_many_strikes:
      return "Too many malformed requests, or far more frames than anybody needs.";
  }
  CHECK(false, "a CloseCode is one of those in the schema");
  return {};
}

}  // namespace teahouse::protocol
