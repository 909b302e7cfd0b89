#pragma once

#include <optional>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/file_rows.hpp"
#include "adapters/sqlite/own_places.hpp"
#include "core/records.hpp"

namespace teahouse {

/// Reads what one person said, as Store::own_messages says, inside a reader's transaction. Used by one
/// thread.
class OwnReader {
 public:
  explicit OwnReader(Database& database);

  OwnMessages piece(UserId who, const std::optional<OwnPlace>& after);

 private:
  Position read(const OwnPlaces::Piece& found, const RoomRecord& room, std::vector<EntryPtr>& messages);

  OwnPlaces places_;
  FilesShown files_;
  Statement select_person_;
  Statement select_key_;
  Statement select_rooms_;
  Statement select_entry_;
};

}  // namespace teahouse
