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
#include "ports/files.hpp"
#include "ports/invitations.hpp"
#include "ports/store.hpp"
#include "ports/subscriptions.hpp"

namespace teahouse {

/// Everything in memory and gone with the process: the reference that the other stores are compared with, and
/// what tests and the simulation use. Answers on the calling thread, before the call returns. Any thread.
class MemoryStore final : public Store,
                          public Directory,
                          public Files,
                          public Invitations,
                          public Subscriptions {
 public:
  MemoryStore();

  void append(Draft draft, Done<Appended> done) override;
  void forget(ForgetDraft wish, Done<ForgottenAll> done) override;
  void page(PageQuery query, Done<std::variant<Page, Refusal>> done) override;
  void find_messages(MessageSearch search, Done<std::variant<MessagesFound, Refusal>> done) override;
  void own_messages(UserId who, std::optional<OwnPlace> after, Done<OwnMessages> done) override;
  void changes(std::uint64_t after, Done<Changes> done) override;

  void person(UserId who, Done<PersonRecord> done) override;
  void rename(UserId who, std::string name, Instant at, Done<Instant> done) override;
  void mark(UserId who, MarkMove move, Done<std::optional<Mark>> done) override;
  void set_room(UserId who, RoomId room, RoomSettings settings,
                Done<std::optional<RoomSettings>> done) override;
  void create_room(RoomDraft draft, Done<Appended> done) override;
  void find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) override;

  void find_members(MemberSearch search, Done<std::variant<Members, Refusal>> done) override;
  void find_person(UserId whom, Done<std::optional<PersonFound>> done) override;

  void begin_file(FileDraft draft, FileLimits limits, Done<FileBegun> done) override;
  void own_file(UserId owner, FileId file, Done<std::optional<FileRecord>> done) override;
  void finish_file(FileId file, FileFacts facts, Done<bool> done) override;
  void drop_file(UserId owner, FileId file, Done<bool> done) override;
  void file_in(RoomId room, FileId file, UserId reader, Done<std::optional<FileRecord>> done) override;
  void unneeded_files(Instant begun_before, Done<std::vector<FileId>> done) override;
  void files_are_gone(std::vector<FileId> files, Instant now, Done<bool> done) override;

