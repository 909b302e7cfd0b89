#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "ports/directory.hpp"
#include "ports/store.hpp"

namespace teahouse {

/// Everything in memory and gone with the process: the reference that the other stores are compared with, and
/// what tests and the simulation use. Answers on the calling thread, before the call returns. Any thread.
class MemoryStore final : public Store, public Directory {
 public:
  MemoryStore();

  void append(Draft draft, Done<Appended> done) override;
  void page(PageQuery query, Done<std::variant<Page, Refusal>> done) override;
  void changes(std::uint64_t after, Done<Changes> done) override;

  void person(UserId who, Done<PersonRecord> done) override;
  void rename(UserId who, std::string name, Instant at, Done<Instant> done) override;
  void mark(UserId who, RoomId room, Position position, Done<std::optional<Mark>> done) override;
  void create_room(RoomDraft draft, Done<Appended> done) override;
  void find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) override;

 private:
  struct Log {
    RoomRecord record;  ///< Its pair is filled in by record().
    std::vector<UserId> pair;
    std::string folded_name;
    std::string folded_text;  ///< What find_rooms looks into.
    std::uint64_t made = 0;
    std::uint64_t changed = 0;
    std::vector<EntryPtr> entries;  ///< As they are now.
    /// By the message and the emoji: who has it there, and since which entry.
    std::map<std::pair<Position, std::string>, std::map<Position, UserId>> reactions;
  };

  struct Belonging {
    bool here = false;
    Position mark;
    EntryPtr turn;  ///< The newest Entered (if here) or Left (if not) of theirs, in an open room.
  };

  struct Acquaintance {
    std::string name;
    Instant named;
    std::map<RoomId, Belonging> rooms;
  };

  // Under the mutex.
  Appended append_now(const Draft& draft);
  Appended create_now(const RoomDraft& draft);
  std::variant<Page, Refusal> page_now(const PageQuery& query) const;
  Changes changes_after(std::uint64_t after) const;
  PersonRecord person_now(UserId who) const;
  Instant rename_now(const Person& person, Instant at);
  std::optional<Mark> mark_now(UserId who, RoomId room, Position position);
  std::vector<RoomFound> find_now(const RoomSearch& search) const;

  std::optional<Refusal> refusal(const Draft& draft) const;
  std::optional<Refusal> refuse_message(const Draft& draft) const;
  std::optional<Refusal> refuse_reaction(const Log& log, const Draft& draft) const;
  static std::optional<Refusal> refuse_pin(const Log& log, const Draft& draft);
  static std::vector<EntryPtr> pins_of(const Log& log);
  static What completed(const Log& log, const What& what);
  static void show(Log& log, const Entry& change);
  static EntryPtr without_reactions(const EntryPtr& entry);
  EntryPtr read_by(const Log& log, const EntryPtr& entry, UserId reader) const;
  Stored write(const Draft& draft);
  Stored stored(const EntryPtr& entry, bool repeated) const;
  Log& make_room(RoomId id, std::string name, std::string topic);
  const Log* find(RoomId room) const;
  const EntryPtr* entry_by_cid(UserId author, const Cid& cid) const;
  static const EntryPtr* entry_at(const Log* log, Position position);
  const Belonging* belonging(UserId who, RoomId room) const;
  Acquaintance& known(const Person& person, Instant at);
  RoomRecord record(const Log& log) const;
  Membership membership(const Log& log, Position mark) const;

  template <typename Answer>
  auto locked(Answer answer) {
    const std::lock_guard lock(mutex_);
    return answer();
  }

  std::mutex mutex_;

  // Under the mutex.
  std::unordered_map<RoomId, Log> rooms_;
  std::map<std::uint64_t, RoomId> rooms_by_change_;
  std::unordered_map<UserId, Acquaintance> people_;
  std::map<std::pair<UserId, Cid>, std::pair<RoomId, Position>> entries_by_cid_;
  std::uint64_t changes_ = 0;
};

}  // namespace teahouse
