#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/forgetting.hpp"
#include "adapters/sqlite/invites.hpp"
#include "adapters/sqlite/messages.hpp"
#include "adapters/sqlite/rows.hpp"
#include "adapters/sqlite/subscription_rows.hpp"
#include "base/result.hpp"
#include "core/records.hpp"

namespace teahouse {

/// Decides what becomes of drafts, as Store and Directory say, inside the writer's transaction, and writes it
/// down.
///
/// Nothing else writes: so what was read once in a transaction is kept in memory until its end. Used on the
/// writer's thread. After a DatabaseError it must not be used again.
class Ledger {
 public:
  explicit Ledger(Database& database);

  Appended append(const Draft& draft);
  ForgottenAll forget(const ForgetDraft& wish);
  Appended create_room(const RoomDraft& draft);
  Instant rename(UserId who, const std::string& name, Instant at);
  std::optional<Mark> mark(UserId who, const MarkMove& move);
  FileRows& files() { return messages_.files(); }
  Invited invite(const InviteDraft& draft);
  Invited revoke(UserId who, RoomId room, InviteId invite, Instant now);
  bool subscribe(UserId who, const Subscription& subscription, Instant now);
  bool unsubscribe(std::optional<UserId> who, const std::string& endpoint) {
    return subscriptions_.drop(who, endpoint);
  }

  std::optional<RoomSettings> set_room(UserId who, RoomId room, RoomSettings settings);

  /// Whether words that were taken back are to be written over, and to do some of it, in a transaction of its
  /// own.
  bool is_forgetting() { return forgetting_.is_behind(); }
  void forget_some() { forgetting_.take_some(messages_); }

  /// Writes down how far the rooms have come. The last thing in each transaction.
  void settle();

 private:
  struct Room {
    Key key = 0;
    RoomRecord record;  ///< The names of a pair may be old.
    std::uint64_t said = 0;
    Position last;
    Instant at;
    std::uint64_t changed = 0;
    bool grew = false;
  };

  struct Belonging {
    bool here = false;
    Position mark;
    std::uint64_t said = 0;  ///< Messages up to the mark.
    std::uint32_t backs = 0;
    Position turn;  ///< The newest Entered, or Left if not here.
    Role role = Role::member;
    Position shown{};  ///< The other of a direct room knows that the mark was here.
  };

  /// May be written; or is answered by the entry at a position.
  struct Go {};
  using Verdict = std::variant<Go, Position, Refusal>;
  Verdict judge(const Draft& draft, const Room* room, std::optional<Key> author);
  Verdict judge_open(const Draft& draft, const Room* room, std::optional<Key> author);
  Verdict judge_keeping(const Draft& draft, const Room& room);
  Verdict judge_member(const Draft& draft, const Room& room);
  Verdict judge_entering(const Draft& draft, const Room& room, const std::optional<Belonging>& own);
  Verdict judge_direct(const Draft& draft, const Room* room);

  /// Nothing if the author used the cid before.
  std::optional<Stored> write(Room& room, Key author, const Draft& draft);
  std::optional<Appended> repeat(Key author, const Draft& draft);
  EntryPtr entry_by_cid(Key author, const Cid& cid);
  Stored stored(const Room& room, EntryPtr entry, bool repeated);
  What completed(const Draft& draft, const Room& room, Key author);
  void keep(Room& room, const What& what);
  void write_arrangement(Room& room, const Arranged& arranged);
  void take_turn(Room& room, Key author, const Draft& draft);

  /// Why they may not do what keepers of the room do.
  std::optional<Refusal> refuse_keeping(RoomId id, const Room* room, std::optional<Key> person);
  /// For whoever is not in it a private room is not there.
  static Refusal hidden(const Room& room, Refusal otherwise);

  std::optional<Key> find_person(UserId who);
  Key known(const Person& person, Instant at);
  Room* find_room(RoomId id);
  Room& known_room(RoomId id);  ///< One that must be there.
  Room& room_numbered(Key key);
  Room* make_room(RoomId id, const std::string& name, const std::string& topic, Access access,
                  std::optional<std::pair<Key, Key>> pair);
  Room& make_direct(const Draft& draft, Key author);
  std::optional<Belonging> belonging(Key person, const Room& room);
  std::uint64_t said_up_to(const Room& room, Position position);

  Database& database_;
  Messages messages_;
  Forgetting forgetting_;
  FilesShown shown_;
  Invites invites_;
  SubscriptionRows subscriptions_;
  Statement select_person_;
  Statement select_name_;
  Statement insert_person_;
  Statement rename_person_;
  Statement select_room_;
  Statement select_room_id_;
  Statement insert_room_;
  Statement update_room_;
  Statement select_called_;
  Statement arrange_;
  Statement select_membership_;
  Statement upsert_membership_;
  Statement select_role_;
  Statement select_heir_;
  Statement select_called_so_;
  Statement count_keepers_;
  Statement set_role_;
  Statement remove_;
  Statement keep_name_;
  Statement forget_names_;
  Statement move_mark_;
  Statement set_mark_;
  Statement set_shown_;
  Statement set_room_;
  Statement forget_settings_;
  Statement insert_entry_;
  Statement select_entry_by_cid_;
  Statement select_entry_;
  Statement select_said_;
  Statement select_rooms_of_;

  std::uint64_t changes_ = 0;
  std::unordered_map<RoomId, Room> rooms_;  ///< Of this transaction.
  std::unordered_map<UserId, Key> people_;  ///< They never change; forgotten all at once when they are many.
};

}  // namespace teahouse
