#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/finder.hpp"
#include "adapters/sqlite/invites.hpp"
#include "adapters/sqlite/messages.hpp"
#include "adapters/sqlite/own_reader.hpp"
#include "adapters/sqlite/rows.hpp"
#include "adapters/sqlite/subscription_rows.hpp"
#include "core/member.hpp"
#include "core/records.hpp"

namespace teahouse {

/// Answers the questions of Store and Directory that change nothing, on a connection of its own. Each is
/// asked inside one read transaction, so that it sees one moment. Used by one thread.
class Reader {
 public:
  explicit Reader(Database& database);

  std::variant<Page, Refusal> page(const PageQuery& query);
  Changes changes(std::uint64_t after);
  PersonRecord person(UserId who);
  std::vector<RoomFound> find_rooms(const RoomSearch& search);
  std::optional<FileRecord> own_file(UserId owner, FileId file);
  std::optional<FileRecord> file_in(RoomId room, FileId file, UserId reader);
  std::variant<Members, Refusal> find_members(const MemberSearch& search);
  std::optional<PersonFound> find_person(UserId whom);
  Invited invites(UserId who, RoomId room, Instant now);
  std::variant<InviteFound, Refusal> find_invite(InviteId invite, UserId who, Instant now);
  Subscribers subscribers(const SubscriberSearch& search) { return subscribers_.find(search); }
  std::variant<MessagesFound, Refusal> find_messages(const MessageSearch& search) {
    return finder_.find(search);
  }
  OwnMessages own_messages(UserId who, const std::optional<OwnPlace>& after) {
    return own_.piece(who, after);
  }

 private:
  /// Why the room is not theirs to read.
  std::optional<Refusal> refuse_reading(UserId who, const RoomRecord& room, Key key);
  bool is_here(UserId who, Key room);
  std::optional<Role> role(UserId who, Key room);  ///< Of whoever is here.
  Page pins(const RoomRecord& room, Key key, std::uint32_t limit);
  Membership membership(const Rows& rows, Position mark, std::uint64_t unread);

  Reactions reactions_;
  FilesShown files_;
  FilesFound found_;
  KeptInvites invites_;
  Finder finder_;
  OwnReader own_;
  FoundSubscribers subscribers_;
  Statement select_room_;
  Statement select_room_numbered_;
  Statement select_epoch_;
  Statement select_here_;
  Statement select_newest_;
  Statement select_oldest_;
  Statement select_pins_;
  Statement select_entry_;
  Statement select_change_;
  Statement select_changes_;
  Statement select_person_;
  Statement select_memberships_;
  Statement select_found_;
  Statement select_members_;
  Statement select_known_;
  Statement select_former_names_;
};

}  // namespace teahouse
