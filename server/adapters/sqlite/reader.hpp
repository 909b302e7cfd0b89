#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/messages.hpp"
#include "adapters/sqlite/rows.hpp"
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

 private:
  bool is_here(UserId who, Key room);
  Page pins(const RoomRecord& room, Key key, std::uint32_t limit);
  Membership membership(const Rows& rows, Position mark, std::uint64_t unread);

  Reactions reactions_;
  Statement select_room_;
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
};

}  // namespace teahouse