  void invite(InviteDraft draft, Done<Invited> done) override;
  void revoke(UserId who, RoomId room, InviteId invite, Instant now, Done<Invited> done) override;
  void invites(UserId who, RoomId room, Instant now, Done<Invited> done) override;
  void find_invite(InviteId invite, UserId who, Instant now,
                   Done<std::variant<InviteFound, Refusal>> done) override;
  void subscribe(UserId who, Subscription subscription, Instant now, Done<bool> done) override;
  void unsubscribe(std::optional<UserId> who, std::string endpoint, Done<bool> done) override;
  void subscribers(SubscriberSearch search, Done<Subscribers> done) override;

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
    std::uint32_t backs = 0;  ///< How often the mark was set back.
    EntryPtr
        turn;  ///< The newest Entered (if here) or Left (if not) of theirs, in a room that somebody made.
    Role role = Role::member;
    RoomSettings settings{};
    Position shown{};  ///< Others know that the mark was here.
  };

  struct Acquaintance {
    std::string name;
    Instant named;
    std::map<RoomId, Belonging> rooms;
    Instant since{};
    std::vector<FormerName> former{};                        ///< The newest first.
    std::vector<std::pair<Subscription, Instant>> browsers;  ///< And when they said so, the oldest first.
  };

  enum class FileState { coming, whole, in_message, to_go, gone };
  struct KeptFile {
    FileRecord record;
    UserId owner;
    FileState state = FileState::coming;
    Instant at;
    RoomId room;       ///< Of the message that has it,
    Position message;  ///< and where that is.
  };

  // Under the mutex.
  Appended append_now(const Draft& draft);
  Appended create_now(const RoomDraft& draft);
  ForgottenAll forget_now(const ForgetDraft& wish);
  std::variant<Page, Refusal> page_now(const PageQuery& query) const;
  std::variant<MessagesFound, Refusal> messages_now(const MessageSearch& search) const;
  OwnMessages own_now(UserId who, const std::optional<OwnPlace>& after) const;
  Changes changes_after(std::uint64_t after) const;
  PersonRecord person_now(UserId who) const;
  Instant rename_now(const Person& person, Instant at);
  std::optional<Mark> mark_now(UserId who, const MarkMove& move);
  std::optional<RoomSettings> set_now(UserId who, RoomId room, RoomSettings settings);
  std::vector<RoomFound> find_now(const RoomSearch& search) const;

  bool subscribe_now(UserId who, const Subscription& subscription, Instant now);
  bool unsubscribe_now(std::optional<UserId> who, const std::string& endpoint);
  Subscribers subscribers_now(const SubscriberSearch& search) const;
  Invited invite_now(const InviteDraft& draft);
  Invited revoke_now(UserId who, RoomId room, InviteId invite, Instant now);
  Invited invites_now(UserId who, RoomId room, Instant now) const;
  std::variant<InviteFound, Refusal> find_invite_now(InviteId invite, UserId who, Instant now) const;

  std::optional<Refusal> refusal(const Draft& draft) const;
  std::optional<Refusal> refuse_here(const Log& log, const Belonging& own, const Draft& draft) const;
  std::optional<Refusal> refuse_entering(const Log& log, const Draft& draft) const;
  std::optional<Refusal> refuse_keeping(UserId who, RoomId room) const;
  std::vector<Invite> good_invites(RoomId room, Instant now) const;
  std::optional<Refusal> refuse_message(const Draft& draft) const;
  std::optional<Refusal> refuse_reaction(const Log& log, const Draft& draft) const;
  static std::optional<Refusal> refuse_pin(const Log& log, const Draft& draft);
  static std::vector<EntryPtr> pins_of(const Log& log);
  What completed(const Log& log, const Draft& draft) const;
  std::optional<Refusal> refuse_reading(UserId who, const Log& log) const;
  std::variant<Members, Refusal> members_now(const MemberSearch& search) const;
  std::optional<PersonFound> person_found(UserId whom) const;
  std::optional<Refusal> refuse_member(const Log& log, const Draft& draft) const;
  std::size_t keepers(RoomId room) const;
  std::optional<Person> heir(RoomId room, UserId who) const;
  void keep(Log& log, const EntryPtr& entry);
  FileBegun begin_now(const FileDraft& draft, const FileLimits& limits);
  KeptFile* own_unsent(UserId owner, FileId file);
  std::optional<Refusal> refuse_files(const Draft& draft) const;
  void give_files(const Entry& entry);
  void forget_files(RoomId room, Position message);
  void forget_files_of(UserId owner, RoomId room);
  static void show(Log& log, const Entry& change);
  static EntryPtr without_reactions(const EntryPtr& entry);
  EntryPtr read_by(const Log& log, const EntryPtr& entry, UserId reader) const;
  Stored write(const Draft& draft);
  Stored stored(const EntryPtr& entry, bool repeated) const;
  Log& make_room(RoomId id, std::string name, std::string topic, Access access = Access::open);
  static void name(Log& log);  ///< What its names are found and compared by.
  bool is_called(RoomId but, const std::string& folded) const;
  const Log* find(RoomId room) const;
  const EntryPtr* entry_by_cid(UserId author, const Cid& cid) const;
  static const EntryPtr* entry_at(const Log* log, Position position);
  const Belonging* belonging(UserId who, RoomId room) const;
  Acquaintance& known(const Person& person, Instant at);
  RoomRecord record(const Log& log) const;
  Membership membership(const Log& log, const Belonging& own) const;

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
  std::unordered_map<FileId, KeptFile> files_;
  std::map<InviteId, std::pair<RoomId, Invite>> invites_;
  std::uint64_t changes_ = 0;
};

}  // namespace teahouse
